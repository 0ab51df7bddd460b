import { roleGroups } from '../../../domain/access/role-group.ts';
import { codeOfRole, placeholderRoles, roleCodes } from '../../../domain/access/role-codes.ts';
import { type Html, html } from '../../web/html.ts';
import type { DemoUser } from './demo-users.ts';

const groups = roleCodes(placeholderRoles);

const page = (title: string, body: Html): string =>
  html`<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>body{font:16px/1.5 Arial,sans-serif;margin:2rem;color:#212b32;max-width:60rem}td,th{padding:.4rem 1rem .4rem 0;text-align:left;vertical-align:top;border-bottom:1px solid #d8dde0}button{font:inherit}</style></head><body><main><h1>${title}</h1>${body}</main></body></html>`.text;

const whereOf = ({ roles }: DemoUser): string =>
  roles.map(({ role, name, organisation }) => `${name} (${codeOfRole(role)}) at ${organisation}`).join('; ');

const groupOf = ({ roles }: DemoUser): string => [...new Set(roles.map(({ role }) => groups[codeOfRole(role)]).map((group) => (group === undefined ? 'none' : roleGroups[group].label)))].join(', ');

/** Of each user a line, and what may be done with them. */
const table = (users: readonly DemoUser[], form: (user: DemoUser) => Html): Html =>
  html`<table><thead><tr><th>User</th><th>Group</th><th>Role and organisation</th><th></th></tr></thead><tbody>${users.map(
    (user) => html`<tr><td>${user.givenName} ${user.familyName}<br>${user.shows}</td><td>${groupOf(user)}</td><td>${whereOf(user)}</td><td>${form(user)}</td></tr>`,
  )}</tbody></table>`;

/** As whom to sign in: nobody is asked for a password. */
export const choosePage = (users: readonly DemoUser[], action: string): string =>
  page(
    'Sign in as',
    html`<p>This stands in for NHS Care Identity where the system is tried out. Everybody here is made up.</p>${table(
      users,
      ({ id, givenName }) => html`<form method="post" action="${action}"><input type="hidden" name="user" value="${id}"><button>Sign in as ${givenName}</button></form>`,
    )}<form method="post" action="${action}"><p><button name="user" value="nobody">Turn back</button></p></form>`,
  );

/** Who is there, and whose smartcard may be taken out. */
export const usersPage = (users: readonly DemoUser[]): string =>
  page(
    'What stands in for NHS Care Identity',
    html`<p>Begin at the system’s own sign-in page. Whose smartcard is removed here is signed out there.</p>${table(
      users,
      ({ id, givenName }) => html`<form method="post" action="/remove-smartcard"><input type="hidden" name="user" value="${id}"><button>Remove ${givenName}’s smartcard</button></form>`,
    )}`,
  );

export const errorPage = (error: string): string => page('That did not work', html`<p>${error}</p><p>Begin again at the system’s own sign-in page.</p>`);
