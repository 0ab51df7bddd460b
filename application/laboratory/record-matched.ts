import * as E from 'fp-ts/lib/Either.js';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { Place } from '../../domain/laboratory/item/item.ts';
import { resultOf } from '../../domain/laboratory/item/result.ts';
import { carryOut } from '../participants/carry-out.ts';
import { mergedInto, noneMerged } from '../participants/merged-trails.ts';
import type { Failure } from '../participants/outcome.ts';
import type { ParticipantsDeps, Work } from '../participants/work.ts';
import { end, endingOf, unreadable } from './endings.ts';
import { holdLetters, recordOn } from './on-record.ts';
import type { Added, StoredItem } from './stored-items.ts';

const whose = (place: Place): string => {
  if (place.at !== 'matched') throw new Error('An item is on its way to a record that was found for it');
  return place.participantId;
};

/** Puts the results of items that were matched on the records: one read and one append for the records, and one append for the items. Null when somebody else wrote meanwhile. */
export const recordMatched = async (deps: ParticipantsDeps, items: readonly StoredItem[], today: CivilDate): Promise<Added | null> => {
  const read = items.map(({ item }) => resultOf(item, item.agreed));
  const work: Work<Failure>[] = [];
  for (const [i, item] of items.entries()) {
    const result = read[i] as (typeof read)[number];
    const to = whose(item.item.place);
    // Only what was refused before may wait on a record that became part of another.
    const merged = item.item.refusedOn === null ? noneMerged : await mergedInto(deps.log, to);
    work.push(E.isRight(result) ? recordOn(item, to, result.right, today, deps.policy, merged) : holdLetters(item, to, today));
  }
  const answers = await carryOut(deps)(work)();
  const endings = answers.map((answer, i) => {
    const result = read[i] as (typeof read)[number];
    return E.isRight(result) ? endingOf(answer, work[i]?.participantId as string) : unreadable(answer, result.left);
  });
  return end(deps, items, endings, today);
};
