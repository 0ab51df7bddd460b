import { describe, expect, it } from 'vitest';
import { nothingElse } from '../facts.ts';
import { programmePolicy } from '../../rules/policy.ts';
import { joined, result, standing, tested, when } from '../example-life.ts';

const p = tested(joined('2020-01-01'), ['2024-01-10', '29R'], ['2025-01-10', '29R']);
const waiting = when(p, '2026-03-01', 'record-result', result('2026-02-01', '29R', { slideNumber: '26000001' })).then;
const settle = (data: object, given = waiting) => when(given, '2026-03-05', 'settle-result', data);
const asS = { cytology: '2', hpv: '9', action: 'S' };

describe('a result that failed validation', () => {
  it('once corrected is on the record, and letters go on', () => {
    const { then, letters } = settle({ testDate: '2026-02-01', correction: asS });
    expect([standing(then), then.refused, letters, then.results.at(-1)?.slideNumber]).toEqual([['suspended', '2027-02-01', 'not-due'], [], ['P29S'], '26000001']);
  });

  it('once removed leaves nothing but the event', () => {
    const { then, types } = settle({ testDate: '2026-02-01', remove: true });
    expect([types, then.refused, then.results]).toEqual([['refused-result-settled'], [], p.results]);
  });

  it.each([
    ['by a correction that is refused as well', { testDate: '2026-02-01', correction: { ...asS, action: 'R' } }, ['third-hpv-positive-needs-colposcopy']],
    ['by neither correction nor removal', { testDate: '2026-02-01' }, ['missing-value']],
    ['by a date on which none waits', { testDate: '2026-02-02', correction: asS }, ['no-such-result']],
    ['by the removal of another', { testDate: '2026-02-02', remove: true }, ['no-such-result']],
  ])('is not settled %s', (_, data, refusals) => {
    const outcome = settle(data);
    expect([outcome.refusals, outcome.then.refused.length]).toEqual([refusals, 1]);
  });

  it("is not settled while its slide is on another person's record (VAL-06)", () => {
    const settled = (slideHeldElsewhere: boolean) => when(waiting, '2026-03-05', 'settle-result', { testDate: '2026-02-01', correction: asS }, programmePolicy, { ...nothingElse, slideHeldElsewhere });
    expect([settled(true).refusals, settled(true).then.refused.length]).toEqual([['duplicate-slide-number'], 1]);
    expect([settled(false).refusals, settled(false).then.refused.length]).toEqual([[], 0]);
  });

  it('says what is missing', () => {
    expect(settle({ testDate: '2026-02-01' }).fields).toEqual(['correction']);
    expect(settle({ testDate: '2026-02-02', correction: asS }).fields).toEqual(['testDate']);
  });

  it.each([
    ['lies before the birth', '1926-02-01', '29S'],
    ['lies ahead, with codes that are wrong too', '2062-02-01', '29A'],
  ])('for a date that %s is settled by the right date', (_, testDate, codes) => {
    const refused = when(p, '2026-03-01', 'record-result', result(testDate, codes)).then;
    expect(settle({ testDate: '2026-02-01', correction: asS }, refused).refusals).toEqual([]);
  });

  it('for its date is settled by the right date', () => {
    const future = when(p, '2026-03-01', 'record-result', result('2062-02-01', '29S')).then;
    expect(standing(settle({ testDate: '2026-02-01', correction: asS }, future).then)).toEqual(['suspended', '2027-02-01', 'not-due']);
  });
});
