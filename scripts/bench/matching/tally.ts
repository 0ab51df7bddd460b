import type { CivilDate } from '../../../domain/dates/civil-date.ts';
import type { Identity } from '../../../domain/laboratory/identity.ts';
import { type Match, match } from '../../../domain/laboratory/matching/match.ts';
import { readIdentity } from '../../../domain/laboratory/read-identity.ts';
import { inForce } from '../../../domain/rules/dated.ts';
import type { Policy } from '../../../domain/rules/policy.ts';
import type { Candidates } from '../../../application/ports/candidates.ts';
import type { Item } from './dirt.ts';

/** How many reports are looked up in one question. */
export const batchSize = 500;

/** What matching made of some reports. */
export interface Tally {
  items: number;
  /** Given without anybody looking, to whom they belong, and to somebody else. */
  right: number;
  wrong: number;
  /** Shown as possible hits: to whom they belong first, further down, or not at all. */
  first: number;
  further: number;
  without: number;
  none: number;
}

const nothing = (): Tally => ({ items: 0, right: 0, wrong: 0, first: 0, further: 0, without: 0, none: 0 });

const outcomeOf = (found: Match, truth: string | null): keyof Tally => {
  switch (found.kind) {
    case 'hit':
      return found.participantId === truth ? 'right' : 'wrong';
    case 'possible': {
      const place = found.candidates.findIndex(({ participantId }) => participantId === truth);
      return place === 0 ? 'first' : place > 0 ? 'further' : 'without';
    }
    case 'none':
      return 'none';
  }
};

/** Reports by what is wrong with them. */
export const groupOf = ({ truth, kinds }: Item): string => {
  const [first, ...others] = kinds;
  if (truth === null) return 'of somebody not on record';
  return first === undefined ? 'nothing wrong' : others.length === 0 ? first : others.length === 1 ? 'two of these at once' : 'three or more at once';
};

export interface Wrong {
  readonly item: Item;
  readonly match: Match;
}

export interface Measured {
  readonly groups: ReadonlyMap<string, Tally>;
  readonly wrong: readonly Wrong[];
}

/** Matches reports as they come, in batches, and counts what became of them. */
export const tally = async (reports: Iterable<Item>, candidates: Candidates, policy: Policy, on: CivilDate, done: (items: number) => void = () => undefined): Promise<Measured> => {
  const groups = new Map<string, Tally>();
  const wrong: Wrong[] = [];
  const most = inForce(policy.matching, on).value.mostCandidates;
  const settle = async (batch: readonly Item[]): Promise<void> => {
    const identities = batch.map(({ report }): Identity => readIdentity(report));
    const found = await candidates.of(identities, most);
    for (const [i, item] of batch.entries()) {
      const one = match(identities[i] as Identity, found[i] ?? [], policy, on);
      const outcome = outcomeOf(one, item.truth);
      const counts = groups.get(groupOf(item)) ?? nothing();
      groups.set(groupOf(item), counts);
      counts.items += 1;
      counts[outcome] += 1;
      if (outcome === 'wrong') wrong.push({ item, match: one });
    }
    done(batch.length);
  };
  const batch: Item[] = [];
  for (const item of reports) {
    batch.push(item);
    if (batch.length === batchSize) await settle(batch.splice(0));
  }
  await settle(batch);
  return { groups, wrong };
};

export const sum = (tallies: Iterable<Tally>): Tally => {
  const all = nothing();
  for (const each of tallies) for (const key of Object.keys(all) as (keyof Tally)[]) all[key] += each[key];
  return all;
};
