import { breakGlassTable } from './break-glass/table.ts';
import { dueActionsTable } from './due-actions/table.ts';
import { failsafeTable } from './failsafe/table.ts';
import { laboratoryFilesTable } from './laboratory-files/table.ts';
import { laboratoryItemsTable } from './laboratory-items/table.ts';
import { lettersTable } from './letters/table.ts';
import { messagesTable } from './messages/table.ts';
import { missingFilesTable } from './missing-files/table.ts';
import { nonRespondersTable } from './non-responders/table.ts';
import { participantSummaryTable } from './participant-summary/table.ts';
import { practicesTable } from './practices/table.ts';
import { priorNotificationListTable } from './prior-notification-list/table.ts';
import { sendersTable } from './senders/table.ts';
import { slideNumbersTable } from './slide-numbers/table.ts';
import type { Table } from './tables/table.ts';
import { toBeToldTable } from './to-be-told/table.ts';
import { toReviewTable } from './to-review/table.ts';
import { validationTable } from './validation/table.ts';

/** Those that follow from the participants' streams. */
export const participantTables: readonly Table[] = [
  participantSummaryTable,
  dueActionsTable,
  priorNotificationListTable,
  nonRespondersTable,
  toReviewTable,
  validationTable,
  failsafeTable,
  lettersTable,
  slideNumbersTable,
  toBeToldTable,
];

/** Those that follow from what laboratories send, and from the register of those who send them samples. */
export const laboratoryTables: readonly Table[] = [laboratoryFilesTable, laboratoryItemsTable, missingFilesTable, sendersTable];

/** Those that follow from messages on their way to participants. */
export const messageTables: readonly Table[] = [messagesTable];

/** Those of looks at people whom who looked may not see otherwise. */
export const accessTables: readonly Table[] = [breakGlassTable];

/** Every table of the read models. */
export const tables: readonly Table[] = [...participantTables, ...laboratoryTables, ...messageTables, practicesTable, ...accessTables];
