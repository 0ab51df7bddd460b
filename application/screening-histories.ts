import * as E from 'fp-ts/lib/Either.js';
import { type ParticipantNumber, readNumber } from '../domain/identifiers/participant-number.ts';
import type { Participant } from '../domain/participant/participant.ts';
import type { ParticipantId, ParticipantIds } from './participant-id.ts';
import { load } from './participants/load.ts';
import type { Failure } from './participants/outcome.ts';
import { follow, type Standing, type Standings, standings } from './participants/standing.ts';
import type { EventLog } from './ports/event-log.ts';

/** A number as it was given, and on which line of a list, from 1. */
export interface AskedNumber {
  readonly line: number;
  readonly given: string;
}

/** What is known under it. `not-found`: nobody, or nobody who is theirs. `repeated`: an earlier line asks for it too. */
export type ScreeningHistory = AskedNumber &
  (
    | { readonly outcome: 'found'; readonly participantId: ParticipantId; readonly participant: Participant }
    | { readonly outcome: 'not-found' | 'not-a-number' | 'repeated' }
  );

type Theirs = (participant: Participant) => boolean;

/** So many records are read, and in mind, at once. */
const bite = 100;

/** The histories of a list of numbers, in its order, from the event log itself. Spaces in a number make no difference. Left: a record that cannot be read. */
export async function* screeningHistories({ log, ids }: { readonly log: EventLog; readonly ids: ParticipantIds }, asked: readonly AskedNumber[], isTheirs: Theirs): AsyncGenerator<E.Either<Failure, ScreeningHistory>> {
  const before = new Set<ParticipantNumber>();
  for (let from = 0; from < asked.length; from += bite) {
    const numbers = asked.slice(from, from + bite).map((each) => ({ each, number: readNumber(each.given) }));
    const all = standings(await load(log)(numbers.flatMap(({ number }) => (number === null ? [] : [ids.of(number)]))));
    for (const { each, number } of numbers) {
      if (number === null) yield E.right({ ...each, outcome: 'not-a-number' });
      else if (before.has(number)) yield E.right({ ...each, outcome: 'repeated' });
      else yield told(all, ids.of(number), each, isTheirs);
      if (number !== null) before.add(number);
    }
  }
}

const told = (all: Standings, id: ParticipantId, asked: AskedNumber, isTheirs: Theirs): E.Either<Failure, ScreeningHistory> =>
  E.map(({ participantId, record }: Standing): ScreeningHistory => (record.kind === 'participant' && isTheirs(record) ? { ...asked, outcome: 'found', participantId, participant: record } : { ...asked, outcome: 'not-found' }))(follow(all, id));
