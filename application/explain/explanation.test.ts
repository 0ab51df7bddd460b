import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, it } from 'vitest';
import { type CivilDate, civilDate } from '../../domain/dates/civil-date.ts';
import { type Command, command } from '../../domain/participant/commands.ts';
import { csas, inMemory, nhsNumber } from '../../test/in-memory.ts';
import { dummyJoining, joining } from '../../test/people.ts';
import { readHistory } from '../participant-history.ts';
import { handle } from '../participants.ts';
import { explain, type Explanation } from './explanation.ts';

type Line = readonly [on: string, command: Command];

/** What is told of somebody after these commands. */
const told = async (...life: readonly Line[]): Promise<Explanation> => {
  const deps = inMemory();
  const id = deps.ids.of(nhsNumber(1));
  for (const [index, [on, asked]] of life.entries()) {
    const today: CivilDate = civilDate(on);
    const outcome = await handle(deps)(id, asked, { today, actor: csas, cause: 'form 7', correlationId: 'c', commandId: `c${index}` })();
    if (E.isLeft(outcome)) throw new Error(JSON.stringify(outcome.left));
  }
  const history = await readHistory(deps.log)(id);
  if (E.isLeft(history)) throw new Error(history.left.kind);
  return explain(history.right, deps.policy);
};

const fact = ({ facts, steps }: Explanation, name: Explanation['facts'][number]['fact']) => {
  const found = facts.find((each) => each.fact === name);
  return { says: found?.says, on: found?.step === null || found === undefined ? null : steps[found.step]?.on };
};

const joins: Line = ['2025-01-10', joining(1)];
const tested: Line = ['2025-08-01', command('record-result', { result: { testDate: civilDate('2025-07-20'), cytology: 'X', hpv: '0', action: 'A' } })];
const deferred: Line = ['2025-09-01', command('defer', { reason: 'patient-wish', months: 12, by: 'csas', signedForm: true })];

describe('an explanation', () => {
  it('leads from the date to the test that set it, in words, with rules and sources', async () => {
    const explanation = await told(joins, tested);
    expect(fact(explanation, 'next-test-due-date')).toEqual({ says: 'The next test is due on 20 July 2030.', on: '2025-08-01' });
    const [step, ...others] = explanation.steps;
    expect(others).toEqual([]);
    expect(step?.sentences.join(' ')).toContain('test of 20 July 2025, HPV negative, routine recall (X0A). The next test follows after 60 months.');
    expect(step?.rules.find(({ rule }) => rule === 'INT-02')).toMatchObject({ value: '60 months', mark: 'S', source: expect.stringContaining('GOV.UK') as string });
  });

  it('of a deferred test tells the deferral as what set the date, and the test as what set the recall type', async () => {
    const explanation = await told(joins, tested, deferred);
    expect(fact(explanation, 'next-test-due-date')).toEqual({ says: 'The next test is due on 1 September 2026.', on: '2025-09-01' });
    expect(fact(explanation, 'recall-type')).toEqual({ says: 'The recall type is routine: the next test is a routine one.', on: '2025-08-01' });
    expect(explanation.steps.map(({ on }) => on)).toEqual(['2025-08-01', '2025-09-01']);
  });

  it('of somebody deferred and never tested goes back to the day they joined', async () => {
    expect((await told(joins, deferred)).steps.map(({ on }) => on)).toEqual(['2025-01-10', '2025-09-01']);
  });

  it('after a withdrawal leads to the test that is left', async () => {
    const older: Line = ['2025-02-01', command('record-result', { result: { testDate: civilDate('2025-01-20'), cytology: '2', hpv: '9', action: 'R' } })];
    const withdrawn: Line = ['2025-09-01', command('withdraw-result', { testDate: civilDate('2025-07-20') })];
    const explanation = await told(joins, older, tested, withdrawn);
    expect(fact(explanation, 'next-test-due-date')).toEqual({ says: 'The next test is due on 20 January 2026.', on: '2025-09-01' });
    expect(explanation.steps.map(({ on }) => on)).toEqual(['2025-02-01', '2025-09-01']);
  });

  it('of a suspended person speaks of an outcome, and of no test that is due', async () => {
    const referred = await told(joins, ['2025-08-01', command('record-result', { result: { testDate: civilDate('2025-07-20'), cytology: '4', hpv: '9', action: 'S' } })]);
    const text = [fact(referred, 'next-test-due-date').says, ...referred.steps.flatMap(({ sentences }) => sentences)].join(' ');
    expect(text).toContain('somebody looks on 20 July 2026');
    expect(text).toContain('to be seen within 2 weeks');
    expect(text).not.toContain('The next test is due');
  });

  it('of somebody ceased tells why, and nothing of what came before', async () => {
    const explanation = await told(joins, tested, ['2025-09-01', command('cease', { reason: 'no-cervix', by: 'csas' })]);
    expect(fact(explanation, 'next-test-due-date')).toEqual({ says: 'No next test is due: ceased, reason no cervix.', on: '2025-09-01' });
    expect(explanation.steps.flatMap(({ sentences }) => sentences)).toEqual([
      'Ceased from 1 September 2025, reason: no cervix, by CSAS.',
      'Letter CXNC goes out (ceased: no cervix).',
    ]);
    expect(explanation.next).toBeNull();
  });

  it('of a dummy registration says that nobody is called, whether or not there is a date', async () => {
    const entered: Line = ['2025-01-10', dummyJoining];
    expect(fact(await told(entered), 'next-test-due-date')).toEqual({ says: 'No next test is due: nobody is called under a dummy number.', on: '2025-01-10' });
    const explanation = await told(entered, tested);
    expect(fact(explanation, 'next-test-due-date')).toEqual({ says: 'The next test is due on 20 July 2030, but nobody is called under a dummy number.', on: '2025-08-01' });
    expect(fact(explanation, 'registration').says).toBe('A dummy registration: results and their letters, and no call.');
    expect(explanation.steps.flatMap(({ rules }) => rules.map(({ rule }) => rule))).toContain('D-20');
    expect(explanation.next).toBeNull();
  });

  it('of a deactivated dummy registration says so, and from which step', async () => {
    const explanation = await told(['2025-01-10', dummyJoining], tested, ['2025-09-01', command('deactivate-dummy', { by: 'csas' })]);
    expect(fact(explanation, 'registration')).toEqual({ says: 'Inactive since 1 September 2025: the dummy registration was deactivated.', on: '2025-09-01' });
    expect(fact(explanation, 'next-test-due-date')).toEqual({ says: 'No next test is due: the dummy registration was deactivated.', on: '2025-09-01' });
    expect(explanation.next).toBeNull();
  });

  it('of a refused result says in words why it waits, and that letters wait with it', async () => {
    const explanation = await told(joins, ['2025-08-01', command('record-result', { result: { testDate: civilDate('2025-07-20'), cytology: '3', hpv: '9', action: 'A' } })]);
    expect(fact(explanation, 'letters')).toEqual({ says: 'Letters and notifications are held until the result that failed validation is settled.', on: '2025-08-01' });
    expect(explanation.steps.at(-1)?.sentences.join(' ')).toContain('(39A). The codes do not go together. Somebody with such a finding does not return to routine recall. Letters are held');
  });
});
