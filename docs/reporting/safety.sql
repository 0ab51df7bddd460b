-- Whose outcome is overdue (failsafe), by urgency and by weeks at the end of a month?
select referral_weeks, (date '2026-11-30' - since) / 7 as weeks_overdue, count(*) as people
from reporting.overdue_outcomes
group by referral_weeks, weeks_overdue
order by weeks_overdue desc, referral_weeks;

-- Who is suspended, and since when?
select referral_weeks, date_trunc('quarter', referred_on_test_of::timestamp)::date as referred_in, count(*) as people
from reporting.participants
where referred_on_test_of is not null
group by referral_weeks, referred_in
order by referred_in, referral_weeks;

-- Which results failed validation and still wait, by laboratory and reason?
select laboratory, reason, count(*) as results, min(since) as oldest
from reporting.refused_results, unnest(reasons) as reason
group by laboratory, reason
order by results desc, laboratory, reason;

-- Whom should the practices review, on a day?
select practice, kind, count(*) as people
from reporting.patients_to_review
where listed_until > date '2026-11-22'
group by practice, kind
order by practice, kind;
