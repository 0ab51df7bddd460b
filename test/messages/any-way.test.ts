import * as E from 'fp-ts/lib/Either.js';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchStreams, messageStreams } from '../../application/message/codec.ts';
import { decode } from '../../application/participant-codec.ts';
import { participantStreams } from '../../application/participant-id.ts';
import type { EventLog, RecordedEvent } from '../../application/ports/event-log.ts';
import type { Notify } from '../../application/ports/notify.ts';
import type { CaseNumber } from '../../domain/identifiers/case-number.ts';
import { command } from '../../domain/participant/commands.ts';
import type { ParticipantEvent } from '../../domain/participant/events.ts';
import { evolve } from '../../domain/participant/evolve.ts';
import { isPaused, type ParticipantRecord, unknown } from '../../domain/participant/participant.ts';
import { everything } from '../in-memory.ts';
import { joining } from '../people.ts';
import { Killed } from '../unreliable.ts';
import { type Behaviour, notifyModel } from './notify-model.ts';
import { readLetters } from './to-send-in-memory.ts';
import { messagesWorld, resultOf, today } from './world.ts';

const byHand = { caseNumber: 'CAS-12345-ABCDE' as CaseNumber, comment: 'asked for by telephone' };

/** Something happens to a person, or to one of their letters. */
interface Event {
  readonly what: 'letter' | 'pause' | 'unpause' | 'leaves' | 'cancel';
  readonly person: number;
}
/** What one machine meets in a pass: how NHS Notify behaves, at which step it is killed, before or after that took effect, and what happens just before which step. */
interface Meets {
  readonly behaviours: readonly Behaviour[];
  readonly killedAt: number | null;
  readonly moment: 'before' | 'after';
  readonly meanwhile: readonly (Event & { readonly step: number })[];
}
type Happens =
  | Event
  /** Somebody sets up at NHS Notify what these letters need. */
  | { readonly what: 'plan' }
  | { readonly what: 'pass'; readonly machines: readonly Meets[] };

const people = 5;
const plan = 'plan of PX0A';
const person = fc.nat(people - 1);
const change = fc.constantFrom<Event['what']>('pause', 'unpause', 'cancel', 'cancel', 'leaves');
const meets: fc.Arbitrary<Meets> = fc.record({
  behaviours: fc.array(fc.constantFrom<Behaviour>('takes', 'takes', 'lost', 'busy', 'denies'), { maxLength: 4 }),
  killedAt: fc.option(fc.integer({ min: 1, max: 40 })),
  moment: fc.constantFrom('before', 'after'),
  meanwhile: fc.array(fc.record({ what: change, person, step: fc.integer({ min: 1, max: 20 }) }), { maxLength: 2 }),
});
const oneThing: fc.Arbitrary<Happens> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ what: fc.constant('letter' as const), person }) },
  { weight: 2, arbitrary: fc.record({ what: change, person }) },
  { weight: 1, arbitrary: fc.constant({ what: 'plan' as const }) },
  { weight: 4, arbitrary: fc.record({ what: fc.constant('pass' as const), machines: fc.array(meets, { minLength: 1, maxLength: 2 }) }) },
);
const happens = fc.array(oneThing, { minLength: 3, maxLength: 14 });

/** A machine dies with its process: from one of its calls on, nothing it does has an effect. `closed` is told of each batch up to where in the log its machine had read people's records. */
const mortal = (log: EventLog, notify: Notify, { killedAt, moment, meanwhile }: Meets, happens: (event: Event) => Promise<unknown>, closed: Map<string, number>) => {
  let calls = 0;
  let peopleReadAt = 0;
  const guarded = async <A>(call: () => Promise<A>): Promise<A> => {
    calls += 1;
    const step = calls;
    for (const each of meanwhile) if (each.step === step) await happens(each);
    if (killedAt !== null && (step > killedAt || (step === killedAt && moment === 'before'))) throw new Killed();
    const answer = await call();
    if (step === killedAt) throw new Killed();
    return answer;
  };
  return {
    log: {
      ...log,
      append: (appends) => () =>
        guarded(async () => {
          const done = await log.append(appends)();
          if (E.isRight(done)) for (const { stream } of appends) if (stream.startsWith(batchStreams)) closed.set(stream, peopleReadAt);
          return done;
        }),
      readStreams: (streams, part) =>
        guarded(async () => {
          if (streams.some((stream) => stream.startsWith(participantStreams))) peopleReadAt = await log.head();
          return log.readStreams(streams, part);
        }),
    } satisfies EventLog,
    notify: { ...notify, send: (batch) => guarded(() => notify.send(batch)) } satisfies Notify,
  };
};

