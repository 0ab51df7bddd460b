-- How many people are where in the round of invitations, and why are they called?
select recall_type, recall_status, count(*) as people
from reporting.participants
where registration = 'active' and not dummy
group by recall_type, recall_status
order by recall_type, recall_status;

-- Who is overdue at the end of a month: next test due date passed, by how long and where they stand?
select recall_status,
  case when next_test_due_date > date '2026-11-30' - interval '6 months' then 'less than 6 months' else '6 months and more' end as overdue,
  count(*) as people
from reporting.participants
where next_test_due_date < date '2026-11-30'
group by recall_status, overdue
order by recall_status, overdue;

-- Who is ceased, by reason and age?
-- Stock; ceased_since tells the flow of a period.
select p.ceased_reason, reporting.age_band(reporting.age(p.birth_month, date '2026-11-30')) as age, count(*) as people
from reporting.participants as p
where p.ceased_reason is not null
group by p.ceased_reason, age
order by p.ceased_reason, age;

-- Who was deferred, by reason and month?
-- The last deferral of each person.
select last_deferral_reason, date_trunc('month', last_deferral_on::timestamp)::date as month, count(*) as people, max(deferrals_in_a_row) as most_in_a_row
from reporting.participants
where last_deferral_reason is not null
group by last_deferral_reason, month
order by last_deferral_reason, month;

-- What was the newest test of each person found to show, by age?
-- Inadequate is HPV unavailable or cytology inadequate. A share of adequate results leaves it out.
select
  case
    when last_test_hpv = 'U' or last_test_cytology = '1' then 'inadequate'
    when last_test_hpv = '0' or (coalesce(last_test_hpv, 'Q') = 'Q' and last_test_cytology = '2') then 'negative'
    when last_test_cytology in ('2', '0', 'X', '-') then 'HPV found, no abnormal cells of the cervix'
    when last_test_cytology in ('3', '8', '9') then 'borderline or low-grade'
    else 'high-grade or worse'
  end as result,
  count(*) filter (where reporting.age(birth_month, last_test_date) < 50) as under_50,
  count(*) filter (where reporting.age(birth_month, last_test_date) >= 50) as from_50
from reporting.participants
where last_test_date is not null
group by result
order by result;

-- How many tests did each laboratory report, by month of the test?
select laboratory, date_trunc('month', test_date::timestamp)::date as month, count(*) as tests, count(distinct participant_id) as people
from reporting.tests
group by laboratory, month
order by laboratory, month;

-- As of when are these figures?
select view, position, recorded_at, not_shown
from reporting.freshness
order by view;
