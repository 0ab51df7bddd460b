import { beforeAll, expect, it } from 'vitest';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { kinds } from '../../domain/to-be-told/kind.ts';
import { command } from '../../domain/participant/commands.ts';
import { at, withApi } from '../../test/api.ts';

const api = withApi();
const result = (slideNumber: string, sourceType: number) =>
  command('record-result', { result: { testDate: civilDate('2026-11-06'), cytology: 'X', hpv: '0', action: 'A', slideNumber, laboratory: '62010', sourceType } });

beforeAll(async () => {
  for (const n of [1, 2, 3]) {
    await api().join(n);
    await api().carryOut(n, result(`2600000${n}`, n === 3 ? 7 : 1));
  }
});

it('everything that has to be told is reconciled on demand, and what was found is kept', async () => {
  const { status, body } = await api().post('/api/v1/reconciliations', {});
  expect([status, body]).toMatchObject([200, { occasion: 'on-demand', total: 3, needSomebody: 0, found: [{ kind: 'told-by-colposcopy', number: 1, todo: null }, { kind: 'waiting', number: 2, todo: null }] }]);
  expect((await api().get('/api/v1/reconciliations')).body).toMatchObject({ items: [{ total: 3 }] });
  expect((await api().get('/health')).body).toMatchObject({ status: 'well', reconciliation: { at: '2026-11-22T09:00:00.000Z', needSomebody: 0, late: false, trouble: null } });
  expect(await (await fetch(`${api().url}/metrics`)).text()).toContain('csms_reconciliation_needs_somebody 0');
});

it('everything of one kind is listed in pages that join, with what to do', async () => {
  const page = async (kind: string, cursor = '') => (await api().get(`/api/v1/reconciliation/exceptions?kind=${kind}&limit=1${cursor}`)).body;
  const first = await page('waiting');
  const second = await page('waiting', `&cursor=${at(first, 'next') as string}`);
  expect([first, second]).toMatchObject([{ kind: 'waiting', todo: null, items: [{ what: 'result', letter: 'PX0A' }] }, { items: [{ what: 'result' }], next: null }]);
  expect(at(first, 'items')).not.toEqual(at(second, 'items'));
  expect(await page('no-letter')).toMatchObject({ todo: kinds['no-letter'].todo, items: [], next: null });
});

it.each(['told-by-colposcopy', 'awaiting-processing', 'validation-errors', 'item-not-recorded', 'due-not-done', 'message-of-nothing', 'parked', 'not-shown', 'unknown-to-notify', 'not-taken-over'])('%s is a kind that can be listed', async (kind) => {
  expect((await api().get(`/api/v1/reconciliation/exceptions?kind=${kind}`)).status).toBe(200);
  expect((await api().get(`/api/v1/reconciliation/exceptions?kind=${kind}&cursor=MQ`)).status).toBe(200);
});

it.each(['kind=nothing', 'kind=waiting&cursor=eA', 'kind=parked&cursor=AA'])('what is no kind or no place of its list is refused: %s', async (query) => {
  expect((await api().get(`/api/v1/reconciliation/exceptions?${query}`)).status).toBe(400);
});
