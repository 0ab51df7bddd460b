import { isRight } from 'fp-ts/lib/Either.js';
import { describe, expect, it } from 'vitest';
import { event, eventData, type EventType, isEventType, type ParticipantEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { example } from './example-life.ts';
import { type ParticipantRecord, unknown } from './participant.ts';

const on = '2026-03-01';
const test = { testDate: '2026-02-01', cytology: 'X', hpv: '0', action: 'A' };
const recorded = { ...test, number: 1, months: 60, monthsFrom: 'rules' };

/** One of each, as it stands in the log. */
const samples: { readonly [T in EventType]: unknown } = {
  'registered': { nhsNumber: '9434765919', demographics: example, optedIn: false, on },
  'dummy-registered': { number: 'T1234567890', demographics: example, on },
  'dummy-deactivated': { by: 'csas', on },
  'history-imported': { results: [recorded], source: 'earlier system', on },
  'demographics-changed': { changes: { address: { lines: ['1 NEW ROAD'], postcode: null } }, on },
  'practice-changed': { from: 'A81001', to: null, on },
  'gender-changed': { from: 'female', to: 'male', on },
  'date-of-birth-corrected': { from: '1990-03-03', to: '1991-03-03', on },
  'nhs-number-changed': { from: '9434765919', to: '9000000009', on },
  'known-elsewhere': { participantId: 'another', on },
  'record-merged': { participantId: 'another', nhsNumber: '9000000009', mergedFrom: [], results: [recorded], dischargedOn: null, nonResponderCount: 1, deferralsInARow: 0, on },
  'opted-in': { on },
  'became-inactive': { reason: 'died', since: on, on },
  'returned': { on },
  'next-test-scheduled': { nextTestDueDate: null, recallType: 'called', basis: 'joining', inviteOn: null, requested: null, on },
  'listed-for-prior-notification': { nextTestDueDate: on, respondBy: on, on },
  'invitation-confirmed': { by: 'practice', on },
  'invited': { nextTestDueDate: on, on },
  'reminded': { on },
  'non-response-recorded': { count: 1, listedUntil: on, on },
  'result-recorded': { result: { ...recorded, slideNumber: '26000001', selfSample: true }, on },
  'interval-revised': { number: 1, months: 36, on },
  'result-refused': { result: test, refusals: ['test-in-future'], on },
  'refused-result-settled': { testDate: '2026-02-01', outcome: 'removed', on },
  'result-withdrawn': { number: 1, testDate: '2026-02-01', on },
  'referred-to-colposcopy': { testDate: '2026-02-01', weeks: 2, on },
  'failsafe-raised': { since: on, on },
  'discharged-from-colposcopy': { dischargedOn: on, outcome: null, on },
  'deferred': { reason: 'pregnancy', months: null, expectedDelivery: '2026-06-01', inARow: 1, by: 'practice', on },
  'ceased': { reason: 'age', since: on, automatic: true, by: 'system', on },
  'reinstated': { by: 'csas', explanation: null, on },
  'amended': { by: 'csas', incident: true, on },
  'review-completed': { list: 'non-responders', by: 'practice', on },
  'event-information-written': { text: 'A letter of 3 March named the wrong date.', by: 'csas', on },
  'note-written': { number: 1, caseNumber: 'CAS-12345-ABCDE', text: 'Rang about the letter.', by: 'csas', on },
  'note-removed': { number: 1, by: 'csas', on },
  'vaccination-recorded': { vaccination: { number: 1, givenOn: '2008-10-01', vaccine: 'cervarix', dose: 1 }, by: 'csas', comment: 'As the school tells', on },
  'vaccination-removed': { number: 1, by: 'csas', on },
  'paused': { by: 'csas', caseNumber: 'CAS-12345-ABCDE', comment: 'A result is looked into', on },
  'resumed': { by: 'csas', on },
  'restricted': { reason: 'At their wish.', by: 'csas', on },
  'unrestricted': { reason: 'At their wish.', by: 'csas', on },
  'letter-requested': { letter: 'PX0A', testDate: '2026-02-01', on },
  'letter-held': { letter: 'CIC', testDate: null, on },
  'held-letters-cancelled': { on },
};
const types = Object.keys(samples) as EventType[];
const made = (type: EventType): ParticipantEvent => event(type, samples[type] as never);

describe('an event', () => {
  it.each(types)('%s is the same after it was stored and read', (type) => {
    const read = eventData[type].decode(JSON.parse(JSON.stringify(samples[type])));
    expect(isRight(read) && read.right).toEqual(samples[type]);
    expect(JSON.parse(JSON.stringify(eventData[type].encode(samples[type] as never)))).toEqual(samples[type]);
  });

  it.each(types)('%s without its day is not taken', (type) => {
    expect(isRight(eventData[type].decode({ ...(samples[type] as object), on: 'someday' }))).toBe(false);
  });

  it('has a type that is known', () => {
    expect(types.every(isEventType)).toBe(true);
    expect(['', 'toString', 'Registered'].some(isEventType)).toBe(false);
  });
});

describe('what the events lead to', () => {
  it('is told for any event after any other, in any order', () => {
    const records = types.flatMap((first) => types.map((second) => [made(first), made('registered'), made(second)].reduce(evolve, unknown)));
    const kindAfter = (record: ParticipantRecord, type: EventType): string => (type === 'known-elsewhere' ? 'elsewhere' : record.kind);
    expect(records.flatMap((record) => types.filter((type) => evolve(record, made(type)).kind !== kindAfter(record, type)))).toEqual([]);
  });

  it('does not change by an event of a type that is not known here, nor by a second registration', () => {
    const p = evolve(unknown, made('registered'));
    for (const type of ['from-the-future', 'constructor', 'toString']) expect(evolve(p, { type, data: {} } as unknown as ParticipantEvent)).toEqual(p);
    expect(evolve(p, event('registered', { ...(samples.registered as object), optedIn: true } as never))).toBe(p);
  });

  it('is nobody until somebody registers, and is elsewhere once it is said so', () => {
    for (const type of types.filter((other) => !['registered', 'dummy-registered', 'known-elsewhere'].includes(other))) expect(evolve(unknown, made(type))).toBe(unknown);
    const elsewhere: ParticipantRecord = { kind: 'elsewhere', participantId: 'another' };
    expect(evolve(unknown, made('known-elsewhere'))).toEqual(elsewhere);
    for (const type of types) expect(evolve(elsewhere, made(type))).toEqual(elsewhere);
  });
});
