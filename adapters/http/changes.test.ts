import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { command } from '../../domain/participant/commands.ts';
import { at, withApi } from '../../test/api.ts';
import { nhsNumber } from '../../test/in-memory.ts';

const api = withApi();
const negative = { testDate: '2026-11-02', cytology: 'X', hpv: '0', action: 'A' };

/** On the prior notification list. */
const listed = async (n: number): Promise<string> => {
  api().setToday('2026-09-01');
  const path = await api().join(n);
  api().setToday('2026-11-10');
  await api().carryOut(n, command('carry-out-day', {}));
  return path;
};

describe('what is asked of a participant', () => {
  it('is answered with what followed, by which rules, and where they stand', async () => {
    const path = await listed(1);
    const { status, headers, body } = await api().post(`${path}/defer`, { reason: 'recent-test', months: 3, by: 'practice' });
    expect([status, headers.get('etag'), headers.get('csms-position')]).toEqual([200, `"${String(at(body, 'participant.revision'))}"`, String(at(body, 'position'))]);
    expect(body).toMatchObject({ accepted: true, repeated: false, refusals: [], participant: { nextTestDueDate: '2027-02-10', recallStatus: 'not-due' } });
    expect(at(body, 'events.*.type')).toEqual(['deferred', 'next-test-scheduled']);
    expect(at(body, 'rules.*.rule')).toContain('DEF-01');
  });

  it('covers the round from the list to reinstatement', async () => {
    const path = await listed(2);
    const status = async (part: string, body: unknown) => {
      const answer = await api().post(`${path}/${part}`, body);
      return at(answer.body, answer.status === 200 ? 'participant.recallStatus' : 'code');
    };
    expect(await status('invite', { by: 'practice' })).toBe('pnl');
    expect(await status('pause', { by: 'csas' })).toBe('pnl');
    expect(await status('pause', { by: 'csas' })).toBe('already-paused');
    expect(await status('unpause', { by: 'csas' })).toBe('pnl');
    expect(await status('unpause', { by: 'csas' })).toBe('not-paused');
    expect(await status('cease', { reason: 'informed-choice', by: 'csas' })).toBe('signed-form-required');
    expect(await status('cease', { reason: 'informed-choice', by: 'practice', signedForm: true })).toBe('not-permitted');
    expect(await status('cease', { reason: 'informed-choice', by: 'csas', signedForm: true })).toBe('ceased');
    expect(await status('cease', { reason: 'no-cervix', by: 'csas' })).toBe('already-ceased');
    expect(await status('defer', { reason: 'recent-test', months: 3, by: 'practice' })).toBe('already-ceased');
    expect(await status('reinstate', { by: 'practice' })).toBe('not-permitted');
    expect(await status('reinstate', { by: 'csas' })).toBe('not-due');
    expect(await status('reinstate', { by: 'csas' })).toBe('not-ceased');
    expect(await status('invite', { by: 'practice' })).toBe('not-on-pnl');
    expect(await status('amend', { nextTestDueDate: '2027-06-01', by: 'csas' })).toBe('not-due');
    expect(await status('amend', { nextTestDueDate: '2026-11-20', by: 'csas' })).toBe('ntdd-too-early');
    expect(await status('amend', { nextTestDueDate: '2036-11-20', by: 'csas' })).toBe('ntdd-too-late');
    expect(await status('opt-in', undefined)).toBe('not-due');
  });

  it('that the rules refuse is a problem that says why, until when, and changes nothing', async () => {
    const path = await listed(3);
    const before = (await api().get(path)).headers.get('etag');
    const { status, headers, body } = await api().post(`${path}/defer`, { reason: 'recent-test', months: 4, by: 'practice' });
    expect([status, headers.get('content-type')]).toEqual([422, 'application/problem+json; charset=utf-8']);
    expect(body).toMatchObject({ type: '/problems/deferral-too-long', code: 'deferral-too-long', field: 'months', latest: '2027-02-10' });
    expect((await api().get(path)).headers.get('etag')).toBe(before);
    expect((await api().get(String(at(body, 'type')))).body).toMatchObject({ code: 'deferral-too-long', status: 422 });
  });

  it('with several faults is told all of them', async () => {
    const path = await listed(4);
    const { body } = await api().post(`${path}/defer`, { reason: 'holiday', months: 1.5, by: 'practice', who: 'me' });
    expect(at(body, 'errors')).toMatchObject([
      { code: 'invalid-request', field: 'reason' },
      { code: 'invalid-request', field: 'months' },
      { code: 'unknown-field', field: 'who' },
    ]);
  });
});

