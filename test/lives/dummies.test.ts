import { isRight } from 'fp-ts/lib/Either.js';
import { describe, expect, it } from 'vitest';
import { DummyNumber } from '../../domain/identifiers/dummy-number.ts';
import { command, type Command } from '../../domain/participant/commands.ts';
import type { EventType, ParticipantEvent } from '../../domain/participant/events.ts';
import { nextStep } from '../../domain/participant/next-step.ts';
import { isDummy, type ParticipantRecord } from '../../domain/participant/participant.ts';
import { programmePolicy } from '../../domain/rules/policy.ts';
import { nhsNumber } from '../in-memory.ts';
import { anyLife } from './any-life.ts';
import { everyLife } from './every-life.ts';
import { daysDue, live, type Moment, momentOf } from './live.ts';

const number = DummyNumber.decode('T1234567890');

const asDummy = (asked: Command): Command =>
  asked.do === 'register' && isRight(number) ? command('register-dummy', { number: number.right, demographics: asked.with.demographics }) : asked;

const calling: ReadonlySet<EventType> = new Set<EventType>(['listed-for-prior-notification', 'invitation-confirmed', 'invited', 'reminded', 'non-response-recorded', 'opted-in']);
const invitations = new Set(['PA1', 'PA2', 'PA3', 'PA4']);

const calls = (event: ParticipantEvent): boolean => calling.has(event.type) || (event.type === 'letter-requested' && invitations.has(event.data.letter));

const resultLetters = (events: readonly ParticipantEvent[]) =>
  events.filter((event) => (event.type === 'letter-requested' || event.type === 'letter-held') && event.data.testDate !== null);

/** The same record, of somebody who is known by an NHS number. */
const asAnybody = (record: ParticipantRecord): ParticipantRecord => (record.kind === 'participant' ? { ...record, nhsNumber: nhsNumber(1) } : record);

const isForgotten = ({ after }: Moment): boolean =>
  after.kind === 'participant' && after.schedule.recallType === 'suspended' && after.failsafeSince === null && nextStep(after, programmePolicy) === null;

describe('over any life under a dummy number', () => {
  it('D-20, ELIG-08: nobody is called, every result brings the letter it brings anybody, the suspended are looked after, and no details change', () => {
    const letters = { sent: 0 };
    everyLife(
      anyLife,
      (life) => {
        const moments = live(life, daysDue, programmePolicy, asDummy);
        const [entered] = moments;
        const last = moments.at(-1)?.after;
        if (entered?.after.kind !== 'participant' || last?.kind !== 'participant') throw new Error('nobody entered');
        expect([isDummy(last), last.demographics, last.inactive]).toEqual([true, entered.after.demographics, null]);
        expect(moments.flatMap(({ events }) => events).filter(calls)).toEqual([]);
        expect(moments.find(isForgotten)).toBeUndefined();
        for (const { before, on, command: asked, events } of moments) {
          if (before.kind !== 'participant' || asked.do === 'change-demographics') continue;
          const expected = resultLetters(momentOf(asAnybody(before), on, asked, programmePolicy).events);
          expect(resultLetters(events)).toEqual(expected);
          letters.sent += expected.length;
        }
      },
      0.1,
    );
    expect(letters.sent).toBeGreaterThan(100);
  });
});
