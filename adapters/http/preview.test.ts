import { describe, expect, it } from 'vitest';
import { at, withApi } from '../../test/api.ts';

const api = withApi();
const everything = async () => [await api().deps.log.head(), (await api().get('/api/v1/letters', { 'csms-position': String(await api().deps.log.head()) })).body];

describe('a preview', () => {
  it('tells what would follow, with its dates, letters and rules, and leaves no trace', async () => {
    const path = await api().join(1);
    const before = await everything();
    const { headers, body } = await api().post(`${path}/cease?preview=true`, { reason: 'no-cervix', by: 'csas' });
    expect(body).toMatchObject({ preview: true, accepted: true, participant: { statusLine: 'Ceased – no cervix', nextTestDueDate: null }, events: [{ type: 'ceased' }, { type: 'letter-requested' }] });
    expect([headers.get('etag'), headers.get('csms-position')]).toEqual([null, null]);
    expect(await everything()).toEqual(before);
    expect((await api().get(path)).body).toMatchObject({ statusLine: null, ceased: null });
  });

  it('is a look, and no act, to whoever asks what was done with a record', async () => {
    const path = await api().join(5);
    for (const query of ['?preview=true', '']) await api().post(`${path}/pause${query}`, { by: 'csas' });
    const { body } = await api().get(`/api/v1/access-log?participantId=${path.split('/').at(-1) ?? ''}`);
    expect(at(body, 'items.*.action')).toEqual(['pause', 'read-person']);
  });

  it('shows the warning of repeated deferrals before the third is made', async () => {
    const path = await api().join(2);
    const defer = (query = '') => api().post(`${path}/defer${query}`, { reason: 'recent-test', months: 3, by: 'csas' });
    for (let times = 0; times < 2; times++) await defer();
    expect(at((await defer('?preview=true')).body, 'warnings.*.code')).toEqual(['repeated-deferral']);
    expect((await api().get(path)).body).toMatchObject({ deferralsInARow: 2 });
  });

  it('is refused as the act itself is', async () => {
    const path = await api().join(3);
    expect((await api().post(`${path}/reinstate?preview=true`, { by: 'csas' })).body).toMatchObject({ status: 422, code: 'not-ceased' });
    expect((await api().post(`${path}/pause?preview=true`, { by: 'csas' }, { 'if-match': '"0"' })).body).toMatchObject({ status: 412 });
    expect((await api().post(`${path}/pause?preview=perhaps`, { by: 'csas' })).body).toMatchObject({ status: 400, field: 'preview' });
  });

  it('takes up no Idempotency-Key', async () => {
    const path = await api().join(4);
    const key = { 'idempotency-key': 'a-key-of-some-length' };
    await api().post(`${path}/pause?preview=true`, { by: 'csas' }, key);
    expect((await api().post(`${path}/pause`, { by: 'csas' }, key)).body).toMatchObject({ preview: false, repeated: false, participant: { paused: true } });
  });
});
