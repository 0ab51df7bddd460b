import * as E from 'fp-ts/lib/Either.js';
import type { Facts } from '../../domain/participant/facts.ts';
import { holds, type Slide } from '../../domain/participant/slide.ts';
import { load } from './load.ts';
import { follow, type Standing, type Standings, standings } from './standing.ts';
import type { ParticipantsDeps, Work } from './work.ts';

/** These streams, and those of everybody who may hold a slide that the work asks for: one question and one read more, or none. */
export const withHolders = async (
  { log, slideNumbers }: ParticipantsDeps,
  all: Standings,
  work: readonly Work<unknown>[],
): Promise<Standings> => {
  const slides = slidesOf(all, work);
  if (slides.length === 0) return all;
  const others = (await slideNumbers.mayHold(slides)).filter((id) => !all.has(id));
  return others.length === 0 ? all : new Map([...standings(await load(log)(others)), ...all]);
};

const slidesOf = (all: Standings, work: readonly Work<unknown>[]): readonly Slide[] =>
  work.flatMap(({ participantId, slide }) => {
    const standing = follow(all, participantId);
    return E.isLeft(standing) ? [] : (slide?.(standing.right.record) ?? []);
  });

/** A plain loop: every result of a batch is asked about every record of it. */
const isHeldElsewhere = (all: Standings, { participantId }: Standing, slide: Slide): boolean => {
  for (const other of all.values()) if (E.isRight(other) && other.right.participantId !== participantId && holds(other.right.record, slide)) return true;
  return false;
};

/** What stands in no single record: looked up in all that were read, as the commands of the batch have left them so far. */
export const factsFor = (all: Standings, own: Standing, { slide }: Work<unknown>): Facts => {
  const asked = slide?.(own.record) ?? null;
  return { slideHeldElsewhere: asked !== null && isHeldElsewhere(all, own, asked) };
};
