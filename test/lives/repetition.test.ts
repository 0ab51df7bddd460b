import { isLeft } from 'fp-ts/lib/Either.js';
import { describe, expect, it } from 'vitest';
import { command, type Command } from '../../domain/participant/commands.ts';
import type { ParticipantRecord } from '../../domain/participant/participant.ts';
import { programmePolicy } from '../../domain/rules/policy.ts';
import { anyLife } from './any-life.ts';
import { everyLife } from './every-life.ts';
import { live, type Moment, momentOf } from './live.ts';

/** Asked for twice, these are two requests: a second deferral, a second test of the day. They must not move the date again. */
const countTwice: ReadonlySet<Command['do']> = new Set(['record-result', 'withdraw-result', 'settle-result', 'defer', 'amend', 'discharge']);

const repeated = ({ after, on, command: asked }: Moment): Moment => momentOf(after, on, asked, programmePolicy);

const isWithoutEffect = ({ decided, events }: Moment): boolean => isLeft(decided) || events.length === 0;

const dateOf = (record: ParticipantRecord) => (record.kind === 'participant' ? record.schedule.nextTestDueDate : null);

describe('over any life', () => {
  it('a command that is given again has no second effect, or is refused', () => {
    everyLife(
      anyLife,
      (life) => {
        const again = live(life).filter(({ command: asked }) => !countTwice.has(asked.do)).map(repeated);
        expect(again.filter((moment) => !isWithoutEffect(moment))).toEqual([]);
      },
      0.05,
    );
  });

  it('a date that is asked for again is the same date', () => {
    everyLife(
      anyLife,
      (life) => {
        const setting = live(life).filter(({ command: asked }) => asked.do === 'defer' || asked.do === 'amend' || asked.do === 'discharge');
        for (const moment of setting) expect(dateOf(repeated(moment).after)).toEqual(dateOf(moment.after));
      },
      0.05,
    );
  });

  it('after any command, a day that is run twice changes nothing the second time', () => {
    everyLife(
      anyLife,
      (life) => {
        for (const { after, on } of live(life)) {
          if (after.kind !== 'participant') continue;
          const once = momentOf(after, on, command('carry-out-day', {}), programmePolicy);
          expect(repeated(once).events).toEqual([]);
        }
      },
      0.05,
    );
  });
});
