import { describe, expect, it } from 'vitest';
import { at as in_ } from '../api.ts';
import { type Browser, browser, fieldIn, type Page } from './browser.ts';
import { withSigningIn } from './signing-in.ts';

const { api, standIn, signsIn, isIn, passMinutes } = withSigningIn();

const nurse = '555000000101';
const locum = '555000000110';
const cookie = 'csms-session';

const at = (path: string): string => `${api().url}${path}`;
const json = (page: Page): unknown => JSON.parse(page.text) as unknown;
const session = (browser: Browser): Promise<Page> => browser.get(at('/api/v1/session'));
const tokenOf = async (browser: Browser): Promise<string> => String(in_(json(await session(browser)), 'csrfToken'));
const looks = (browser: Browser): Promise<Page> => browser.get(at('/api/v1/letters'));
const searches = (browser: Browser, headers: Readonly<Record<string, string>>): Promise<Page> => browser.ask('POST', at('/api/v1/participants/search'), { nhsNumber: '9000000009' }, headers);

const recorded = async (): Promise<readonly unknown[]> => {
  const acts = ['sign-in', 'choose-role', 'acknowledge', 'sign-out'];
  return (await api().database.pool.query<object>('select action, user_id, role, role_group, organisation, refused from access_log.entries where action = any($1) order by book, number', [acts])).rows;
};

