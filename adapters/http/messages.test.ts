import { beforeAll, describe, expect, it } from 'vitest';
import { handOver } from '../../application/message/hand-over.ts';
import { told } from '../../application/message/told.ts';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { messagesToSend } from '../../projections/messages/to-send.ts';
import { at, withApi } from '../../test/api.ts';
import { notifyModel } from '../../test/messages/notify-model.ts';
import { resultOf } from '../../test/messages/world.ts';

const api = withApi();
const today = civilDate('2026-11-22');
const byHand = { caseNumber: 'CAS-12345-ABCDE', comment: 'asked for by telephone' };
const notify = notifyModel();
let references: readonly string[] = [];

/** Hands over what waits. */
const pass = async () => {
  const { deps, readModels } = api();
  let ids = 0;
  const done = await handOver({ ...deps, notify: notify.behaving([]), routingPlanOf: () => 'plan', newId: () => `00000000-0000-4000-8000-${String(ids++).padStart(11, '0')}${notify.taken().size}`, toSend: messagesToSend(deps.db, readModels.catchUp) })({ today });
  await readModels.catchUp();
  return done;
};
const message = async (n: number) => (await api().get(`/api/v1/messages/${references[n]}`)).body;
const doing = (n: number, what: string, body: object = byHand, headers = {}) => api().post(`/api/v1/messages/${references[n]}/${what}`, body, headers);
const fails = (n: number) => told(api().deps)([{ key: `k${n}`, reference: references[n] ?? '', notifyId: 'n', status: 'failed', description: null, failureCode: 'MFR_PDSV_0110', at: '2026-11-22T10:00:00Z', way: null }], today);

beforeAll(async () => {
  for (let n = 1; n <= 4; n++) {
    await api().join(n);
    await api().carryOut(n, resultOf(n));
  }
  await pass();
  const list = (await api().get('/api/v1/messages')).body;
  references = at(list, 'items.*.reference') as string[];
});

describe('messages by the API', () => {
  it('are listed by where they are, and counted', async () => {
    expect(at((await api().get('/api/v1/messages?state=waiting&kind=result&letter=PX0A&limit=1')).body, 'total')).toBe(4);
    expect((await api().get('/api/v1/messages/counts')).body).toEqual({
      counts: [{ state: 'waiting', letter: 'PX0A', messages: 4, needSomebody: 0 }],
      refused: [{ letter: 'PX0A', code: 'CM_NO_SUCH_ROUTING_PLAN', messages: 3 }],
    });
    expect((await api().get('/api/v1/messages?state=nowhere')).status).toBe(400);
  });

  it('can be cancelled while they wait, and not after', async () => {
    expect(await doing(0, 'cancel')).toMatchObject({ status: 200, body: { state: 'cancelled', cancelled: 'by-hand' } });
    expect(await doing(0, 'cancel')).toMatchObject({ status: 409, body: { code: 'already-cancelled' } });
    notify.learns('plan');
    for (let passes = 0; passes < 3; passes++) await pass();
    expect(await doing(1, 'cancel')).toMatchObject({ status: 409, body: { code: 'already-handed-over' } });
    expect(await doing(1, 'cancel', { ...byHand, comment: ' ' })).toMatchObject({ status: 422, body: { code: 'comment-needed' } });
  });

  it('that failed stand on the worklist until somebody settles them or sends them again', async () => {
    for (const n of [1, 2]) await fails(n);
    await api().readModels.catchUp();
    expect(at((await api().get('/api/v1/messages?needsSomebody=yes')).body, 'items.*.reference')).toEqual([references[1], references[2]]);
    expect(await doing(1, 'settle')).toMatchObject({ status: 200, body: { needsSomebody: false, settled: 'no-further-action' } });
    const key = { 'idempotency-key': 'send-again-number-2' };
    const first = await doing(2, 'send-again', { ...byHand, address: { to: 'record' } }, key);
    expect([first.status, await doing(2, 'send-again', { ...byHand, address: { to: 'record' } }, key)]).toMatchObject([200, { body: first.body }]);
    expect(await doing(2, 'send-again', { ...byHand, address: { to: 'previous' } })).toMatchObject({ status: 409, body: { code: 'still-on-its-way' } });
    await pass();
    expect(at((await api().get('/api/v1/messages?needsSomebody=yes')).body, 'total')).toBe(0);
    const participantId = at(await message(2), 'participantId') as string;
    expect(at((await api().get(`/api/v1/participants/${participantId}/messages`)).body, 'letters.*.whereabouts')).toEqual(['failed', 'handed-over']);
  });

  it('may be brought back by the post', async () => {
    expect(await doing(0, 'returned')).toMatchObject({ status: 409, body: { code: 'no-letter-sent' } });
    expect(await doing(3, 'returned')).toMatchObject({ status: 200, body: { needsSomebody: true, returnedOn: '2026-11-22' } });
    expect(at(await message(3), 'history.*.type')).toContain('letter-returned');
  });

  it('are sent again only as what they are: no invitation without a round, and nothing that is not there', async () => {
    const participantId = at(await message(3), 'participantId') as string;
    expect(await api().post(`/api/v1/participants/${participantId}/send-invitation-again`, { ...byHand, address: { to: 'record' } })).toMatchObject({ status: 409, body: { code: 'nothing-to-send-again' } });
    expect(await api().get('/api/v1/messages/00000000-0000-4000-8000-000000000000')).toMatchObject({ status: 404, body: { code: 'no-such-message' } });
  });
});
