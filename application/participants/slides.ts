import * as E from 'fp-ts/lib/Either.js';
import { holds, type Slide, slideOf, slidesOn } from '../../domain/participant/slide.ts';
import type { ParticipantId } from '../participant-id.ts';
import { load } from './load.ts';
import { resultsOf } from './results-of.ts';
import { type Standing, type Standings, standings } from './standing.ts';
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
  resultsOf(all, work).flatMap((result) => slideOf(result) ?? []);

/** Who of a batch may have which slide, found by the slide: every result of a batch is asked about, and so would be every record of it. */
export interface Holders {
  /** Whether a record other than this one has the slide: looked up in all that were read, as the commands of the batch have left them so far. */
  readonly isHeldElsewhere: (own: Standing, slide: Slide) => boolean;
  /** Told of a record that a command has changed. */
  readonly changed: (standing: Standing) => void;
}

/** Nothing is gathered until the first slide is asked for; who has let go of a slide meanwhile is seen when they are looked at. */
export const holdersAmong = (all: Standings): Holders => {
  let bySlide: Map<string, Set<ParticipantId>> | null = null;
  const note = (into: Map<string, Set<ParticipantId>>, { participantId, record }: Standing): void => {
    for (const slide of slidesOn(record)) into.set(keyOf(slide), (into.get(keyOf(slide)) ?? new Set()).add(participantId));
  };
  const gathered = (): Map<string, Set<ParticipantId>> => {
    const into = new Map<string, Set<ParticipantId>>();
    for (const standing of all.values()) if (E.isRight(standing)) note(into, standing.right);
    return into;
  };
  return {
    isHeldElsewhere: ({ participantId: own }, slide) =>
      [...((bySlide ??= gathered()).get(keyOf(slide)) ?? [])].some((id) => {
        const other = all.get(id);
        return id !== own && other !== undefined && E.isRight(other) && holds(other.right.record, slide);
      }),
    changed: (standing) => {
      if (bySlide !== null) note(bySlide, standing);
    },
  };
};

const keyOf = ({ laboratory, slideNumber }: Slide): string => JSON.stringify([laboratory, slideNumber]);