describe('signing in by Care Identity', () => {
  it('leads over the reminder to the first page, and says who one is', async () => {
    const { browser: grace, page } = await signsIn(nurse);
    expect([page.status, page.url]).toEqual([200, at('/sign-in/reminder')]);
    expect(page.text).toContain('Nurse Access Role at CANAL STREET SURGERY (C81002)');
    const first = await grace.send(at('/sign-in/reminder'), { csrf: fieldIn(page, 'csrf'), understood: 'yes' });
    expect([first.status, first.url]).toEqual([200, at('/')]);
    expect(first.text).toContain('PRACTICE Grace, Nurse Access Role at CANAL STREET SURGERY (C81002): GP practice');
    expect(first.headers.get('content-security-policy')).toBe("default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    expect(json(await session(grace))).toMatchObject({ user: nurse, chosen: { role: 'R8001', organisation: 'C81002', group: 'gp-practice' }, acknowledged: true });
  });

  it('gives a cookie that no script reads, no other site sends, and that is nowhere stored', async () => {
    const { browser: grace } = await signsIn(nurse);
    expect(grace.set.filter((header) => header.startsWith(`${cookie}=`))).toEqual([expect.stringMatching(/^csms-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)]);
    const secret = grace.cookies(api().url).get(cookie) ?? '';
    const { rows } = await api().database.pool.query<{ kept: string }>('select to_jsonb(s)::text as kept from access.session s');
    expect(rows.filter(({ kept }) => kept.includes(secret))).toEqual([]);
    expect(api().logged.filter((line) => line.includes(secret) || line.includes('PRACTICE'))).toEqual([]);
  });

  it('lets nobody look who has not read and understood whom they may look at', async () => {
    const { browser: mary, page } = await signsIn('555000000106');
    expect([(await looks(mary)).status, in_(json(await looks(mary)), 'code')]).toEqual([403, 'acknowledgement-required']);
    const again = await mary.send(at('/sign-in/reminder'), { csrf: fieldIn(page, 'csrf') });
    expect([again.status, again.text]).toEqual([422, expect.stringContaining('Tick the box')]);
    await mary.send(at('/sign-in/reminder'), { csrf: fieldIn(again, 'csrf'), understood: 'yes' });
    expect((await looks(mary)).status).toBe(200);
  });

  it('comes back to the browser that went, and to no other', async () => {
    const [one, other] = [browser(), browser()];
    const choose = await one.get(at('/sign-in/begin'));
    for (const [name, value] of one.cookies(standIn().url)) other.keep(standIn().url, name, value);
    const page = await other.send(choose.url, { user: nurse });
    expect([page.status, page.text]).toEqual([400, expect.stringContaining('begun in another window')]);
    expect(other.cookies(api().url).has(cookie)).toBe(false);
  });

  it('is over once it was used: who goes back in the browser begins anew', async () => {
    const { page, browser: grace } = await signsIn(nurse);
    expect(page.status).toBe(200);
    const back = await grace.get(at('/sign-in/callback?code=used-before&state=x'));
    expect([back.status, back.text]).toEqual([400, expect.stringContaining('Begin again')]);
  });

  it('says so when somebody turned back there', async () => {
    const turned = browser();
    const choose = await turned.get(at('/sign-in/begin'));
    const page = await turned.send(choose.url, { user: 'nobody' });
    expect([page.status, page.text]).toEqual([403, expect.stringContaining('you turned back')]);
  });
});

it('somebody else may sign in by the same browser, in their own name', async () => {
  const { browser: shared } = await signsIn(nurse);
  await shared.send(at('/sign-out'), { csrf: fieldIn(await shared.get(at('/sign-out')), 'csrf') });
  const { page } = await signsIn('555000000105', shared);
  expect([page.status, page.text]).toEqual([200, expect.stringContaining('OFFICER Oscar')]);
});

describe('a choice of roles', () => {
  it('is asked for where there are several, and lets nobody do anything before it', async () => {
    const { browser: lou, page } = await signsIn(locum);
    expect([page.url, [...page.text.matchAll(/type="radio"/g)].length]).toEqual([at('/sign-in/role'), 3]);
    expect((await looks(lou)).status).toBe(401);
    expect(json(await session(lou))).toMatchObject({ chosen: null, choices: [{ organisation: 'C81002' }, { organisation: 'A81004' }, { group: 'sample-taker' }] });
    expect((await lou.get(at('/'))).url).toBe(at('/sign-in/role'));
  });

  it('changes the cookie: the one before is dead', async () => {
    const { browser: lou, page } = await signsIn(locum);
    const before = lou.cookies(api().url).get(cookie) ?? '';
    const reminder = await lou.send(at('/sign-in/role'), { csrf: fieldIn(page, 'csrf'), choice: `${locum}10` });
    expect(reminder.text).toContain('ABBEY ROAD SURGERY (A81004)');
    expect(lou.cookies(api().url).get(cookie)).not.toBe(before);
    const thief = browser();
    thief.keep(api().url, cookie, before);
    expect((await session(thief)).status).toBe(401);
  });

  it('can be made anew, by the API too, and then whom one may look at has to be acknowledged anew', async () => {
    const { browser: lou } = await signsIn(locum);
    const chosen = await lou.ask('POST', at('/api/v1/session/role'), { choice: `${locum}00` }, { 'x-csrf-token': await tokenOf(lou) });
    expect(json(chosen)).toMatchObject({ chosen: { organisation: 'C81002' }, acknowledged: false });
    const token = String(in_(json(chosen), 'csrfToken'));
    expect(json(await lou.ask('POST', at('/api/v1/session/acknowledge'), { understood: true }, { 'x-csrf-token': token }))).toMatchObject({ acknowledged: true });
    expect(json(await lou.ask('POST', at('/api/v1/session/role'), { choice: `${locum}20` }, { 'x-csrf-token': token }))).toMatchObject({ chosen: { group: 'sample-taker' }, acknowledged: false });
    const unknown = await lou.ask('POST', at('/api/v1/session/role'), { choice: 'another’s' }, { 'x-csrf-token': await tokenOf(lou) });
    expect([unknown.status, in_(json(unknown), 'code')]).toEqual([422, 'no-such-role']);
  });
});

describe('nobody comes in', () => {
  it('without the workgroup, or without a role that leads here; what is missing is named', async () => {
    const workgroup = (await signsIn('555000000111')).page;
    expect([workgroup.status, workgroup.text]).toEqual([403, expect.stringMatching(/CANAL STREET SURGERY \(C81002\)<\/td><td>Receptionist \(R1730\)<\/td><td>found<\/td><td>missing/)]);
    const { page: role, browser: rory } = await signsIn('555000000112');
    expect([role.status, role.text]).toEqual([403, expect.stringMatching(/Porter \(R7777\)<\/td><td>missing<\/td><td>found/)]);
    expect((await session(rory)).status).toBe(401);
  });

  it('whose sign-in is not sure enough', async () => {
    const { page } = await signsIn('555000000113');
    expect([page.status, page.text]).toEqual([403, expect.stringContaining('is not sure enough')]);
  });
});

describe('a session (D-40)', () => {
  it('ends when nothing is done for 15 minutes, and says when to warn of it', async () => {
    const mary = await isIn('csas-manager');
    expect(in_(json(await session(mary)), 'secondsToWarning')).toBeGreaterThanOrEqual(779);
    passMinutes(13.5);
    expect(in_(json(await session(mary)), 'secondsToWarning')).toBe(0);
    expect((await mary.ask('POST', at('/api/v1/session/stay'), {}, { 'x-csrf-token': await tokenOf(mary) })).status).toBe(200);
    passMinutes(14);
    expect((await looks(mary)).status).toBe(200);
    passMinutes(14);
    // To ask how long it lasts is not to do something.
    expect((await session(mary)).status).toBe(200);
    passMinutes(1.1);
    expect((await looks(mary)).status).toBe(401);
    expect((await mary.get(at('/'))).text).toContain('nothing is done for 15 minutes');
  });

  it('ends after 12 hours whatever is done', async () => {
    const mary = await isIn('csas-manager');
    const { endsAt } = json(await session(mary)) as { readonly endsAt: string };
    for (let passed = 0; passed < 12 * 60 - 14; passed += 14) {
      passMinutes(14);
      expect((await looks(mary)).status).toBe(200);
    }
    expect(json(await session(mary))).toMatchObject({ endsAt });
    passMinutes(10);
    expect((await looks(mary)).status).toBe(401);
  });

  it('ends by signing out, by page or by the API', async () => {
    const [one, two] = [await isIn('csas-manager'), await isIn('csas-manager')];
    const secret = one.cookies(api().url).get(cookie) ?? '';
    const out = await one.send(at('/sign-out'), { csrf: fieldIn(await one.get(at('/sign-out')), 'csrf') });
    expect([out.status, out.text]).toEqual([200, expect.stringContaining('You are signed out')]);
    one.keep(api().url, cookie, secret);
    expect((await looks(one)).status).toBe(401);
    expect((await two.ask('POST', at('/api/v1/session/end'), {}, { 'x-csrf-token': await tokenOf(two) })).status).toBe(200);
    expect((await looks(two)).status).toBe(401);
  });

  it('is another one after each sign-in, and the one before is over', async () => {
    const { browser: grace } = await signsIn(nurse);
    const before = grace.cookies(api().url).get(cookie) ?? '';
    await signsIn(nurse, grace);
    const thief = browser();
    thief.keep(api().url, cookie, before);
    expect((await session(thief)).status).toBe(401);
    expect((await session(grace)).status).toBe(200);
  });
});

describe('a change by a browser', () => {
  it('needs the token of the session, from a page of this system', async () => {
    const mary = await isIn('csas-manager');
    const other = await isIn('csas-manager');
    const [token, others] = [await tokenOf(mary), await tokenOf(other)];
    expect((await searches(mary, { 'x-csrf-token': token })).status).toBe(200);
    const forged: readonly Readonly<Record<string, string>>[] = [
      {},
      { 'x-csrf-token': others },
      { 'x-csrf-token': `${token}x` },
      { 'x-csrf-token': token, 'origin': 'https://evil.example' },
      { 'x-csrf-token': token, 'origin': 'null' },
      { 'x-csrf-token': token, 'sec-fetch-site': 'cross-site' },
      { 'x-csrf-token': token, 'sec-fetch-site': 'same-site' },
    ];
    for (const headers of forged) {
      const refused = await searches(mary, headers);
      expect([headers, refused.status, in_(json(refused), 'code')]).toEqual([headers, 403, 'forged-request']);
    }
  });

  it('by a form is refused from elsewhere too, and does nothing', async () => {
    const mary = await isIn('csas-manager');
    const csrf = fieldIn(await mary.get(at('/sign-out')), 'csrf');
    expect((await mary.send(at('/sign-out'), { csrf }, 'https://evil.example')).status).toBe(403);
    expect((await mary.send(at('/sign-out'), { csrf: 'guessed' })).status).toBe(403);
    expect((await looks(mary)).status).toBe(200);
  });
});

it('what people do about their sessions is on record, and who was not let in', async () => {
  const before = await recorded();
  const mary = await isIn('csas-manager');
  await mary.send(at('/sign-out'), { csrf: fieldIn(await mary.get(at('/sign-out')), 'csrf') });
  await signsIn('555000000111');
  await signsIn('555000000113');
  const { browser: lou, page } = await signsIn(locum);
  await lou.send(at('/sign-in/role'), { csrf: fieldIn(page, 'csrf'), choice: `${locum}20` });
  const theirs = { user_id: '555000000106', role: 'R9905', role_group: 'csas-manager', organisation: 'CSAS1', refused: null };
  expect((await recorded()).slice(before.length)).toEqual([
    { action: 'sign-in', ...theirs },
    { action: 'acknowledge', ...theirs },
    { action: 'sign-out', ...theirs },
    { action: 'sign-in', user_id: '555000000111', role: null, role_group: null, organisation: null, refused: 'access-denied' },
    { action: 'sign-in', user_id: null, role: null, role_group: null, organisation: null, refused: 'not-sure-enough' },
    { action: 'sign-in', user_id: locum, role: null, role_group: null, organisation: null, refused: null },
    { action: 'choose-role', user_id: locum, role: 'R9901', role_group: 'sample-taker', organisation: 'SHC01', refused: null },
  ]);
});
