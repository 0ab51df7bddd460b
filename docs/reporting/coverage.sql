-- What is the coverage of each practice at the end of a month, and how many more must be screened for the acceptable level?
select practice, from_age, to_age, eligible, screened, coverage, screens_needed,
  rank() over (partition by from_age order by screened::numeric / eligible desc) as place
from reporting.practice_coverage(date '2026-11-30')
order by practice, from_age;

-- The same to be published: nothing shows from which few people can be told.
-- Fewer than 6 eligible: the practice hides all. Fewer than 6 screened: it hides them. The rest of an area must not give a
-- hidden practice away by subtraction: where exactly one of an area hides all, hide the next smallest too.
select practice, from_age, to_age,
  case when eligible >= 6 then eligible end as eligible,
  case when eligible >= 6 and screened >= 6 then screened end as screened,
  case when eligible >= 6 and screened >= 6 then coverage end as coverage
from reporting.practice_coverage(date '2026-11-30')
order by practice, from_age;

-- What is the coverage of everybody, by each definition?
-- Pooled: people over people, never a mean of percentages.
select d.definition, sum(c.eligible) as eligible, sum(c.screened) as screened, round(100.0 * sum(c.screened) / sum(c.eligible), 1) as coverage
from (select distinct definition from reporting.coverage_definitions) as d
cross join lateral reporting.practice_coverage(date '2026-11-30', d.definition) as c
group by d.definition
order by d.definition;

-- When was each age group last screened adequately?
-- Stock by test status, as in KC53.
select reporting.age_band(reporting.age(birth_month, date '2026-11-30')) as age,
  count(*) as people,
  count(*) filter (where last_adequate_test_date is null) as never,
  count(*) filter (where last_adequate_test_date > date '2026-11-30' - interval '42 months') as within_3_and_a_half_years,
  count(*) filter (where last_adequate_test_date > date '2026-11-30' - interval '66 months') as within_5_and_a_half_years
from reporting.participants
where registration = 'active' and gender = 'female' and not dummy
group by age
order by min(birth_month) desc;
