import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { Demographics } from '../../domain/participant/demographics.ts';
import { isPaused, nextTestDueDate, type Participant, recallStatus } from '../../domain/participant/participant.ts';
import { isInadequate } from '../../domain/participant/results.ts';
import { ofParticipants } from '../participant-history.ts';
import { lastTestRow } from '../tables/last-test.ts';
import { personRow } from '../tables/person.ts';
import { searchText } from './search-text.ts';
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

const registered = ({ name, gender, address }: Demographics) => ({
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
});

const recalled = (p: Participant) => ({
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
});

export const participantSummary = ofParticipants(participantSummaryTable, '2', (participantId, p, { revision, position }, { lastDeferral }) => [
  {
    ...personRow(participantId, p),
    ...registered(p.demographics),
    joined_on: p.joinedOn,
    opted_in: p.optedIn,
    ...recalled(p),
    paused: isPaused(p),
    paused_by_hand_since: p.pausedByHand,
    non_responder_count: p.nonResponderCount,
    deferrals_in_a_row: p.deferralsInARow,
    last_deferral_reason: lastDeferral?.reason ?? null,
    last_deferral_on: lastDeferral?.on ?? null,
    ...lastTestRow(p),
    results: p.results.length,
    referred_on_test_of: p.referral?.testDate ?? null,
    referral_weeks: p.referral?.weeks ?? null,
    revision,
    position,
    last_adequate_test_date: p.results.findLast((result) => !isInadequate(result))?.testDate ?? null,
  },
]);
