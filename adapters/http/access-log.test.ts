import { beforeAll, describe, expect, it } from 'vitest';
import type { Identity } from '../../domain/access/identity.ts';
import { command } from '../../domain/participant/commands.ts';
import { type Answer, at, withApi } from '../../test/api.ts';
import { manager, someoneOf } from '../../test/identities.ts';
import { nhsNumber, participantIds } from '../../test/in-memory.ts';

let who: Identity = manager;
const api = withApi({ identify: async () => who });
const id = (n: number): string => participantIds.of(nhsNumber(n));
const path = (n: number): string => `/api/v1/participants/${id(n)}`;
const doctor = someoneOf('gp-practice', { user: '555036632103', role: 'R0260' });
const auditor = someoneOf('auditor');

const as = async <A>(identity: Identity, does: () => Promise<A>): Promise<A> => {
  const before = who;
  who = identity;
  return does().finally(() => void (who = before));
};
const read = (asked: string) => api().get(`/api/v1/access-log?${asked}`);
const operations = ({ body }: Answer) => at(body, 'items.*.operation');

beforeAll(async () => {
  api().setToday('2026-11-20');
  for (const n of [1, 2, 3, 4]) await api().join(n, { practice: 'A81001' });
  await as(doctor, () => api().get(path(1)));
  api().setToday('2026-11-21');
  await as(doctor, () => api().get(path(2)));
  await as(doctor, () => api().get(path(99)));
  api().setToday('2026-11-22');
  await api().post(`${path(3)}/restrict`, { reason: 'They asked for it in writing.', by: 'csas' });
});

describe('the access log', () => {
  it('tells who did what, the newest first, and that it was read', async () => {
    expect(operations(await read('limit=4'))).toEqual(['restrict', 'read-participant', 'read-participant', 'read-participant']);
    expect(operations(await read('limit=2'))).toEqual(['read-access-log', 'restrict']);
  });

  it('finds what was done on a day, by a user, under an action, or refused', async () => {
    expect(at((await read('user=555036632103&from=2026-11-21&to=2026-11-21')).body, 'items.*.people')).toEqual([[id(99)], [id(2)]]);
    expect(at((await read('user=555036632103&action=read-person&to=2026-11-20')).body, 'items.*.people')).toEqual([[id(1)]]);
    expect((await read('refusals=only')).body).toMatchObject({ items: [{ refused: 'not-found', people: [id(99)], who: { user: '555036632103', role: 'R0260', organisation: 'A81001' }, means: 'See where somebody stands, and their results' }], next: null });
    expect(operations(await read('action=restrict'))).toEqual(['restrict']);
    expect(at((await read(`participantId=${id(99)}`)).body, 'items.*.refused')).toEqual(['not-found']);
  });

  it('goes page by page, whatever comes meanwhile', async () => {
    const all = at((await read('limit=100')).body, 'items.*.place') as readonly string[];
    const pages: string[] = [];
    for (let cursor: unknown = null; pages.length < all.length + 1; ) {
      const { body } = await read(cursor === null ? 'limit=3' : `limit=3&cursor=${String(cursor)}`);
      pages.push(...(at(body, 'items.*.place') as readonly string[]));
      if ((cursor = at(body, 'next')) === null) break;
    }
    // The first page holds the reading of all.
    expect(pages.slice(1)).toEqual(all);
  });

  it.each(['cursor=nonsense', `cursor=${Buffer.from('9999-99-99T00:00:00.000Z/1/1').toString('base64url')}`, `cursor=${Buffer.from('0000-01-01T00:00:00.000Z/1/1').toString('base64url')}`, 'from=1800-01-01', 'to=9999-12-31', 'action=nothing'])('refuses %s', async (asked) => {
    expect(await read(asked)).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
  });

  it('is for those who answer for access', async () => {
    for (const identity of [doctor, someoneOf('csas-officer')]) expect((await as(identity, () => read(''))).status).toBe(403);
    expect((await as(auditor, () => read(''))).status).toBe(200);
  });
});

describe('the report to a person', () => {
  it('tells in plain words who looked, in which job, where and when', async () => {
    const { body } = await api().get(`${path(2)}/access-report`);
    expect(body).toMatchObject({ participantId: id(2), on: '2026-11-22', isCut: false, looks: [{ at: '2026-11-21T09:00:00.000Z', did: 'Saw your record: where you stand, and your results', carriedOut: true, job: 'GP practice', organisation: 'A81001', user: '555036632103', reason: null }] });
    const again = await api().get(`${path(2)}/access-report`);
    expect(at(again.body, 'looks.*.did')).toEqual(['Saw or printed who looked at your record', 'Saw your record: where you stand, and your results']);
    expect(at((await api().get(`${path(2)}/access-report?to=2026-11-21`)).body, 'looks.*.user')).toEqual(['555036632103']);
  });

  it('is a paper too', async () => {
    const { status, headers, body } = await api().get(`${path(1)}/access-report`, { accept: 'application/pdf' });
    expect([status, headers.get('content-type'), headers.get('cache-control'), String(body).slice(0, 5)]).toEqual([200, 'application/pdf', 'no-store', '%PDF-']);
    expect((await read(`participantId=${id(1)}&action=read-access-log`)).body).toMatchObject({ items: [{ operation: 'read-access-report', people: [id(1)] }] });
  });

  it('tells of looks at each of the records found to be theirs', async () => {
    await api().carryOut(1, command('change-demographics', { nhsNumber: nhsNumber(2) }));
    for (const n of [1, 2]) {
      const { body } = await api().get(`${path(n)}/access-report?to=2026-11-21`);
      expect(new Set(at(body, 'records') as string[])).toEqual(new Set([id(1), id(2)]));
      expect(at(body, 'looks.*.at')).toEqual(['2026-11-21T09:00:00.000Z', '2026-11-20T09:00:00.000Z']);
      expect(at((await read(`participantId=${id(n)}&user=555036632103`)).body, 'items.*.people')).toEqual([[id(2)], [id(1)]]);
    }
  });

  it('is of somebody, or there is none', async () => expect((await api().get(`${path(98)}/access-report`)).status).toBe(404));
});

describe('of a restricted record', () => {
  it('nobody learns the practice from who looked but those who may see all of it', async () => {
    await api().readModels.catchUp();
    for (const asked of [`${path(3)}/access-report`, `/api/v1/access-log?participantId=${id(3)}`]) {
      expect((await api().get(asked)).status).toBe(200);
      expect((await as(auditor, () => api().get(asked))).body).toMatchObject({ status: 403, code: 'access-denied' });
    }
    expect(JSON.stringify((await as(auditor, () => read('limit=100'))).body)).not.toContain(id(3));
    expect(JSON.stringify((await read('limit=100')).body)).toContain(id(3));
  });
});
