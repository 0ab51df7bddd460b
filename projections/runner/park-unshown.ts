import type { Kysely } from 'kysely';
import type { Subject } from './fold.ts';
import type { Place } from './place.ts';
import { park, type Parked, unpark } from './parked.ts';
import type { Unshown } from './show.ts';

/**
 * Which of these streams a projection does not show to their end. One of which nothing could be shown stays parked where
 * it was before, if it was. What somebody decided holds for as long as the same event stops it.
 */
const parkings = (
  projection: string,
  subjects: readonly Subject<unknown>[],
  unshown: readonly Unshown[],
  before: (stream: string) => Parked | undefined,
): readonly Parked[] => {
  const failed = new Set(unshown.map(({ stream }) => stream));
  const stuck = subjects.filter(({ stream }) => !failed.has(stream)).flatMap(({ stream, stuck: at }) => (at === null ? [] : [{ stream, ...at }]));
  const kept = unshown.map(({ stream, code, position, anyShown }) => ({
    stream,
    code,
    position: anyShown ? position : (before(stream)?.position ?? position),
  }));
  return [...kept, ...stuck].map(({ stream, position, code }) => {
    const was = before(stream);
    const { skipped_by, skipped_why } = was?.position === position && was.code === code ? was : { skipped_by: null, skipped_why: null };
    return { projection, stream, position, code, skipped_by, skipped_why };
  });
};

/** Writes this down in place of what stood there of these streams before. */
export const parkUnshown = async (
  trx: Kysely<unknown>,
  place: Place,
  projection: string,
  subjects: readonly Subject<unknown>[],
  unshown: readonly Unshown[],
  allBefore: readonly Parked[],
): Promise<void> => {
  const before = new Map(allBefore.filter((parked) => parked.projection === projection).map((parked) => [parked.stream, parked]));
  if (before.size > 0) await unpark(trx, place, projection, [...before.keys()]);
  await park(trx, place, parkings(projection, subjects, unshown, (stream) => before.get(stream)));
};
