import * as E from 'fp-ts/lib/Either.js';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TestResult } from '../participant/test-result.ts';
import { readResult } from './read-result.ts';
import type { Report } from './report.ts';

const whole: Report = { testDate: '20261106', codes: 'X0A', slideNumber: '26985802' };
const faults = (change: Report): readonly string[] => {
  const read = readResult({ ...whole, ...change }, '62010');
  return E.isLeft(read) ? read.left.map(({ code, field }) => `${code} ${field}`) : [];
};

describe('what a laboratory reports', () => {
  it('is read into the result of a test', () => {
    expect(readResult(whole, '62010')).toEqual(E.right({ testDate: '2026-11-06', cytology: 'X', hpv: '0', action: 'A', slideNumber: '26985802', laboratory: '62010' }));
    expect(readResult({ ...whole, codes: '2a', repeatMonths: '12', hpvPrimary: 'Y', selfSample: 'N', sourceType: '1', senderCode: ' A81002 ' }, '62010')).toMatchObject(
      E.right({ cytology: '2', hpv: null, action: 'A', repeatMonths: 12, hpvPrimary: true, selfSample: false, sourceType: 1, senderCode: 'A81002' }),
    );
  });

  it.each<[Report, readonly string[]]>([
    [{ testDate: '' }, ['missing-test-date testDate']],
    [{ testDate: '20260230' }, ['invalid-test-date testDate']],
    [{ codes: ' ' }, ['missing-result codes']],
    [{ codes: 'QQQ' }, ['invalid-code-combination codes']],
    [{ codes: 'X0AA' }, ['invalid-code-combination codes']],
    [{ slideNumber: '' }, ['missing-slide-number slideNumber']],
    [{ slideNumber: 'A6985802' }, ['invalid-slide-number slideNumber']],
    [{ repeatMonths: 'twelve' }, ['invalid-repeat-interval repeatMonths']],
    [{ hpvPrimary: 'yes' }, ['invalid-flag hpvPrimary']],
    [{ sourceType: '8' }, ['invalid-source-type sourceType']],
    [{ dateOfBirth: '19901302' }, ['invalid-date-of-birth dateOfBirth']],
    [{ testDate: '06/11/2026', dateOfBirth: '2/10/1990' }, []],
    [{ testDate: 'x', codes: 'x' }, ['invalid-test-date testDate', 'invalid-code-combination codes']],
  ])('%j is at fault: %j', (change, expected) => expect(faults(change)).toEqual(expected));

  it('never breaks anything, whatever is written', () => {
    const anything = fc.record(Object.fromEntries(Object.keys({ ...whole, dateOfBirth: '', repeatMonths: '', hpvPrimary: '', sourceType: '' }).map((field) => [field, fc.string()])), { requiredKeys: [] });
    fc.assert(fc.property(anything, (report) => {
      const read = readResult(report, '62010');
      expect(E.isLeft(read) ? read.left.length > 0 : TestResult.is(read.right)).toBe(true);
    }));
  });
});
