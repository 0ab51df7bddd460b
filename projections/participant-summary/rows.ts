import type { CivilDate } from '../../domain/dates/civil-date.ts';
import { searchText } from '../../domain/names/search-text.ts';
import { isPaused, nextTestDueDate, type Participant, recallStatus } from '../../domain/participant/participant.ts';
import { isInadequate } from '../../domain/participant/results.ts';
import { ofParticipants } from '../participant-history.ts';
import { codesOf } from '../../domain/participant/test-result.ts';
import { participantSummaryTable } from './table.ts';

const sinceOf = ({ ceased, round, schedule }: Participant): CivilDate => {
  if (ceased !== null) return ceased.since;
  switch (round.status) {
    case 'not-due':
      return schedule.since;
    case 'pnl':
      return round.listedOn;
    case 'invited':
      return round.invitedOn;
    case 'reminded':
      return round.remindedOn;
    case 'non-responder':
      return round.since;
  }
};

/**
 * One literal: an object of so many members that is put together from others by spreading takes the engine some hundred times
 * as long, which was more than half of a rebuild.
 */
export const participantSummary = ofParticipants(participantSummaryTable, '3', (participantId, p, { revision, position }, { lastDeferral }) => {
  const { name, dateOfBirth, practice, gender, address } = p.demographics;
  const lastTest = p.results.at(-1);
  return [
    {
      participant_id: participantId,
      nhs_number: p.nhsNumber,
      family_name: name.family,
      given_name: name.given,
      date_of_birth: dateOfBirth,
      practice,
      prefix: name.prefix,
      other_given_names: name.otherGiven,
      previous_family_name: name.previousFamily,
      family_name_search: searchText(name.family),
      previous_family_name_search: searchText(name.previousFamily),
      given_name_search: searchText(name.given),
      postcode_search: searchText(address?.postcode ?? null),
      gender,
      address_lines: address?.lines ?? [],
      postcode: address?.postcode ?? null,
      joined_on: p.joinedOn,
      opted_in: p.optedIn,
      registration: p.inactive === null ? ('active' as const) : ('inactive' as const),
      inactive_reason: p.inactive?.reason ?? null,
      inactive_since: p.inactive?.since ?? null,
      recall_type: p.schedule.recallType,
      recall_status: recallStatus(p),
      recall_status_since: sinceOf(p),
      next_test_due_date: nextTestDueDate(p),
      basis: p.schedule.basis,
      ceased_reason: p.ceased?.reason ?? null,
      ceased_since: p.ceased?.since ?? null,
      paused: isPaused(p),
      paused_by_hand_since: p.pausedByHand,
      non_responder_count: p.nonResponderCount,
      deferrals_in_a_row: p.deferralsInARow,
      last_deferral_reason: lastDeferral?.reason ?? null,
      last_deferral_on: lastDeferral?.on ?? null,
      last_test_date: lastTest?.testDate ?? null,
      last_test_codes: lastTest === undefined ? null : codesOf(lastTest),
      last_test_months: lastTest?.months ?? null,
      results: p.results.length,
      referred_on_test_of: p.referral?.testDate ?? null,
      referral_weeks: p.referral?.weeks ?? null,
      revision,
      position,
      last_adequate_test_date: p.results.findLast((result) => !isInadequate(result))?.testDate ?? null,
      restricted: p.restricted,
    },
  ];
});
