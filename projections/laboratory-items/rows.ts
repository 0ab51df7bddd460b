import { addDays, type CivilDate } from '../../domain/dates/civil-date.ts';
import type { Item, ItemRecord, Place } from '../../domain/laboratory/item/item.ts';
import { readDate } from '../../domain/laboratory/read-identity.ts';
import { inForce } from '../../domain/rules/dated.ts';
import type { Policy } from '../../domain/rules/policy.ts';
import { senderCodeOf } from '../../domain/sender/code.ts';
import { projection } from '../projection.ts';
import { laboratoryItemsTable } from './table.ts';

/** The test cannot have been later than the day on which its result came, whatever is written. */
const answerBy = (testDate: CivilDate | null, receivedOn: CivilDate, policy: Policy): CivilDate => {
  const from = testDate !== null && testDate < receivedOn ? testDate : receivedOn;
  return addDays(from, inForce(policy.laboratoryWork, receivedOn).value.answerWithinDays);
};

const whose = (place: Place): string | null => {
  if ('participantId' in place) return place.participantId;
  return 'proposal' in place && place.proposal.kind === 'record' ? place.proposal.participantId : null;
};

const row = (item: string, { place, report, lock, ...rest }: Item, policy: Policy) => {
  const testDate = readDate(report.testDate ?? '');
  return {
    item,
    file: rest.file,
    number: rest.number,
    laboratory: rest.laboratory,
    list: place.at,
    since: rest.since,
    received_on: rest.receivedOn,
    answer_by: answerBy(testDate, rest.receivedOn, policy),
    finding: place.at === 'to-process' ? place.finding : null,
    candidates: 'candidates' in place ? place.candidates.length : 0,
    query_reason: place.at === 'to-query' ? place.reason : null,
    faults: place.at === 'validation' ? place.faults : [],
    sent_back: rest.sentBack,
    proposed: 'proposal' in place ? place.proposal.kind : null,
    proposed_by: place.at === 'to-check' ? place.proposedBy : null,
    held_by: lock?.by ?? null,
    held_until: lock?.until ?? null,
    outcome: place.at === 'settled' ? place.outcome : null,
    participant_id: whose(place),
    nhs_number: report.nhsNumber ?? null,
    family_name: report.familyName ?? null,
    given_name: report.givenName ?? null,
    date_of_birth: report.dateOfBirth ?? null,
    test_date: testDate,
    codes: report.codes ?? null,
    slide_number: report.slideNumber ?? null,
    sender_code: report.senderCode === undefined ? null : senderCodeOf(report.senderCode),
  };
};

/** Follows from the policy's days too: another policy fills it anew. */
export const laboratoryItems = (policy: Policy) =>
  projection<ItemRecord, typeof laboratoryItemsTable.columns>(laboratoryItemsTable, `2, policy ${policy.version}`, (owner, item) =>
    item.kind === 'item' ? [row(owner, item, policy)] : [],
  );