describe('a result', () => {
  it('that fails validation is kept on the worklist, not accepted, until it is settled', async () => {
    const path = await listed(11);
    const refused = await api().post(`${path}/results`, { ...negative, cytology: '3' });
    expect(refused.status).toBe(200);
    expect(refused.body).toMatchObject({ accepted: false, participant: { results: [], paused: true } });
    expect(at(refused.body, 'refusals.*.code')).toContain('invalid-code-combination');
    expect((await api().post(`${path}/results/settle`, { testDate: '2026-11-02' })).body).toMatchObject({ code: 'missing-value', field: 'correction' });
    expect((await api().post(`${path}/results/settle`, { testDate: '2026-11-02', correction: { cytology: '3', hpv: '0', action: 'R' } })).body).toMatchObject({ status: 422, code: 'invalid-code-combination' });
    const settled = await api().post(`${path}/results/settle`, { testDate: '2026-11-02', correction: { cytology: 'X', hpv: '0', action: 'A' } });
    expect(settled.body).toMatchObject({ accepted: true, participant: { recallType: 'routine', paused: false, results: [{ number: 1 }] } });
  });

  it('of a slide that is on the record of another is kept on the worklist, and explained without naming them (VAL-06)', async () => {
    const slide = { ...negative, slideNumber: '26000001', laboratory: '60280' };
    const [first, second] = [await listed(16), await listed(17)];
    expect((await api().post(`${first}/results`, slide)).body).toMatchObject({ accepted: true });
    const refused = await api().post(`${second}/results`, slide);
    expect(refused.body).toMatchObject({ accepted: false, refusals: [{ code: 'duplicate-slide-number', field: 'slideNumber' }], participant: { results: [], paused: true } });
    expect((await api().post(`${second}/results/settle`, { testDate: slide.testDate, correction: { cytology: 'X', hpv: '0', action: 'A' } })).body).toMatchObject({ status: 422, code: 'duplicate-slide-number' });
    const { body } = await api().get(`${second}/explanation`);
    expect(at(body, 'steps.*.sentences')).toContainEqual([expect.stringContaining("on this record already or, with the same laboratory, on another person's. Letters are held")]);
    for (const name of [first.split('/').at(-1), nhsNumber(16)]) expect(JSON.stringify([refused.body, body])).not.toContain(name);
    await api().post(`${first}/results/withdraw`, { testDate: slide.testDate });
    expect((await api().post(`${second}/results/settle`, { testDate: slide.testDate, correction: { cytology: 'X', hpv: '0', action: 'A' } })).body).toMatchObject({ accepted: true, participant: { results: [{ number: 1 }] } });
  });

  it('is withdrawn, and the date follows from what is left', async () => {
    const path = await listed(12);
    const recorded = (await api().post(`${path}/results`, negative)).body;
    expect(at(recorded, 'participant')).toMatchObject({ recallType: 'routine', nextTestDueDate: '2031-11-02' });
    expect((await api().post(`${path}/results/withdraw`, { testDate: '2026-11-03' })).body).toMatchObject({ code: 'no-such-result' });
    const withdrawn = (await api().post(`${path}/results/withdraw`, { testDate: negative.testDate })).body;
    expect(at(withdrawn, 'participant')).toMatchObject({ recallType: 'called', results: [] });
  });

  it('that refers to colposcopy ends with a discharge', async () => {
    const path = await listed(13);
    const referred = (await api().post(`${path}/results`, { ...negative, cytology: '4', hpv: '9', action: 'S' })).body;
    expect(at(referred, 'participant')).toMatchObject({ recallType: 'suspended', referral: { weeks: 2 } });
    expect((await api().post(`${path}/discharge`, { dischargedOn: '2026-11-09', by: 'colposcopy' })).body).toMatchObject({ code: 'missing-value' });
    const discharged = (await api().post(`${path}/discharge`, { dischargedOn: '2026-11-09', nextTestDueDate: '2027-05-09', by: 'colposcopy' })).body;
    expect(at(discharged, 'participant')).toMatchObject({ recallType: 'repeat-advised', nextTestDueDate: '2027-05-09', referral: null });
  });

  it('must be as a result is', async () => {
    const path = await listed(14);
    const { body } = await api().post(`${path}/results`, { testDate: '2026-11-02', cytology: 'Z', action: 'A', repeatMonths: '36' });
    expect(at(body, 'errors.*.field')).toEqual(['cytology', 'hpv', 'repeatMonths']);
  });

  it('may be asked for before it is taken', async () => {
    const path = await listed(15);
    expect((await api().post(`${path}/sample-check`, { sampleDate: '2026-11-10' })).body).toMatchObject({ mayBeTaken: true, reasons: [] });
    await api().post(`${path}/results`, negative);
    const advice = (await api().post(`${path}/sample-check`, { sampleDate: '2026-11-10', vialExpiry: '2026-11-12' })).body;
    expect(advice).toMatchObject({
      mayBeTaken: false,
      reasons: [{ code: 'sample-too-soon' }, { code: 'sample-too-early', earliest: '2031-08-02' }, { code: 'vial-expiry' }],
    });
  });
});

