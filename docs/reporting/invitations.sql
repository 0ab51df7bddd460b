-- How many people were invited and reminded in each month?
select date_trunc('month', asked_on::timestamp)::date as month,
  count(distinct participant_id) filter (where kind = 'invitation') as invited,
  count(distinct participant_id) filter (where kind = 'reminder') as reminded
from reporting.letters
where state = 'requested' and kind in ('invitation', 'reminder')
group by month
order by month;

-- How many of those invited in a month came?
-- Tested within 183 days of the invitation. Months younger than that are not complete.
-- England has no official figure of uptake; this one follows Scotland's.
select date_trunc('month', i.asked_on::timestamp)::date as month, count(distinct i.participant_id) as invited,
  count(distinct i.participant_id) filter (where exists (
    select from reporting.tests as t
    where t.participant_id = i.participant_id and t.test_date between i.asked_on and i.asked_on + 183
  ) or p.last_test_date between i.asked_on and i.asked_on + 183) as tested
from reporting.letters as i join reporting.participants as p using (participant_id)
where i.kind = 'invitation' and i.state = 'requested'
group by month
order by month;

-- Who was invited in a reporting year, by age at its end and practice?
select l.practice, reporting.age_band(reporting.age(p.birth_month, date '2026-03-31')) as age, count(distinct l.participant_id) as invited
from reporting.letters as l join reporting.participants as p using (participant_id)
where l.kind = 'invitation' and l.state = 'requested' and l.asked_on between date '2025-04-01' and date '2026-03-31'
group by l.practice, age
order by l.practice, age;

-- What stands on the practices' prior notification lists, and how much of it have they answered?
select practice, review_by, count(*) as people, count(*) filter (where confirmed) as answered
from reporting.prior_notifications
group by practice, review_by
order by review_by, practice;

-- How many non-responders does each practice have, and for which time?
select practice, count(*) as people, count(*) filter (where non_responder_count > 1) as not_for_the_first_time, min(listed_until) as first_leaves_on
from reporting.non_responders
group by practice
order by people desc, practice;

-- What will the daily run have to do in the next weeks?
select date_trunc('week', due_on::timestamp)::date as week_from, step, count(*) as people
from reporting.due_actions
group by week_from, step
order by week_from, step;
