import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { nothing } from '../decode.ts';
import { openApiDocument } from '../openapi/document.ts';
import { type Operation, operation } from '../operation.ts';
import { readAccessLog } from './access-log.ts';
import { readAccessReport } from './access-report.ts';
import { breakGlass } from './break-glass.ts';
import { addParticipant } from './add-participant.ts';
import { callAndRecall } from './call-and-recall.ts';
import { codes } from './codes.ts';
import { dummyRegistrations } from './dummy-registrations.ts';
import { apiPlatform } from './api-platform.ts';
import { health } from './health.ts';
import { readiness } from './readiness.ts';
import { laboratoryActs } from './laboratory-acts.ts';
import { laboratoryFiles } from './laboratory-files.ts';
import { laboratoryLinks } from './laboratory-links.ts';
import { laboratoryItems } from './laboratory-items.ts';
import { missingFiles } from './missing-files.ts';
import { messageActs } from './message-acts.ts';
import { messages } from './messages.ts';
import { notifyCallbacks } from './notify-callbacks.ts';
import { messagePreview } from './message-preview.ts';
import { participantDetails } from './participant-details.ts';
import { practiceAddresses } from './practice-addresses.ts';
import { practiceLists } from './practice-lists.ts';
import { printedLists } from './printed-lists.ts';
import { readParticipant } from './read-participant.ts';
import { reconciliations } from './reconciliation.ts';
import { recordKeeping } from './record-keeping.ts';
import { restricting } from './restricting.ts';
import { results } from './results.ts';
import { rules } from './rules.ts';
import { downloads } from './screening-histories.ts';
import { searchBySlide } from './search-by-slide.ts';
import { search } from './search.ts';
import { senderOperations } from './senders.ts';
import { session } from './session.ts';
import { worklists } from './worklists.ts';

const description = operation({
  id: 'read-openapi',
  needs: 'nothing',
  method: 'GET',
  path: '/openapi.json',
  tag: 'System',
  summary: 'Read this description',
  description: 'The OpenAPI 3.1 document of the API, as programs read it.',
  params: nothing,
  query: nothing,
  headers: nothing,
  body: nothing,
  answer: t.record(t.string, t.unknown),
  answerDescription: 'The document.',
  answerExample: { openapi: '3.1.0' },
  lasting: true,
  problems: [],
  run: async () => E.right({ body: openApi as Record<string, unknown> }),
});

/** Everything the API does. */
export const operations: readonly Operation[] = [
  search,
  searchBySlide,
  addParticipant,
  ...readParticipant,
  ...participantDetails,
  ...downloads,
  ...callAndRecall,
  ...recordKeeping,
  ...restricting,
  ...breakGlass,
  ...results,
  ...practiceLists,
  ...practiceAddresses,
  ...printedLists,
  ...worklists,
  ...laboratoryFiles,
  ...laboratoryLinks,
  missingFiles,
  ...senderOperations,
  ...laboratoryItems,
  ...laboratoryActs,
  dummyRegistrations,
  ...messages,
  ...messageActs,
  ...messagePreview,
  ...notifyCallbacks,
  ...reconciliations,
  readAccessLog,
  readAccessReport,
  ...rules,
  ...codes,
  ...session,
  ...health,
  readiness,
  ...apiPlatform,
  description,
];

export const openApi = openApiDocument(operations);
