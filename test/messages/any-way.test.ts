import * as E from 'fp-ts/lib/Either.js';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageStreams } from '../../application/message/codec.ts';
import { decode } from '../../application/participant-codec.ts';
import { participantStreams } from '../../application/participant-id.ts';
import type { EventLog } from '../../application/ports/event-log.ts';
import type { Notify } from '../../application/ports/notify.ts';
import type { CaseNumber } from '../../domain/identifiers/case-number.ts';
import { command } from '../../domain/participant/commands.ts';
import { evolve } from '../../domain/participant/evolve.ts';
import { isPaused, type ParticipantRecord, unknown } from '../../domain/participant/participant.ts';
import { everything } from '../in-memory.ts';
import { joining } from '../people.ts';
import { Killed } from '../unreliable.ts';
import { type Behaviour, notifyModel } from './notify-model.ts';
import { readLetters } from './to-send-in-memory.ts';
import { messagesWorld, resultOf, today } from './world.ts';

const byHand = { caseNumber: 'CAS-12345-ABCDE' as CaseNumber, comment: 'asked for by telephone' };

/** What one machine meets in a pass: how NHS Notify behaves, and at which step it is killed, before or after that took effect. */
interface Meets {
  readonly behaviours: readonly Behaviour[];
  readonly killedAt: number | null;
  readonly moment: 'before' | 'after';
}
type Happens =
  | { readonly what: 'letter' | 'pause' | 'unpause' | 'leaves' | 'cancel'; readonly person: number }
  /** Somebody sets up at NHS Notify what these letters need. */
  | { readonly what: 'plan' }
  | { readonly what: 'pass'; readonly machines: readonly Meets[] };

const people = 5;
const plan = 'plan of PX0A';
const meets: fc.Arbitrary<Meets> = fc.record({
  behaviours: fc.array(fc.constantFrom<Behaviour>('takes', 'takes', 'lost', 'busy', 'denies'), { maxLength: 4 }),
  killedAt: fc.option(fc.integer({ min: 1, max: 40 })),
  moment: fc.constantFrom('before', 'after'),
});
const oneThing: fc.Arbitrary<Happens> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ what: fc.constant('letter' as const), person: fc.nat(people - 1) }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constantFrom('pause' as const, 'unpause' as const, 'cancel' as const, 'cancel' as const, 'leaves' as const), person: fc.nat(people - 1) }) },
  { weight: 1, arbitrary: fc.constant({ what: 'plan' as const }) },
  { weight: 4, arbitrary: fc.record({ what: fc.constant('pass' as const), machines: fc.array(meets, { minLength: 1, maxLength: 2 }) }) },
);
const happens = fc.array(oneThing, { minLength: 3, maxLength: 14 });

/** A machine dies with its process: from one of its calls on, nothing it does has an effect. */
const mortal = (log: EventLog, notify: Notify, { killedAt, moment }: Meets) => {
  let calls = 0;
  const guarded = async <A>(call: () => Promise<A>): Promise<A> => {
    calls += 1;
    if (killedAt !== null && (calls > killedAt || (calls === killedAt && moment === 'before'))) throw new Killed();
    const answer = await call();
    if (calls === killedAt) throw new Killed();
    return answer;
  };
  return {
    log: { ...log, append: (appends) => () => guarded(() => log.append(appends)()), readStreams: (streams, part) => guarded(() => log.readStreams(streams, part)) } satisfies EventLog,
    notify: { ...notify, send: (batch) => guarded(() => notify.send(batch)) } satisfies Notify,
  };
};

const lived = async (all: readonly Happens[], isUnwelcome: (reference: string) => boolean) => {
  const { deps, does, acts, machine, messages } = messagesWorld();
  const notify = notifyModel(isUnwelcome);
  let slides = 0;
  for (let n = 0; n < people; n++) await does(n, joining(n));
  for (const each of all) {
    if (each.what === 'pass') {
      const passes = each.machines.map((met) => {
        const dying = mortal(deps.log, notify.behaving([...met.behaviours]), met);
        return machine(dying.notify, dying.log)().catch((error: unknown) => { if (!(error instanceof Killed)) throw error; });
      });
      await Promise.all(passes);
      continue;
    }
    if (each.what === 'plan') {
      notify.learns(plan);
      continue;
    }
    const { person } = each;
    if (each.what === 'letter') await does(person, { ...resultOf(slides++) });
    if (each.what === 'pause') await does(person, command('pause', { by: 'csas' }));
    if (each.what === 'unpause') for (const asked of [command('unpause', { by: 'csas' }), command('carry-out-day', {})]) await does(person, asked);
    if (each.what === 'leaves') await does(person, command('change-demographics', { inactive: { reason: 'scotland', since: today } }));
    if (each.what === 'cancel') {
      const message = (await messages())[person];
      if (message !== undefined) await acts(message.reference, { do: 'cancel', ...byHand });
    }
  }
  notify.learns(plan);
  // Everything works again: one machine goes on until there is nothing left to do.
  const recovering = machine(notify.behaving([]));
  for (let pass = 0; pass < 5; pass++) await recovering();
  return { deps, messages: await messages(), letters: await readLetters(deps.log), notify };
};

/** Of each message whose hand-over was begun, whether its person could be written to at that moment. */
const begunRightly = async (log: EventLog): Promise<readonly boolean[]> => {
  const records = new Map<string, ParticipantRecord>();
  const to = new Map<string, string>();
  const rightly: boolean[] = [];
  for (const recorded of await everything(log)) {
    if (recorded.stream.startsWith(participantStreams)) {
      const event = decode(recorded);
      if (E.isRight(event)) records.set(recorded.stream, evolve(records.get(recorded.stream) ?? unknown, event.right));
    }
    if (!recorded.stream.startsWith(messageStreams)) continue;
    if (recorded.type === 'message-opened') to.set(recorded.stream, `${participantStreams}${(recorded.data as { participantId: string }).participantId}`);
    if (recorded.type !== 'hand-over-begun') continue;
    const record = records.get(to.get(recorded.stream) ?? '');
    rightly.push(record?.kind === 'participant' && record.inactive === null && !isPaused(record));
  }
  return rightly;
};

describe('every letter owed is handed over once, or for a reason not at all', () => {
  it('however machines die, one or two at once, and NHS Notify takes, refuses, denies and keeps silent', async () => {
    const endsWith = fc.constantFrom('', '0', '7');
    const property = fc.asyncProperty(happens, endsWith, async (all, unwelcome) => {
      const isUnwelcome = (reference: string): boolean => unwelcome !== '' && reference.endsWith(unwelcome);
      const { deps, messages, letters, notify } = await lived(all, isUnwelcome);
      expect(notify.faults()).toEqual([]);
      expect(messages.map(({ reference }) => reference)).toEqual(letters.map(({ reference }) => reference));
      const taken = notify.taken();
      for (const { reference, place } of messages) {
        expect(['handed-over', 'failed', 'cancelled', 'held']).toContain(place.at);
        expect([reference, taken.has(reference)]).toEqual([reference, place.at === 'handed-over']);
        if (place.at === 'failed') expect([reference, isUnwelcome(reference)]).toEqual([reference, true]);
      }
      expect(await begunRightly(deps.log)).not.toContain(false);
    });
    await fc.assert(property, { numRuns: 100 });
  });
});
