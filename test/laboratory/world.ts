import { handle } from '../../application/participants.ts';
import type { Candidates } from '../../application/ports/candidates.ts';
import { act, type Act } from '../../application/laboratory/act.ts';
import { loadItems } from '../../application/laboratory/stored-items.ts';
import { participantStreams } from '../../application/participant-id.ts';
import { decode } from '../../application/participant-codec.ts';
import type { EventLog } from '../../application/ports/event-log.ts';
import type { Command } from '../../domain/participant/commands.ts';
import type { CaseNumber } from '../../domain/identifiers/case-number.ts';
import type { Proposal } from '../../domain/laboratory/item/proposal.ts';
import { fold } from '../../domain/participant/evolve.ts';
import { unknown } from '../../domain/participant/participant.ts';
import { csas, inMemory, nhsNumber } from '../in-memory.ts';
import { noSenders } from '../no-senders.ts';
import { aDay } from './items.ts';

/** Everybody on record comes into question. */
export const everybodyOnRecord = (log: EventLog): Candidates => ({
  of: async (identities) => {
    const people: Awaited<ReturnType<Candidates['of']>>[number][number][] = [];
    for await (const streams of log.readByStream(participantStreams, {}, 1000))
      for (const { events } of streams) {
        const p = fold(events.flatMap((each) => { const read = decode(each); return read._tag === 'Right' ? [read.right] : []; }), unknown);
        if (p.kind !== 'participant') continue;
        const { name, dateOfBirth, address } = p.demographics;
        people.push({
          participantId: (events[0]?.stream ?? '').slice(participantStreams.length), nhsNumber: p.nhsNumber, familyName: name.family, givenName: name.given,
          otherGivenNames: name.otherGiven, previousFamilyName: name.previousFamily, dateOfBirth, postcode: address?.postcode ?? null,
        });
      }
    return identities.map(() => people);
  },
});

const caseNumber = 'CAS-12345-ABCDE' as CaseNumber;
export const byHand = { caseNumber, comment: 'by telephone' };

/** A log of its own, and people who work on laboratories' items. */
export const laboratoryWorld = (log?: EventLog, senders = noSenders) => {
  const own = inMemory();
  const deps = { ...own, senders, ...(log === undefined ? {} : { log }), candidates: everybodyOnRecord(log ?? own.log) };
  let commands = 0;
  const does = (n: number, command: Command) =>
    handle(deps)(deps.ids.of(nhsNumber(n)), command, { today: aDay, actor: csas, cause: 'a test', correlationId: 'c', commandId: `test ${commands++}` })();
  const acts = (user: string, id: string, what: Act, now = '2026-11-22T09:00:00.000Z', commandId = `act ${commands++}`) =>
    act(deps)(id, what, { actor: { ...csas, user }, now, today: aDay, commandId, correlationId: 'c' });
  const itemAt = async (id: string) => (await loadItems(deps.log, [id]))[0]?.item;
  const recordOf = async (id: string) => {
    const stream = `${participantStreams}${id}`;
    const events = (await deps.log.readStreams([stream])).get(stream)?.events ?? [];
    const record = fold(events.flatMap((each) => { const read = decode(each); return read._tag === 'Right' ? [read.right] : []; }), unknown);
    if (record.kind !== 'participant') throw new Error('nobody');
    return record;
  };
  return {
    deps, does, acts, itemAt, recordOf,
    idOf: (n: number) => deps.ids.of(nhsNumber(n)),
    personAt: (n: number) => recordOf(deps.ids.of(nhsNumber(n))),
    /** One proposes, another accepts. Answers with where it stands then. */
    agreed: async (id: string, proposal: Proposal) => {
      for (const [user, what] of [['ann', { do: 'take-up' }], ['ann', { do: 'propose', proposal, ...byHand }], ['bob', { do: 'take-up' }], ['bob', { do: 'accept', ...byHand }]] as const) {
        const done = await acts(user, id, what);
        if (done._tag === 'Left') throw new Error(`${what.do}: ${done.left.code}`);
      }
      return (await itemAt(id))?.place;
    },
  };
};
