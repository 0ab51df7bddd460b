import type { Decision } from '../../decision.ts';
import { inForce } from '../../rules/dated.ts';
import type { Policy } from '../../rules/policy.ts';
import type { CivilDate } from '../../dates/civil-date.ts';
import { event } from '../events.ts';
import type { Participant } from '../participant.ts';
import { newest } from '../results.ts';
import { isSameReport, isSameTest, type RecordedResult, type TestResult } from '../test-result.ts';
import { after, cite, draft, nothing, together } from './drafting.ts';
import { reviseNewest } from './follow-newest.ts';
import { restrictedAs } from './restricting.ts';
import { reinstated, schedule } from './scheduling.ts';

/**
 * Another record, which stands in the stream named, is this person's too: the histories are read as one from here on.
 * Said once more it adds only what the other record has come to hold since. D-29.
 */
export const merge = (p: Participant, other: Participant, participantId: string, today: CivilDate, policy: Policy): Decision =>
  [record, restriction, cease, recall, revision, waiting].reduce<Decision>(
    (so, part) => together(so, part(after(p, so.events), { other, participantId, before: p, today, policy })),
    nothing,
  );

interface Merger {
  readonly other: Participant;
  readonly participantId: string;
  /** The person's own record, before it took anything over. */
  readonly before: Participant;
  readonly today: CivilDate;
  readonly policy: Policy;
}
type Part = (p: Participant, merger: Merger) => Decision;

const record: Part = (p, { other, participantId, today }) => {
  const isKnown = p.mergedFrom.some((merged) => merged.participantId === participantId);
  const results = other.results
    .filter((result) => !p.results.some((held) => isSameTest(held, result)))
    .map((result, i): RecordedResult => ({ ...result, number: p.resultsEverRecorded + 1 + i }));
  if (isKnown && results.length === 0) return nothing;
  const { nhsNumber, dischargedOn, nonResponderCount, deferralsInARow } = other;
  const merged = event('record-merged', {
    participantId,
    nhsNumber,
    mergedFrom: [...other.mergedFrom],
    results,
    dischargedOn,
    nonResponderCount: isKnown ? 0 : nonResponderCount,
    deferralsInARow,
    ...(isKnown ? {} : keptBeside(p, other)),
    on: today,
  });
  return draft([merged], [cite('D-29'), ...(results.length === 0 ? [] : [cite('D-25')])]);
};

const restriction: Part = (p, { other, today }) => restrictedAs(p, other, today);

/** What is kept beside the other record, numbered on. Once only: people may have changed or removed it since. */
const keptBeside = ({ notesEverWritten, vaccinationsEverRecorded }: Participant, { notes, vaccinations }: Participant) => ({
  ...(notes.length === 0 ? {} : { notes: notes.map((note, i) => ({ ...note, number: notesEverWritten + 1 + i })) }),
  ...(vaccinations.length === 0 ? {} : { vaccinations: vaccinations.map((each, i) => ({ ...each, number: vaccinationsEverRecorded + 1 + i })) }),
});

/** Ceased in one record is ceased in both, unless a test was taken since that brings somebody back (D-19). Age alone follows from the date of birth. */
const cease: Part = (p, { other, today, policy }) => {
  if (other.ceased === null || other.ceased.reason === 'age' || (p.ceased !== null && p.ceased.reason !== 'age')) return nothing;
  const { reason, since } = other.ceased;
  const { rulesOutTests } = inForce(policy.ceasePermissions, today).value[reason];
  if (!rulesOutTests && p.results.some(({ testDate }) => testDate > since)) return nothing;
  return draft([event('ceased', { reason, since, automatic: false, by: 'system', on: today })], [cite('D-29'), cite('CEASE-10')]);
};

/** The date and type of the record with the newer test stand; of two without a test, the earlier date, on the side of safety. */
const recall: Part = (p, { other, before, today, policy }) => {
  const { nextTestDueDate, recallType, inviteOn } = other.schedule;
  if (nextTestDueDate === null || !isOthers(before, other) || staysCeased(p, other, today, policy)) return nothing;
  const isSo = p.schedule.nextTestDueDate === nextTestDueDate && p.schedule.recallType === recallType;
  const { referral } = other;
  return together(
    reinstated(p, today, [cite('D-19')]),
    isSo ? nothing : schedule(nextTestDueDate, recallType, 'merger', today, [cite('D-29'), cite('D-25')], inviteOn === null ? {} : { inviteOn }),
    referral === null || isSo ? nothing : draft([event('referred-to-colposcopy', { ...referral, on: today })], [cite('COL-04', `${referral.weeks} weeks`), cite('D-21')]),
  );
};

const isOthers = (p: Participant, other: Participant): boolean => {
  const [own, theirs] = [newest(p.results), newest(other.results)];
  if (theirs !== null) return own === null || theirs.testDate > own.testDate;
  const { nextTestDueDate } = p.schedule;
  return own === null && other.schedule.nextTestDueDate !== null && (nextTestDueDate === null || other.schedule.nextTestDueDate < nextTestDueDate);
};

const staysCeased = (p: Participant, other: Participant, today: CivilDate, policy: Policy): boolean => {
  if (p.ceased === null) return false;
  const { reason, since } = p.ceased;
  const { rulesOutTests } = inForce(policy.ceasePermissions, today).value[reason];
  return rulesOutTests || !other.results.some(({ testDate }) => testDate > since);
};

const revision: Part = (p, { today, policy }) => reviseNewest(p, today, policy);

/** What waited in the other record waits in this one, since when it did. */
const waiting: Part = (p, { other, today }) => {
  const isHere = (result: TestResult): boolean => p.results.some((held) => isSameTest(held, result)) || p.refused.some((open) => isSameReport(open.result, result));
  const refused = other.refused.filter(({ result }) => !isHere(result));
  const held = other.held.filter(({ letter, testDate }) => !p.held.some((owed) => owed.letter === letter && owed.testDate === testDate));
  return draft(
    [
      ...(other.pausedByHand !== null && p.pausedByHand === null ? [event('paused', { by: 'system', on: other.pausedByHand })] : []),
      ...refused.map(({ result, refusals, since }) => event('result-refused', { result, refusals: [...refusals], on: since })),
      ...held.map(({ since, ...owed }) => event('letter-held', { ...owed, on: since })),
      ...(other.optedIn && !p.optedIn ? [event('opted-in', { on: today })] : []),
    ],
    refused.length === 0 ? [] : [cite('D-27')],
  );
};
