-- Where are the messages of each kind, and how many need somebody?
-- A letter that no message was opened for yet is not here: see the letters with the state requested.
select kind, state, count(*) as messages, count(*) filter (where needs_somebody) as need_somebody, min(since) as oldest
from reporting.messages
group by kind, state
order by kind, state;

-- By which way did messages reach people?
-- A message may have come by several ways. What is not read in time stands as failed on that way, and takes the next.
select kind, split_part(way, ' ', 1) as channel, count(*) as messages, count(*) filter (where was_read) as known_to_be_read
from reporting.messages, unnest(channels) as way
where way like '% delivered'
group by kind, channel
order by kind, messages desc;

-- How long does it take from the day a letter is owed until it has arrived?
select date_trunc('month', asked_on::timestamp)::date as owed_in, messages.kind, count(*) as messages,
  percentile_disc(0.5) within group (order by since - asked_on) as half_within_days,
  percentile_disc(0.98) within group (order by since - asked_on) as nearly_all_within_days, max(since - asked_on) as longest
from reporting.messages join reporting.letters using (position)
where messages.state = 'delivered'
group by owed_in, messages.kind
order by owed_in, messages.kind;

-- How long from the test until the result has arrived?
-- Standard: 14 days for 98 %.
select date_trunc('quarter', test_date::timestamp)::date as quarter, count(*) as messages,
  round(100.0 * count(*) filter (where since - test_date <= 14) / count(*), 1) as per_cent_in_2_weeks
from reporting.messages
where kind in ('result', 'referral') and state = 'delivered'
group by quarter
order by quarter;

-- Why do messages fail, and how long has nobody looked at them at the end of a month?
select failure_code, kind, count(*) as messages, count(*) filter (where needs_somebody) as not_looked_at,
  date '2026-11-30' - min(since) filter (where needs_somebody) as longest_days
from reporting.messages
where state = 'failed'
group by failure_code, kind
order by messages desc, failure_code, kind;

-- Which letters came back by post, and what was done?
select letter, date_trunc('month', returned_on::timestamp)::date as returned_in, coalesce(settled, 'nobody has looked') as what_was_done, count(*) as messages
from reporting.messages
where returned_on is not null
group by letter, returned_in, what_was_done
order by returned_in, letter, what_was_done;
