import type { Kysely } from 'kysely';
import type { DueActionRow } from './due-actions/table.ts';
import type { FailsafeRow } from './failsafe/table.ts';
import type { LaboratoryFileRow } from './laboratory-files/table.ts';
import type { LaboratoryItemRow } from './laboratory-items/table.ts';
import type { LetterRow } from './letters/table.ts';
import type { MessageRow } from './messages/table.ts';
import type { MissingFileRow } from './missing-files/table.ts';
import type { NonResponderRow } from './non-responders/table.ts';
import type { ParticipantSummaryRow } from './participant-summary/table.ts';
import type { PriorNotificationRow } from './prior-notification-list/table.ts';
import type { SenderRow } from './senders/table.ts';
import type { PracticeRow } from './practices/table.ts';
import type { SlideNumberRow } from './slide-numbers/table.ts';
import { schema } from './tables/table.ts';
import type { ToBeToldRow } from './to-be-told/table.ts';
import type { ToReviewRow } from './to-review/table.ts';
import type { RefusedResultRow } from './validation/table.ts';

/** The tables of the read models, by name. */
export interface ReadModelTables {
  readonly participant_summary: ParticipantSummaryRow;
  readonly due_action: DueActionRow;
  readonly prior_notification_list: PriorNotificationRow;
  readonly non_responder: NonResponderRow;
  readonly to_review: ToReviewRow;
  readonly refused_result: RefusedResultRow;
  readonly failsafe: FailsafeRow;
  readonly letter_asked_for: LetterRow;
  readonly slide_number: SlideNumberRow;
  readonly to_be_told: ToBeToldRow;
  readonly laboratory_file: LaboratoryFileRow;
  readonly laboratory_item: LaboratoryItemRow;
  readonly message: MessageRow;
  readonly laboratory_missing_file: MissingFileRow;
  readonly sender: SenderRow;
  readonly practice_notification: PracticeRow;
}

export type ReadModelsDb = Kysely<ReadModelTables>;

/** A connection as the queries of this room use it. */
export const readModelsDb = (db: Kysely<unknown>): ReadModelsDb => db.withSchema(schema);
