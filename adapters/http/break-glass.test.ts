import { beforeAll, describe, expect, it } from 'vitest';
import type { Identity } from '../../domain/access/identity.ts';
import { command } from '../../domain/participant/commands.ts';
import { at, withApi } from '../../test/api.ts';
import { someoneOf } from '../../test/identities.ts';
import { nhsNumber, participantIds } from '../../test/in-memory.ts';
import { someone } from '../../test/people.ts';

let who: Identity = someoneOf('gp-practice');
let now = '2026-11-22T09:00:00.000Z';
const api = withApi({ identify: async () => who, now: () => now });

const ours = someoneOf('gp-practice', { user: 'u-ours' });
const officer = someoneOf('csas-officer');
const auditor = someoneOf('auditor');
const because = { kind: 'patient-present', reason: 'A temporary patient, here for her test.' };
const [theirs, restricted] = [1, 2].map((n) => `/api/v1/participants/${participantIds.of(nhsNumber(n))}`) as [string, string];

const as = async <A>(identity: Identity, what: () => Promise<A>): Promise<A> => {
  who = identity;
  return what();
};
const byNumber = (n: number, dateOfBirth: string = someone.dateOfBirth) => api().post('/api/v1/break-glass', { nhsNumber: nhsNumber(n), dateOfBirth, ...because });
const without = ({ status, body }: { readonly status: number; readonly body: unknown }) => [status, { ...(body as object), requestId: '' }];

beforeAll(async () => {
  for (const n of [1, 2]) await api().join(n, { practice: 'B82002' });
  await api().carryOut(2, command('restrict', { reason: 'At their wish.', by: 'csas' }));
});

describe('a look with a reason (D-39)', () => {
  it('opens the record of somebody else’s patient by number and date of birth, to be read, for an hour', async () => {
    expect(await as(ours, () => api().get(theirs))).toMatchObject({ status: 404 });
    const opened = await byNumber(1);
    expect(opened).toMatchObject({ status: 200, body: { participantId: participantIds.of(nhsNumber(1)), until: '2026-11-22T10:00:00.000Z' } });
    now = '2026-11-22T09:59:59.999Z';
    expect(await api().get(theirs)).toMatchObject({ status: 200, body: { demographics: { practice: 'B82002', address: someone.address } } });
    expect((await api().post(`${theirs}/sample-check`, { sampleDate: '2026-11-22' })).status).toBe(200);
    expect((await api().post(`${theirs}/cease`, { reason: 'no-cervix', by: 'practice' })).status).toBe(404);
    expect(at((await api().post('/api/v1/participants/search', { nhsNumber: nhsNumber(1) })).body, 'participants')).toEqual([]);
    now = '2026-11-22T10:00:00.000Z';
    expect((await api().get(theirs)).status).toBe(404);
  });

  it('holds for who gave the reason, in that session, and for that person', async () => {
    await as(ours, () => byNumber(1));
    const seen = async (identity: Identity, path: string) => as(identity, async () => (await api().get(path)).status);
    expect([await seen(ours, theirs), await seen(ours, restricted)]).toEqual([200, 404]);
    for (const other of [{ user: 'u-colleague' }, { session: 'the next session' }, { organisation: 'C83003' }]) expect(await seen({ ...ours, ...other }, theirs)).toBe(404);
  });

  it('shows what a restricted record hides to who finds the person, and may not see it', async () => {
    const practice = () => api().get(restricted).then(({ body }) => at(body, 'demographics.practice'));
    expect(await as(officer, practice)).toBeNull();
    expect(await as(officer, () => api().post(`${restricted}/break-glass`, because))).toMatchObject({ status: 200 });
    expect(await practice()).toBe('B82002');
    expect(await as(someoneOf('sample-taker'), practice)).toBeNull();
  });

  it('is told of a wrong date what it is told of nobody, and ten times an hour', async () => {
    const guesser = { ...ours, user: 'u-guesser' };
    const [wrong, nobody] = await as(guesser, async () => [await byNumber(1, '1985-12-13'), await byNumber(99)]);
    expect(wrong.status).toBe(404);
    expect(without(wrong)).toEqual(without(nobody));
    for (let more = 2; more < 10; more++) expect((await byNumber(99)).status).toBe(404);
    now = '2026-11-22T10:30:00.000Z';
    const refused = await byNumber(1);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1800']);
    now = '2026-11-22T11:00:00.000Z';
    expect((await byNumber(1)).status).toBe(200);
  });

  it('needs a reason of some length, and a role for it', async () => {
    expect((await as(ours, () => api().post('/api/v1/break-glass', { nhsNumber: nhsNumber(1), dateOfBirth: someone.dateOfBirth, kind: 'other', reason: 'because' }))).status).toBe(400);
    expect((await as(auditor, () => byNumber(1))).body).toMatchObject({ status: 403, code: 'access-denied' });
  });
});

describe('every look', () => {
  it('is listed for review until another has said whether it had to be', async () => {
    await api().readModels.catchUp();
    const waiting = async () => at((await as(auditor, () => api().get('/api/v1/break-glass?reviewed=no'))).body, 'items.*') as { readonly breakGlass: string; readonly by: { readonly user: string } }[];
    const [first, ...others] = await waiting();
    expect(first).toMatchObject({ by: { session: ours.session }, ...because, review: null });
    const review = { finding: 'not-justified', comment: 'Nobody was there that day.' };
    const path = `/api/v1/break-glass/${first?.breakGlass ?? ''}/review`;
    expect((await as({ ...auditor, user: first?.by.user ?? '' }, () => api().post(path, review))).body).toMatchObject({ status: 403, code: 'own-look' });
    expect(await as(auditor, () => api().post(path, review))).toMatchObject({ status: 200, body: { finding: 'not-justified' } });
    expect((await api().post(path, review)).body).toMatchObject({ status: 409, code: 'reviewed-already' });
    expect((await api().post(path.replace(/\d{4}\/review/, '0099/review'), review)).body).toMatchObject({ status: 404, code: 'no-such-break-glass' });
    await api().readModels.catchUp();
    expect(await waiting()).toEqual(others);
    expect(at((await api().get('/api/v1/break-glass?reviewed=yes')).body, 'items.*.review')).toEqual([{ ...review, by: auditor.user, on: '2026-11-22' }]);
  });

  it('is not for those who look to list', async () => {
    expect((await as(ours, () => api().get('/api/v1/break-glass'))).status).toBe(403);
  });
});
