import * as t from 'io-ts';
import type { Seen } from '../../../application/access/seen.ts';
import { ParticipantId } from '../../../application/participant-id.ts';
import type { StoredItem } from '../../../application/laboratory/stored-items.ts';
import { CivilDate } from '../../../domain/dates/civil-date.ts';
import { Finding, ItemOutcome, QueryReason } from '../../../domain/laboratory/item/events.ts';
import type { Place } from '../../../domain/laboratory/item/item.ts';
import { CaseNumber } from '../../../domain/identifiers/case-number.ts';
import { Proposal } from '../../../domain/laboratory/item/proposal.ts';
import { ItemList, ItemStatus, statusOf } from '../../../domain/laboratory/item/status.ts';
import { reportFaults } from '../../../domain/laboratory/read-result.ts';
import { Report } from '../../../domain/laboratory/report.ts';
import type { LaboratoryItemRow } from '../../../projections/laboratory-items/table.ts';
import { isProblemCode, problemKinds } from '../problems/problem.ts';
import { orNull } from './or-null.ts';
import { Actor, Instant } from './told.ts';

const Held = t.type({ by: t.string, until: Instant }, 'Held');

/** A row of a worklist. */
export const ListedItem = t.type(
  {
    item: t.string, file: t.string, number: t.Integer, laboratory: t.string, status: ItemStatus, since: CivilDate, receivedOn: CivilDate, answerBy: CivilDate,
    nhsNumber: orNull(t.string), familyName: orNull(t.string), givenName: orNull(t.string), dateOfBirth: orNull(t.string), testDate: orNull(CivilDate), codes: orNull(t.string),
    candidates: t.Integer, faults: t.array(t.string), participantId: orNull(t.string), proposed: orNull(t.string), processor: orNull(t.string), held: orNull(Held),
  },
  'ListedItem',
);

const heldOf = (by: string | null, until: string | null, now: string) => (by !== null && until !== null && until > now ? { by, until } : null);

export const listedItem = (row: LaboratoryItemRow, now: string): t.TypeOf<typeof ListedItem> => ({
  item: row.item,
  file: row.file,
  number: row.number,
  laboratory: row.laboratory,
  status: statusOf({ list: row.list, queryReason: row.query_reason, sentBack: row.sent_back, heldUntil: row.held_until }, now),
  since: row.since,
  receivedOn: row.received_on,
  answerBy: row.answer_by,
  nhsNumber: row.nhs_number,
  familyName: row.family_name,
  givenName: row.given_name,
  dateOfBirth: row.date_of_birth,
  testDate: row.test_date,
  codes: row.codes,
  candidates: row.candidates,
  faults: [...row.faults],
  participantId: row.participant_id,
  proposed: row.proposed,
  processor: row.proposed_by ?? (row.list === 'to-check' ? null : (heldOf(row.held_by, row.held_until, now)?.by ?? null)),
  held: heldOf(row.held_by, row.held_until, now),
});

export const Said = t.type({ code: t.string, says: t.string }, 'Said');
const CandidateAnswer = t.type({ participantId: ParticipantId, score: t.number, because: t.array(Said) }, 'PossiblePerson');
const Happened = t.type({ type: t.string, on: CivilDate, at: Instant, actor: Actor, caseNumber: orNull(CaseNumber), comment: orNull(t.string) }, 'ItemHistory');

/** One item, with all that somebody needs who is to decide about it. */
export const LaboratoryItem = t.type(
  {
    item: t.string, file: t.string, number: t.Integer, laboratory: t.string, list: ItemList, status: ItemStatus, since: CivilDate, receivedOn: CivilDate,
    report: Report, finding: orNull(Finding), candidates: t.array(CandidateAnswer), queryReason: orNull(QueryReason), faults: t.array(Said), participantId: orNull(t.string),
    proposal: orNull(Proposal), proposedBy: orNull(t.string), held: orNull(Held), outcome: orNull(ItemOutcome), history: t.array(Happened),
  },
  'LaboratoryItem',
);

/** What a fault means, in words. */
const faultSays = (code: string): string =>
  isProblemCode(code) ? problemKinds[code].says : Object.hasOwn(reportFaults, code) ? reportFaults[code as keyof typeof reportFaults] : code;

const inWords = (word: string): string => word.replaceAll('-', ' ').replaceAll(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`).replace(/^nhs/, 'NHS');

/** A code of what speaks for or against somebody, with its words. */
export const said = (because: string): t.TypeOf<typeof Said> => ({ code: because, says: because.split(':').map(inWords).join(': ') });

/** Whoever waits on a list keeps what was found while it is checked. */
const beneath = (place: Place): Place => (place.at === 'to-check' ? place.cameFrom : place);

export const laboratoryItem = ({ id, item, recorded }: Seen<StoredItem>, now: string): t.TypeOf<typeof LaboratoryItem> => {
  const { place, lock } = item;
  const found = beneath(place);
  return {
    item: id,
    file: item.file,
    number: item.number,
    laboratory: item.laboratory,
    list: place.at,
    status: statusOf({ list: place.at, queryReason: place.at === 'to-query' ? place.reason : null, sentBack: item.sentBack, heldUntil: lock?.until ?? null }, now),
    since: item.since,
    receivedOn: item.receivedOn,
    report: item.report,
    finding: 'finding' in found ? found.finding : null,
    candidates: 'candidates' in found ? found.candidates.map(({ participantId, score, because }) => ({ participantId: participantId as ParticipantId, score, because: because.map(said) })) : [],
    queryReason: found.at === 'to-query' ? found.reason : null,
    faults: 'faults' in found ? found.faults.map((code) => ({ code, says: faultSays(code) })) : [],
    participantId: 'participantId' in found ? found.participantId : null,
    proposal: 'proposal' in place ? place.proposal : null,
    proposedBy: place.at === 'to-check' ? place.proposedBy : null,
    held: heldOf(lock?.by ?? null, lock?.until ?? null, now),
    outcome: place.at === 'settled' ? place.outcome : null,
    history: recorded.map(({ type, data, recordedAt, metadata }) => {
      const { on, caseNumber = null, comment = null } = data as { on: CivilDate; caseNumber?: CaseNumber; comment?: string };
      return { type, on, at: recordedAt, actor: { ...metadata.actor }, caseNumber, comment };
    }),
  };
};
