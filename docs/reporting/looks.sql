-- Which organisations look most, and how many people work there?
select organisation, role_group, sum(looks) as looks, sum(people) as people_named, max(users) as most_users_a_day
from reporting.looks
where refused is null and organisation is not null
group by organisation, role_group
order by looks desc;

-- Where is somebody refused unusually often?
-- Many refusals are many mistakes, or somebody who tries out whose records they can see.
select day, organisation, role_group, sum(looks) filter (where refused is not null) as refused, sum(looks) as of
from reporting.looks
group by day, organisation, role_group
having sum(looks) filter (where refused is not null) > 0
order by refused desc, day desc;
