import type { View } from './view.ts';

/** Over the access log, which is no read model: it shows what is on record now. */
export const looks: View = {
  name: 'looks',
  says: 'How often people and programs looked, searched, printed and changed something, or were refused it: by day, organisation, group of roles and action. In figures only: nobody who looked is here, and nobody who was looked at.',
  columns: {
    day: { sql: 'day', says: 'Day in England.' },
    organisation: { sql: 'organisation', says: 'ODS code of the organisation at which they worked; empty: nobody known.' },
    role_group: { sql: 'role_group', says: 'Group of the role in which they worked, as in the table of permissions; empty: nobody known.' },
    action: { sql: 'action', says: 'What they did or wanted to do, as in the table of permissions.' },
    refused: { sql: 'refused', says: 'Code of the problem with which it was refused; empty: it was carried out.' },
    looks: { sql: 'looks', says: 'How often.' },
    users: { sql: 'users', says: 'By how many people and programs.' },
    people: { sql: 'people', says: 'How many participants these looks named, each as often as they did.' },
  },
  from: () =>
    `(select (at at time zone 'Europe/London')::date as day, organisation, role_group, action, refused, count(*)::integer as looks, count(distinct user_id)::integer as users, sum(cardinality(people))::integer as people from access_log.entries group by 1, 2, 3, 4, 5) as told`,
};