const lived = async (all: readonly Happens[], isUnwelcome: (reference: string) => boolean) => {
  const { deps, does, acts, machine, messages } = messagesWorld();
  const notify = notifyModel(isUnwelcome);
  const closed = new Map<string, number>();
  let slides = 0;
  const happens = async ({ what, person: n }: Event): Promise<void> => {
    if (what === 'letter') await does(n, resultOf(slides++));
    if (what === 'pause') await does(n, command('pause', { by: 'csas' }));
    if (what === 'unpause') for (const asked of [command('unpause', { by: 'csas' }), command('carry-out-day', {})]) await does(n, asked);
    if (what === 'leaves') await does(n, command('change-demographics', { inactive: { reason: 'scotland', since: today } }));
    const message = what === 'cancel' ? (await messages())[n] : undefined;
    if (message !== undefined) await acts(message.reference, { do: 'cancel', ...byHand });
  };
  for (let n = 0; n < people; n++) await does(n, joining(n));
  for (const each of all) {
    if (each.what === 'plan') notify.learns(plan);
    else if (each.what === 'pass') {
      const passes = each.machines.map((met) => {
        const dying = mortal(deps.log, notify.behaving([...met.behaviours]), met, happens, closed);
        return machine(dying.notify, dying.log)().catch((error: unknown) => { if (!(error instanceof Killed)) throw error; });
      });
      await Promise.all(passes);
    } else await happens(each);
  }
  notify.learns(plan);
  // Everything works again: one machine goes on until there is nothing left to do.
  const recovering = machine(notify.behaving([]));
  for (let pass = 0; pass < 5; pass++) await recovering();
  return { messages: await messages(), letters: await readLetters(deps.log), notify, wronglyClosed: wronglyIn(await everything(deps.log), closed) };
};

/** Messages that were closed into a batch though the records that its machine had read said that their people may not be written to. */
const wronglyIn = (recorded: readonly RecordedEvent[], closed: ReadonlyMap<string, number>): readonly string[] => {
  const to = new Map(recorded.filter(({ type }) => type === 'message-opened').map(({ stream, data }) => [stream, (data as { participantId: string }).participantId]));
  const mayGo = (participantId: string | undefined, at: number): boolean => {
    const theirs = recorded.filter(({ stream, position }) => stream === `${participantStreams}${participantId}` && position <= at);
    const record = theirs.reduce((before: ParticipantRecord, each) => E.foldW(() => before, (event: ParticipantEvent) => evolve(before, event))(decode(each)), unknown);
    return record.kind === 'participant' && record.inactive === null && !isPaused(record);
  };
  return recorded.filter(({ stream }) => closed.has(stream)).flatMap(({ stream, data }) =>
    (data as { members: readonly string[] }).members.filter((reference) => !mayGo(to.get(`${messageStreams}${reference}`), closed.get(stream) ?? 0)));
};

describe('every letter owed is handed over once, or for a reason not at all', () => {
  it('however machines die, one or two at once, NHS Notify takes, refuses, denies and keeps silent, and people are paused, leave and cancel meanwhile', async () => {
    const endsWith = fc.constantFrom('', '0', '7');
    const property = fc.asyncProperty(happens, endsWith, async (all, unwelcome) => {
      const isUnwelcome = (reference: string): boolean => unwelcome !== '' && reference.endsWith(unwelcome);
      const { messages, letters, notify, wronglyClosed } = await lived(all, isUnwelcome);
      expect(notify.faults()).toEqual([]);
      expect(messages.map(({ reference }) => reference)).toEqual(letters.map(({ reference }) => reference));
      const taken = notify.taken();
      for (const { reference, place } of messages) {
        expect(['handed-over', 'failed', 'cancelled', 'held']).toContain(place.at);
        expect([reference, taken.has(reference)]).toEqual([reference, place.at === 'handed-over']);
        if (place.at === 'failed') expect([reference, isUnwelcome(reference)]).toEqual([reference, true]);
      }
      expect(wronglyClosed).toEqual([]);
    });
    await fc.assert(property, { numRuns: 70 });
  });
});
