import { describe, expect, it } from 'vitest';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { inForce, withRow } from '../../domain/rules/dated.ts';
import { programmePolicy } from '../../domain/rules/policy.ts';
import { policyValues } from './policy-values.ts';

const valuesOf = (rule: string, policy = programmePolicy) => policyValues(policy).flatMap((value) => (value.rule === rule ? [`${value.from} ${value.says}`] : []));

describe('the values of a rule', () => {
  it('are told with the day from which they hold', () => {
    expect(valuesOf('INT-01')).toEqual(['1988-04-01 36 months']);
    expect(valuesOf('INT-02')).toEqual(['2025-07-01 60 months']);
  });

  it('come from every table that fills the rule in', () => {
    expect(valuesOf('DEF-02')).toEqual(['1988-04-01 no sooner than 71 days from today', '1988-04-01 at most 60 months ahead']);
    expect(valuesOf('SELF-02')).toEqual([
      '1988-04-01 after a self-sample: letter K-0C',
      '1988-04-01 second inadequate self-sample: letter K2UH',
      '1988-04-01 -0A: routine interval, letter K-0A',
      '1988-04-01 -9R: 3 or 12 months, letter K-9R',
      '1988-04-01 -UH: date left alone, letter K1UH',
      '1988-04-01 sender SLFSMP of self-samples',
    ]);
  });

  it('are told again when they change and when they change back, and not when another value of the row does', () => {
    const usual = inForce(programmePolicy.timetable, civilDate('2020-01-01')).value;
    const changed = withRow(programmePolicy.timetable, { from: civilDate('2020-04-01'), rule: 'TT-11', value: { ...usual, listToInvitation: 12, invitationToReminder: 30 } });
    const policy = { ...programmePolicy, timetable: withRow(changed, { from: civilDate('2020-10-01'), rule: 'TT-01', value: usual }) };
    expect(valuesOf('TT-03', policy).filter((value) => value.includes('weeks'))).toEqual([
      '1988-04-01 reminder 18 weeks after the invitation',
      '2020-04-01 reminder 30 weeks after the invitation',
      '2020-10-01 reminder 18 weeks after the invitation',
    ]);
    expect(valuesOf('TT-01', policy)).toEqual(valuesOf('TT-01'));
  });
});
