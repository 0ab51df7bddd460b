import type { ScheduleBasis } from '../../domain/codes/recall.ts';
import type { ParticipantEvent } from '../../domain/participant/events.ts';
import type { Participant } from '../../domain/participant/participant.ts';
import { newest } from '../../domain/participant/results.ts';
import type { ToldStep } from './steps.ts';

/** A date of these leaves the recall type as it was, or counts from the date before. */
const restsOnTheOneBefore: ReadonlySet<ScheduleBasis> = new Set<ScheduleBasis>(['deferral', 'non-response', 'amendment', 'return']);

const scheduled = (event: ParticipantEvent) => (event.type === 'next-test-scheduled' ? event.data : undefined);

/** The steps, newest first, that the present date and recall type rest on: the last is the one that brought the type about. */
export const originsOf = (steps: readonly ToldStep[]): readonly number[] => {
  const dates = steps.flatMap(({ events }, at) => {
    const last = events.findLast(({ type }) => type === 'next-test-scheduled' || type === 'ceased');
    return last === undefined ? [] : [{ at, set: scheduled(last) }];
  });
  const newestFirst = dates.toReversed();
  const end = newestFirst.findIndex(
    ({ set }, i) => set === undefined || !restsOnTheOneBefore.has(set.basis) || newestFirst[i + 1]?.set?.recallType !== set.recallType,
  );
  return newestFirst.slice(0, end + 1).map(({ at }) => at);
};

/** The step that brought the newest test, from which somebody's date or type follows; -1 when there is none, or they are ceased. */
export const testBehind = (p: Participant, steps: readonly ToldStep[]): number => {
  const test = p.ceased === null ? newest(p.results) : null;
  const brings = (event: ParticipantEvent): boolean =>
    (event.type === 'result-recorded' && event.data.result.number === test?.number) ||
    ((event.type === 'history-imported' || event.type === 'record-merged') && event.data.results.some(({ number }) => number === test?.number));
  return test === null ? -1 : steps.findIndex(({ events }) => events.some(brings));
};