describe('If-Match', () => {
  it('lets a change through on the record that was seen, and on no other, telling who did what meanwhile', async () => {
    const path = await listed(21);
    const seen = (await api().get(path)).headers.get('etag') ?? '';
    expect((await api().post(`${path}/defer`, { reason: 'recent-test', months: 3, by: 'practice' }, { 'if-match': seen })).status).toBe(200);
    const late = await api().post(`${path}/cease`, { reason: 'no-cervix', by: 'csas' }, { 'if-match': seen });
    expect(late.status).toBe(412);
    expect(late.body).toMatchObject({ code: 'precondition-failed', field: 'If-Match', revision: 4 });
    expect(at(late.body, 'meanwhile')).toMatchObject([{ actor: { user: 'u-csas-manager' }, did: ['deferred', 'next-test-scheduled'], revision: 4 }]);
    expect((await api().get(path)).body).toMatchObject({ ceased: null });
    expect((await api().post(`${path}/cease`, { reason: 'no-cervix', by: 'csas' }, { 'if-match': '"4"' })).status).toBe(200);
  });

  it.each(['4', '*', 'W/"4"', '"x"'])('is not %s', async (etag) => {
    const path = `/api/v1/participants/${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}`;
    expect((await api().post(`${path}/pause`, { by: 'csas' }, { 'if-match': etag })).body).toMatchObject({ status: 400, code: 'invalid-request', field: 'if-match' });
  });
});

describe('the same Idempotency-Key', () => {
  it('is answered as the first time, whatever happened since, and does nothing twice', async () => {
    const path = await listed(31);
    const key = { 'idempotency-key': randomUUID() };
    const first = await api().post(`${path}/pause`, { by: 'csas' }, key);
    await api().post(`${path}/unpause`, { by: 'csas' });
    const again = await api().post(`${path}/pause`, { by: 'csas' }, key);
    expect(again.body).toEqual({ ...(first.body as object), repeated: true });
    expect(again.headers.get('etag')).toBe(first.headers.get('etag'));
    expect((await api().get(path)).body).toMatchObject({ paused: false });
  });

  it('at the same moment takes effect once', async () => {
    const path = await listed(32);
    const key = { 'idempotency-key': randomUUID() };
    const answers = await Promise.all(Array.from({ length: 8 }, () => api().post(`${path}/results`, negative, key)));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect(answers.filter(({ body }) => at(body, 'repeated') === false)).toHaveLength(1);
    expect(at((await api().get(path)).body, 'results')).toHaveLength(1);
  });

  it('for something else is refused, and nothing is done', async () => {
    const path = await listed(33);
    const key = { 'idempotency-key': 'practice-A81001-1' };
    expect((await api().post(`${path}/defer`, { reason: 'recent-test', months: 3, by: 'practice' }, key)).status).toBe(200);
    const before = (await api().get(path)).headers.get('etag');
    for (const [part, body] of [['cease', { reason: 'no-cervix', by: 'csas' }], ['defer', { reason: 'recent-test', months: 2, by: 'practice' }]] as const)
      expect((await api().post(`${path}/${part}`, body, key)).body).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
    expect((await api().post(`${path}/defer`, { by: 'practice', months: 3, reason: 'recent-test' }, key)).body).toMatchObject({ repeated: true });
    expect((await api().get(path)).headers.get('etag')).toBe(before);
    const other = await listed(34);
    expect((await api().post(`${other}/cease`, { reason: 'no-cervix', by: 'csas' }, key)).body).toMatchObject({ repeated: false });
  });

  it.each(['short', 'k'.repeat(129), 'with space'])('is not %j', async (key) => {
    const path = await listed(35 + key.length);
    expect((await api().post(`${path}/pause`, { by: 'csas' }, { 'idempotency-key': key })).body).toMatchObject({ code: 'invalid-request', field: 'idempotency-key' });
  });
});

describe('changes at the same moment', () => {
  it('to one record all take effect, one after the other', async () => {
    const path = await listed(41);
    const days = Array.from({ length: 10 }, (_, i) => `2026-10-${String(i + 10)}`);
    const answers = await Promise.all(days.map((testDate, i) => api().post(`${path}/results`, { ...negative, testDate, slideNumber: `S${i}` })));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(at((await api().get(path)).body, 'results')).toHaveLength(10);
  });

  it('with the same If-Match: one takes effect', async () => {
    const path = await listed(42);
    const etag = (await api().get(path)).headers.get('etag') ?? '';
    const answers = await Promise.all(['pregnancy', 'recent-test', 'under-colposcopy'].map((reason) => api().post(`${path}/defer`, { reason, months: 3, by: 'csas', expectedDelivery: '2027-01-01' }, { 'if-match': etag })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
  });
});

describe('whoever has changed something', () => {
  it('sees it in the lists by sending the position along', async () => {
    const path = await listed(51);
    const { headers } = await api().post(`${path}/cease`, { reason: 'no-cervix', by: 'csas' });
    const { body } = await api().get('/api/v1/practices/A81001/to-review?limit=100', { 'csms-position': headers.get('csms-position') ?? '' });
    expect(at(body, 'items.*.nhsNumber')).toContain(nhsNumber(51));
  });
});
