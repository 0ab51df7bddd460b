import { randomUUID } from 'node:crypto';
import { isLeft } from 'fp-ts/lib/Either.js';
import { participantIds } from '../../../adapters/participant-ids.ts';
import { type ParticipantId, streamOf } from '../../../application/participant-id.ts';
import { handle } from '../../../application/participants.ts';
import { civilDate } from '../../../domain/dates/civil-date.ts';
import { type Command, command } from '../../../domain/participant/commands.ts';
import type { ParticipantEvent } from '../../../domain/participant/events.ts';
import { evolve } from '../../../domain/participant/evolve.ts';
import { type ParticipantRecord, unknown } from '../../../domain/participant/participant.ts';
import { programmePolicy } from '../../../domain/rules/policy.ts';
import type { Contest } from '../measure.ts';
import { times } from '../pace.ts';
import { appendTo } from './append.ts';
import type { Arena } from './arena.ts';
import { aLife, asNew, decided, metadataOf } from './life.ts';
import { asPeerEvent, type PeerEvent } from './peer.ts';

const people = 500;
const today = '2024-07-01';

/** Somebody moves to another practice: both load the record by the same events, ask the same decision, and append what follows. */
export const commandOnARecord = async (arena: Arena): Promise<Contest> => {
  const { log, store } = await arena.ground();
  const ids = Array.from({ length: people }, () => randomUUID() as string as ParticipantId);
  await appendTo(log, ids.map((id) => ({ stream: streamOf(id), expected: 'no-stream', events: aLife() })));
  for (const id of ids) await store.appendToStream(streamOf(id), aLife().map(asPeerEvent), { expectedStreamVersion: 'STREAM_DOES_NOT_EXIST' });

  const ours = handle({ log, policy: programmePolicy, ids: participantIds('bench'), slideNumbers: nobodyElse, senders: { of: () => Promise.resolve(null) } });
  const peers = arena.peer.CommandHandler<ParticipantRecord, ParticipantEvent>({ evolve, initialState: () => unknown });
  // As many commands for each, so that the records grow alike.
  const pass = (one: (id: ParticipantId, move: Command) => Promise<unknown>) => {
    let n = 0;
    return () => times(arena.passTime, 8, () => one(ids[n++ % people] as ParticipantId, command('change-demographics', { practice: `C${10_000 + n}` })));
  };
  return {
    ours: pass(async (id, move) => {
      const commandId = randomUUID();
      const { actor, cause, correlationId } = metadataOf(nothing, commandId);
      const answer = await ours(id, move, { today: civilDate(today), actor, cause, correlationId, commandId })();
      if (isLeft(answer)) throw new Error(`The command failed: ${answer.left.kind}`);
    }),
    peer: pass((id, move) =>
      peers(store, streamOf(id), (record) => {
        const decision = decided(record, today, move);
        const metadata = metadataOf(decision, randomUUID());
        return decision.events.map((event) => asPeerEvent(asNew(event, metadata)) as ParticipantEvent & PeerEvent);
      }),
    ),
  };
};

/** No slide comes up where somebody moves. */
const nobodyElse = { mayHold: () => Promise.resolve([]) };

const nothing = { events: [], warnings: [], refusals: [], rules: [] };
