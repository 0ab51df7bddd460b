import { ageBands } from '../../domain/rules/coverage.ts';
import type { ReportingFunction } from './view.ts';

/** Whole at the end of a month, as everybody born in it has had their birthday: no view need show the day. */
export const age: ReportingFunction = {
  name: 'age',
  says: 'Age in whole years at the end of the month in which the day lies, of somebody born in birth_month.',
  takes: 'birth_month date, day date',
  returns: 'integer immutable',
  body: () =>
    `select (extract(year from day) - extract(year from birth_month))::integer - (extract(month from day) < extract(month from birth_month))::integer`,
};

const { from, upTo, years } = ageBands;

export const ageBand: ReportingFunction = {
  name: 'age_band',
  says: `Band of five years in which the bulletin counts an age: under ${from}, ${from}-${from + years - 1}, …, ${upTo} and over.`,
  takes: 'age integer',
  returns: 'text immutable',
  body: () =>
    `select case when age < ${from} then 'under ${from}' when age >= ${upTo} then '${upTo} and over' else format('%s-%s', age - age % ${years}, age - age % ${years} + ${years - 1}) end`,
};
