import { beforeAll, describe, expect, it } from 'vitest';
import type { Identity } from '../../domain/access/identity.ts';
import { RoleGroup } from '../../domain/access/role-group.ts';
import { wordsOf } from '../../domain/codes/one-of.ts';
import { addDays } from '../../domain/dates/civil-date.ts';
import { command } from '../../domain/participant/commands.ts';
import { at, withApi } from '../../test/api.ts';
import { someoneOf } from '../../test/identities.ts';
import { nhsNumber, participantIds } from '../../test/in-memory.ts';

let who: Identity = someoneOf('gp-practice');
const api = withApi({ identify: async () => who });
const as = (identity: Identity) => void (who = identity);
const practice = someoneOf('gp-practice');
const [theirs, anothers, nobodys] = [0, 1, 99].map((n) => `/api/v1/participants/${participantIds.of(nhsNumber(n))}`) as [string, string, string];

beforeAll(async () => {
  await api().join(0, { practice: 'A81001' });
  await api().join(1, { practice: 'B82002' });
  await api().readModels.catchUp();
});

describe('a practice', () => {
  it('sees who is registered with it', async () => {
    as(practice);
    expect((await api().get(theirs)).status).toBe(200);
    expect(at((await api().post('/api/v1/participants/search', { nhsNumber: nhsNumber(0) })).body, 'participants')).toHaveLength(1);
    expect((await api().get('/api/v1/practices/A81001/counts')).status).toBe(200);
  });

  it('is told of others what it would be told of nobody', async () => {
    as(practice);
    const [other, nobody] = [await api().get(anothers), await api().get(nobodys)];
    const without = ({ body }: { readonly body: unknown }) => ({ ...(body as object), requestId: '' });
    expect(other.status).toBe(404);
    expect(without(other)).toEqual(without(nobody));
    expect((await api().post(`${anothers}/cease`, { reason: 'no-cervix', by: 'practice' })).status).toBe(404);
    expect(at((await api().post('/api/v1/participants/search', { nhsNumber: nhsNumber(1) })).body, 'participants')).toEqual([]);
    expect((await api().get('/api/v1/practices/B82002/prior-notification-list')).status).toBe(404);
  });

  it('decides in its own name only', async () => {
    as(practice);
    expect((await api().post(`${theirs}/cease`, { reason: 'no-cervix', by: 'csas', signedForm: true })).body).toMatchObject({ status: 403, code: 'not-in-that-name', field: 'by' });
  });

  it('finds the door closed the moment somebody is registered elsewhere, whatever the read models still show', async () => {
    await api().join(2, { practice: 'A81001', dateOfBirth: addDays(api().deps.today(), -9_999) });
    await api().readModels.catchUp();
    as(practice);
    const moved = `/api/v1/participants/${participantIds.of(nhsNumber(2))}`;
    const search = async () => at((await api().post('/api/v1/participants/search', { familyName: 'Nowak', dateOfBirth: addDays(api().deps.today(), -9_999) })).body, 'participants.*.participantId');
    expect((await api().get(moved)).status).toBe(200);
    const before = await search();
    await api().carryOut(2, command('change-demographics', { practice: 'B82002' }));
    expect((await api().get(moved)).status).toBe(404);
    expect([before, await search()]).toEqual([[participantIds.of(nhsNumber(2))], []]);
  });
});

describe('nobody gets further', () => {
  it('without a permission, whoever it is about', async () => {
    as(someoneOf('sqas'));
    for (const path of [theirs, nobodys]) expect((await api().get(path)).body).toMatchObject({ status: 403, code: 'access-denied' });
  });

  it('than the scopes of a token', async () => {
    as(someoneOf('system-client', { scopes: ['check-sample'] }));
    expect((await api().get(theirs)).body).toMatchObject({ status: 403, code: 'access-denied' });
    as(someoneOf('system-client', { scopes: ['read-person'] }));
    expect((await api().get(theirs)).status).toBe(200);
  });

  it.each(wordsOf(RoleGroup).filter((group) => group !== 'sqas' && group !== 'analyst'))('before they acknowledged whom they may look at: %s', async (group) => {
    as(someoneOf(group, { acknowledged: false }));
    expect((await api().get(theirs)).body).toMatchObject({ status: 403, code: 'acknowledgement-required' });
    expect((await api().get('/api/v1/rules')).status).toBe(200);
  });
});
