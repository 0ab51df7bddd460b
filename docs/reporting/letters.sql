-- How many letters are there of each kind, and where do they stand?
select kind, letter, state, count(*) as letters
from reporting.letters
group by kind, letter, state
order by kind, letter, state;

-- Which letters are held by a pause, and for how long at the end of a month?
select kind, letter, count(*) as letters, min(asked_on) as oldest, date '2026-11-30' - min(asked_on) as days
from reporting.letters
where state = 'held'
group by kind, letter
order by oldest;

-- How long from the test to the result letter?
-- Standard: 14 days for 98 %. Days until it was asked for: until it has arrived, see the messages below.
select date_trunc('quarter', test_date::timestamp)::date as quarter, count(*) as letters,
  count(*) filter (where asked_on - test_date <= 14) as up_to_2_weeks,
  count(*) filter (where asked_on - test_date between 15 and 21) as up_to_3_weeks,
  count(*) filter (where asked_on - test_date > 21) as longer,
  round(100.0 * count(*) filter (where asked_on - test_date <= 14) / count(*), 1) as per_cent_in_2_weeks
from reporting.letters
where kind = 'result' and state = 'requested'
group by quarter
order by quarter;
