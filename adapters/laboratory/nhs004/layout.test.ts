import { expect, it } from 'vitest';
import { fileOfResults } from '../../../scripts/bench/laboratory/file-of-results.ts';
import { civilDate } from '../../../domain/dates/civil-date.ts';
import { nhs004 } from './layout.ts';

const tested = { nhs_number: '9000000009', family_name: 'NOWAK', given_name: 'ANNA', date_of_birth: civilDate('1990-02-03'), address_lines: ['1 THE STREET'], postcode: 'LS1 6AE' };
const file = fileOfResults([tested, tested, tested], 1, civilDate('2026-11-22'));

/** A file of its own, and how often its bytes were asked for. */
const counted = () => {
  let asked = 0;
  return { content: { ...file, pieces: () => (asked++, file.pieces()) }, asked: () => asked };
};

const reportsOf = async (content: typeof file) => {
  const reports: unknown[] = [];
  for await (const report of nhs004.reports(content)) reports.push(report);
  return reports;
};

it('a file of few reports is read once, to check it and to take it in; unchecked, it is read to take it in', async () => {
  const [checked, fresh] = [counted(), counted()];
  expect(await nhs004.check(checked.content)).toMatchObject({ right: { items: 3 } });
  const reports = await reportsOf(checked.content);
  expect(reports).toHaveLength(3);
  expect(await reportsOf(fresh.content)).toEqual(reports);
  expect([checked.asked(), fresh.asked()]).toEqual([1, 1]);
});
