import { expect, inject, it } from 'vitest';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { runScenarios } from './run.ts';
import type { Scenario } from './scenario.ts';

const slide = { slideNumber: '26000001', laboratory: '60280' };
const tested = (id: string): Scenario => ({
  id,
  title: id,
  rule: 'VAL-06',
  participant: { dateOfBirth: civilDate('1990-01-01'), gender: 'female' },
  timeline: [
    { on: civilDate('2026-01-01'), do: 'join' },
    { on: civilDate('2026-02-01'), do: 'result', with: { testDate: '2026-01-20', cytology: 'X', hpv: '0', action: 'A', ...slide }, expect: { accepted: true, refusals: [] } },
  ],
});

it('lives of which each has the same slide of the same laboratory know nothing of each other', async () => {
  const lives = ['a', 'b', 'c'].map(tested);
  expect(await runScenarios(inject('serverUrl'), lives, inject('templateName'))).toEqual(lives.map(() => []));
});
