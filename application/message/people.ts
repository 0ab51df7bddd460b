import * as E from 'fp-ts/lib/Either.js';
import type { ToJudge } from '../../domain/message/standing.ts';
import type { ParticipantId } from '../participant-id.ts';
import { load } from '../participants/load.ts';
import { type Standings, standings, wayTo } from '../participants/standing.ts';
import type { EventLog } from '../ports/event-log.ts';
import type { StoredMessage } from './stored-messages.ts';

/** By reference, to whom messages go: one read for them all. Whose record a newer version of the system wrote to is left out. D-29 */
export const peopleOf = async (log: EventLog, messages: readonly StoredMessage[]): Promise<ReadonlyMap<string, ToJudge>> => {
  const all = standings(await load(log)(messages.map(({ message }) => message.participantId as ParticipantId)));
  return new Map(messages.flatMap((message) => {
    const person = personOf(all, message);
    return person === null ? [] : [[message.reference, person] as const];
  }));
};

const personOf = (all: Standings, { message }: StoredMessage): ToJudge | null => {
  const way = wayTo(all, message.participantId as ParticipantId);
  if (E.isLeft(way)) return null;
  const [{ record }] = way.right;
  const asked = way.right.flatMap(({ trail }) => trail).find(({ stored }) => stored?.position === message.position)?.event;
  return record.kind === 'participant' && asked?.type === 'letter-requested' ? { message, participant: record, asked: asked.data } : null;
};
