import { describe, expect, it } from 'vitest';
import { nothingElse } from '../facts.ts';
import { programmePolicy } from '../../rules/policy.ts';
import type { Participant } from '../participant.ts';
import { joined, result, standing, tested, when } from '../example-life.ts';

const p = joined('2020-01-01');
const refusals = (given: Participant, testDate: string, codes: string, more = {}) =>
  when(given, '2026-03-01', 'record-result', result(testDate, codes, more)).refusals;

describe('a result', () => {
  it.each([
    ['of codes that may not stand together', '2026-02-01', '49R', {}, ['invalid-code-combination']],
    ['that returns an abnormal finding to routine', '2026-02-01', '39A', {}, ['invalid-code-combination', 'invalid-return-to-routine']],
    ['of months that are not permitted', '2026-02-01', '29R', { repeatMonths: 24 }, ['invalid-repeat-interval']],
    ['without the primary HPV flag', '2026-02-01', 'X0A', { hpvPrimary: false }, ['hpv-primary-flag']],
    ['of tomorrow', '2026-03-02', 'X0A', {}, ['test-in-future']],
    ['of the day before the birth', '1990-03-02', 'X0A', {}, ['test-before-birth']],
    ['of the day of birth', '1990-03-03', 'X0A', {}, []],
    ['of today', '2026-03-01', 'X0A', {}, []],
    ['of several faults', '2026-03-02', '49R', { hpvPrimary: false }, ['invalid-code-combination', 'test-in-future']],
  ])('%s: %j', (_, testDate, codes, more, expected) => expect(refusals(p, testDate, codes, more)).toEqual(expected));

  it.each([
    ['2026-02-01', '49R', {}, ['action'], ['CODE-01', 'CODE-02', 'D-27']],
    ['2026-02-01', '99R', {}, ['action'], ['CODE-01', 'CODE-02', 'D-27']],
    ['2026-02-01', '2US', {}, ['action'], ['CODE-01', 'D-27']],
    ['2026-02-01', 'X9R', {}, ['action'], ['CODE-01', 'D-27']],
    ['2026-02-01', '39A', {}, ['action', 'action'], ['CODE-01', 'CODE-02', 'VAL-03', 'D-27']],
    ['2026-02-01', '29R', { repeatMonths: 24 }, ['repeatMonths'], ['D-09', 'D-27']],
    ['2026-02-01', 'X0A', { hpvPrimary: false }, ['hpvPrimary'], ['VAL-12', 'D-27']],
    ['2026-03-02', 'X0A', {}, ['testDate'], ['VAL-14', 'D-27']],
    ['1990-03-02', 'X0A', {}, ['testDate'], ['VAL-14', 'D-27']],
  ])('of %s, %s %j is to be corrected in %j, by %j', (testDate, codes, more, fields, rules) => {
    const refused = when(p, '2026-03-01', 'record-result', result(testDate, codes, more));
    expect([refused.fields, [...new Set(refused.rules)]]).toEqual([fields, rules]);
  });

  it('that is the third positive with normal cells in a row must be coded S', () => {
    const twice = tested(p, ['2024-01-10', '29R'], ['2025-01-10', '29R']);
    expect(refusals(twice, '2026-02-01', '29R')).toEqual(['third-hpv-positive-needs-colposcopy']);
    expect(refusals(twice, '2026-02-01', '29S')).toEqual([]);
    expect(refusals(tested(p, ['2025-01-10', '29R']), '2026-02-01', '29R')).toEqual([]);
  });

  it.each(['XUR', '19R'])('%s after an inadequate one must be coded S', (codes) => {
    const once = tested(p, ['2025-10-30', '19R']);
    expect(refusals(once, '2026-02-01', codes)).toEqual(['second-inadequate-needs-colposcopy']);
    expect(refusals(once, '2026-02-01', codes.replace('R', 'S'))).toEqual([]);
    expect(refusals(tested(once, ['2025-12-01', 'X0A']), '2026-02-01', codes)).toEqual([]);
  });

  it('of a slide that is on the record is refused; one withdrawn frees its slide', () => {
    const slide = { slideNumber: '26000001' };
    const held = tested(p, ['2026-01-01', 'X0A', slide]);
    expect(refusals(held, '2026-02-01', 'X0A', slide)).toEqual(['duplicate-slide-number']);
    const freed = when(held, '2026-02-20', 'withdraw-result', { testDate: '2026-01-01' }).then;
    expect(refusals(freed, '2026-02-01', 'X0A', slide)).toEqual([]);
  });

  it("of a slide on another person's record is refused, and once when it is on both (VAL-06)", () => {
    const slide = { slideNumber: '26000001', laboratory: '60280' };
    const arrives = (given: Participant) => when(given, '2026-03-01', 'record-result', result('2026-02-01', 'X0A', slide), programmePolicy, { ...nothingElse, slideHeldElsewhere: true });
    const { types, refusals: codes, events } = arrives(p);
    expect([types, codes, events[0]?.data]).toEqual([['result-refused'], ['duplicate-slide-number'], expect.objectContaining({ refusals: ['duplicate-slide-number'] })]);
    expect(arrives(tested(p, ['2026-01-01', 'X0A', slide])).refusals).toEqual(['duplicate-slide-number']);
  });

  it.each(['no-cervix', 'radiotherapy', 'stenosis'])('taken after a cease for %s is refused; on that day or before, it is kept', (reason) => {
    const ceased = when(p, '2026-02-01', 'cease', { reason, by: 'csas', signedForm: true }).then;
    expect(refusals(ceased, '2026-02-02', 'X0A')).toEqual(['ceased-no-cervix']);
    const kept = when(ceased, '2026-03-01', 'record-result', result('2026-02-01', '39S'));
    expect([kept.refusals, standing(kept.then)]).toEqual([[], [`ceased ${reason}`, null, 'ceased']]);
  });

  it('waits behind one that is not settled, unless its test is older', () => {
    const waiting = when(p, '2026-03-01', 'record-result', result('2026-02-01', '39A')).then;
    expect(refusals(waiting, '2026-02-01', 'X0A')).toEqual(['another-result-unresolved']);
    expect(refusals(waiting, '2026-01-31', 'X0A')).toEqual([]);
  });
});
