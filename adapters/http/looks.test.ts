import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Identity } from '../../domain/access/identity.ts';
import { command } from '../../domain/participant/commands.ts';
import { looksThat } from '../access-log/queries.ts';
import { at, withApi } from '../../test/api.ts';
import { manager, someoneOf } from '../../test/identities.ts';
import { nhsNumber, participantIds } from '../../test/in-memory.ts';

let who: Identity | null = manager;
const api = withApi({ identify: async () => who });
const id = (n: number): string => participantIds.of(nhsNumber(n));
const path = (n: number): string => `/api/v1/participants/${id(n)}`;
const practice = someoneOf('gp-practice');
const by = ({ user, role, group, organisation, session }: Identity) => ({ user, role, group, organisation, session });

/** What is on record since the last time. */
const recorded = async () => {
  const looks = await looksThat(api().deps.db)({}, 1_000, null);
  const fresh = looks.slice(0, looks.length - seen);
  seen = looks.length;
  return fresh.toReversed();
};
let seen = 0;

beforeAll(async () => {
  api().setToday('2026-11-21');
  for (const n of [0, 1, 2]) await api().join(n, { practice: n === 2 ? 'B82002' : 'A81001' });
  api().setToday('2026-11-22');
  for (const n of [0, 1]) await api().carryOut(n, command('carry-out-day', {}));
  await api().readModels.catchUp();
});
beforeEach(async () => {
  who = manager;
  await recorded();
});

describe('on record is who did what, about whom:', () => {
  it('a look at somebody', async () => {
    const { headers } = await api().get(path(0), { 'x-correlation-id': 'of-mine' });
    expect(await recorded()).toMatchObject([
      { who: by(manager), operation: 'read-participant', action: 'read-person', refused: null, people: [id(0)], reason: null, address: '127.0.0.1', correlationId: 'of-mine', at: '2026-11-22T09:00:00.000Z' },
    ]);
    expect((await api().get(path(0), { 'if-none-match': headers.get('etag') ?? '' })).status).toBe(304);
    expect(await recorded()).toMatchObject([{ operation: 'read-participant', refused: null, people: [id(0)] }]);
  });

  it('a search, with whom it found', async () => {
    await api().post('/api/v1/participants/search', { nhsNumber: nhsNumber(1) });
    await api().post('/api/v1/participants/search', { nhsNumber: nhsNumber(50) });
    expect(await recorded()).toMatchObject([{ operation: 'search-participants', people: [id(1)] }, { operation: 'search-participants', people: [] }]);
  });

  it('a page of a list, with everybody on it, in one entry', async () => {
    expect(at((await api().get('/api/v1/practices/A81001/prior-notification-list')).body, 'total')).toBe(2);
    expect(await recorded()).toMatchObject([{ operation: 'read-prior-notification-list', people: [id(0), id(1)].sort() }]);
  });

  it('a paper, with everybody whom it names', async () => {
    const ofPractice = '/api/v1/practices/A81001/printed-lists';
    const { body } = await api().post(ofPractice, {});
    expect((await api().get(`${ofPractice}/${String(at(body, 'printed'))}`)).status).toBe(200);
    expect(await recorded()).toMatchObject([{ operation: 'print-list', people: [] }, { operation: 'read-printed-list', action: 'print-lists', people: [id(0), id(1)].sort() }]);
  });

  it('a change, by the id that its events bear, with its reason', async () => {
    await api().post(`${path(1)}/cease`, { reason: 'no-cervix', by: 'csas' }, { 'x-correlation-id': 'ceased-by-me' });
    expect(await recorded()).toMatchObject([{ operation: 'cease', action: 'cease', reason: 'no-cervix', people: [id(1)], correlationId: 'ceased-by-me' }]);
    const [last] = (await api().deps.log.readStreams([`participant-${id(1)}`])).get(`participant-${id(1)}`)?.events.slice(-1) ?? [];
    expect(last?.metadata.correlationId).toBe('ceased-by-me');
  });

  it('a change that the rules refuse', async () => {
    const { body } = await api().post(`${path(0)}/reinstate`, { by: 'csas' });
    expect(await recorded()).toMatchObject([{ operation: 'reinstate', refused: at(body, 'code'), people: [id(0)], reason: null }]);
  });

  it('a look at what is not theirs, as at nobody', async () => {
    who = practice;
    await api().get(path(2));
    await api().get(path(99));
    expect(await recorded()).toMatchObject([2, 99].map((n) => ({ who: by(practice), operation: 'read-participant', refused: 'not-found', people: [id(n)] })));
  });

  it('what a role is not for', async () => {
    who = someoneOf('sqas');
    await api().get(path(0));
    expect(await recorded()).toMatchObject([{ who: by(who), refused: 'access-denied', people: [id(0)] }]);
  });

  it('a request of which nobody knows whose it is', async () => {
    who = null;
    await api().get(path(0));
    expect(await recorded()).toMatchObject([{ who: { user: null, role: null, group: null, organisation: null, session: null }, operation: 'read-participant', refused: 'unauthenticated', people: [id(0)], address: '127.0.0.1' }]);
  });
});

it('nothing is on record of rules, of how the system does, of documentation, nor of what could not be understood', async () => {
  for (const path of ['/api/v1/rules', '/health', '/_status', '/openapi.json', '/docs/json']) await fetch(api().url + path);
  await api().get('/api/v1/letters?limit=nonsense');
  await api().post('/api/v1/participants/search', { nhsNumber: 'nonsense' });
  expect(await recorded()).toEqual([]);
});

it('nothing that somebody sends can keep a refusal off the record', async () => {
  who = someoneOf('sqas', { user: 'nul\u0000 and half\ud800', session: 's\u0000' });
  expect((await api().post(`${path(0)}/cease`, { reason: 'x\u0000\ud800', by: 'csas' })).status).toBe(403);
  expect(await recorded()).toMatchObject([{ who: { user: 'nul\ufffd and half\ufffd' }, refused: 'access-denied', reason: null }]);
});

describe('without its entry', () => {
  it('nothing is answered, and nobody is shown', async () => {
    await sql`alter table access_log.entries rename to broken`.execute(api().deps.db);
    const answers = [await api().get(path(0)), await api().post('/api/v1/participants/search', { nhsNumber: nhsNumber(0) }), await api().get(path(99))];
    await sql`alter table access_log.broken rename to entries`.execute(api().deps.db);
    for (const { status, body, headers } of answers) {
      expect([status, at(body, 'code'), headers.get('retry-after')]).toEqual([503, 'unavailable', '1']);
      expect(JSON.stringify(body)).not.toContain(nhsNumber(0));
    }
    expect((await api().get(path(0))).status).toBe(200);
    expect(await recorded()).toHaveLength(1);
  });
});
