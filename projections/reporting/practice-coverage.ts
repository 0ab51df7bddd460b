import { wordsOf } from '../../domain/codes/one-of.ts';
import { CeaseReason } from '../../domain/codes/recall.ts';
import { ceasePermissions } from '../../domain/rules/cease-permissions.ts';
import { acceptableCoverage } from '../../domain/rules/coverage.ts';
import { listed, type ReportingFunction } from './view.ts';

/** Reasons of the body: whom the programme can't test is not in its population. Everybody else who is ceased stays in it. */
const clinical = wordsOf(CeaseReason).filter((reason) => ceasePermissions.some(({ value }) => value[reason].rulesOutTests));

export const screensNeeded: ReportingFunction = {
  name: 'screens_needed',
  says: `How many more must be screened to reach the acceptable coverage of ${acceptableCoverage} %; empty when it is reached.`,
  takes: 'eligible bigint, screened bigint',
  returns: 'bigint immutable',
  body: () => `select nullif(greatest((${acceptableCoverage} * eligible + 99) / 100 - screened, 0), 0)`,
};

/** Annual bulletin, appendix B; the columns are those of the practice profiles. */
export const practiceCoverage: ReportingFunction = {
  name: 'practice_coverage',
  says:
    `Coverage of each practice (empty: those registered with none) at the end of the month in which the day lies, by one of the coverage_definitions. ` +
    `eligible: in the programme, registered female, of that age, and not ceased for ${clinical.join(', ')}. ` +
    `screened: those of them whose newest adequate test lies in the months before. coverage: per cent, two decimals. Small numbers are not hidden. ` +
    `It counts those who are in the programme as of now: for a day that has passed, fill the read models as of that day.`,
  takes: `day date, definition text default 'by-age'`,
  returns: 'table (practice text, from_age integer, to_age integer, eligible bigint, screened bigint, coverage numeric, screens_needed bigint) stable',
  body: (reporting) => `
    with stock as (select (date_trunc('month', practice_coverage.day::timestamp) + interval '1 month' - interval '1 day')::date as day)
    select practice, from_age, to_age, count(*), count(*) filter (where screened),
      round(100.0 * count(*) filter (where screened) / count(*), 2), ${reporting}.screens_needed(count(*), count(*) filter (where screened))
    from (
      select p.practice, d.from_age, d.to_age, coalesce(p.last_adequate_test_date > stock.day - make_interval(months => d.months) and p.last_adequate_test_date <= stock.day, false) as screened
      from stock, ${reporting}.participants as p
      join ${reporting}.coverage_definitions as d on d.definition = practice_coverage.definition
      -- Ages as months of birth, rather than an age worked out for each person: there are millions.
      where p.birth_month <= date_trunc('month', stock.day::timestamp) - make_interval(years => d.from_age)
        and p.birth_month > date_trunc('month', stock.day::timestamp) - make_interval(years => d.to_age + 1)
        and p.registration = 'active' and p.gender = 'female' and not p.dummy and p.joined_on <= stock.day
        and (p.ceased_reason is null or p.ceased_reason not in (${listed(clinical)}))
    ) as person
    group by practice, from_age, to_age
    order by practice, from_age`,
};
