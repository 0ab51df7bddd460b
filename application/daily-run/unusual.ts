import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { Step } from '../../domain/participant/next-step.ts';
import { inForce } from '../../domain/rules/dated.ts';
import type { Policy } from '../../domain/rules/policy.ts';
import type { DueCounts } from '../ports/read-models.ts';
import type { Counts } from './counts.ts';

type Compared = 'due' | 'listed' | 'invited' | 'reminded' | 'nonResponders';

/** A number of people that is far from that of the last days. */
export interface Unusual {
  readonly what: Compared;
  readonly people: number;
  /** The median of the last days. */
  readonly usual: number;
}

/** A day that nobody may begin without a person's word. */
export interface Stopped {
  readonly day: CivilDate;
  readonly unusual: readonly Unusual[];
}

const step: Readonly<Record<Exclude<Compared, 'due'>, Step>> = {
  listed: 'list-for-prior-notification',
  invited: 'invite',
  reminded: 'remind',
  nonResponders: 'record-non-response',
};

export const everyone = (due: DueCounts): number => Object.values(due).reduce((sum, people) => sum + people, 0);

/** What is unusual about a day on which so many are due, after days that brought so much (newest first). D-34. */
export const unusual = (due: DueCounts, lately: readonly Counts[], day: CivilDate, policy: Policy): readonly Unusual[] => {
  const { days, daysAtLeast, times, people: least } = inForce(policy.unusualDays, day).value;
  const before = lately.slice(0, days);
  if (before.length < daysAtLeast) return [];
  const compared: readonly (readonly [Compared, number, readonly number[]])[] = [
    // Whoever could not be done is due again.
    ['due', everyone(due), before.map((counts) => counts.due + counts.passedOver)],
    ...(Object.keys(step) as (keyof typeof step)[]).map((what) => [what, due[step[what]] ?? 0, before.map((counts) => counts[what])] as const),
  ];
  return compared
    .map(([what, people, past]): Unusual => ({ what, people, usual: median(past) }))
    .filter(({ people, usual }) => Math.max(people, usual) > least && (people > usual * times || people * times < usual));
};

const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};
