import { beforeAll, describe, expect, it } from 'vitest';
import { processFile } from '../../application/laboratory/process-items.ts';
import { candidatesOnRecord } from '../../projections/participant-summary/candidates.ts';
import { at, withApi } from '../../test/api.ts';
import { someoneOf } from '../../test/identities.ts';
import { nhsNumber, participantIds } from '../../test/in-memory.ts';
import { aDay, aFile, itemsReceived, reportOn } from '../../test/laboratory/items.ts';
import { someone } from '../../test/people.ts';

const api = withApi({ identify: async ({ headers }) => someoneOf('csas-manager', { user: String(headers['x-user']) }) });
const ann = { 'x-user': 'ann' };
const bob = { 'x-user': 'bob' };
const byHand = { caseNumber: 'CAS-12345-ABCDE', comment: 'The sender confirmed it.' };
const onRecord = (corrections: object = {}) => ({ proposal: { kind: 'record', participantId: participantIds.of(nhsNumber(1)), corrections, correspondence: { to: 'record' } }, ...byHand });
const item = (id: string, what = '') => `/api/v1/laboratory/items/${id}${what === '' ? '' : `/${what}`}`;
const worklist = async (list: string, query = '') => {
  await api().readModels.catchUp();
  return (await api().get(`/api/v1/laboratory/worklists/${list}${query}`)).body;
};
const accounting = async () => {
  await api().readModels.catchUp();
  return (await api().get(`/api/v1/laboratory/files/${aFile}/accounting`)).body;
};

const anotherFile = '6b1d1b9f-8010-8c66-8d2f-4e2c3a7b8d22';
let [matched, possible, refused, unreadable]: string[] = [];
beforeAll(async () => {
  await api().join(1);
  await api().join(2, { name: { ...someone.name, given: 'MARTHA' } });
  await api().readModels.catchUp();
  const { deps } = api();
  const reports = [reportOn(2, { givenName: 'MARTHA' }), reportOn(1, { givenName: 'ANNA', testDate: '20261101' }), reportOn(1, { codes: '39A', slideNumber: '26777777' }), reportOn(2, { givenName: 'MARTHA', slideNumber: '', testDate: '' })];
  [matched, possible, refused, unreadable] = [...(await itemsReceived(deps.log, reports))];
  await processFile({ ...deps, candidates: candidatesOnRecord(deps.db) })(aFile, reports.length, { today: aDay });
});

describe('results of laboratories over HTTP', () => {
  it('wait on the list where they belong, with what people need to know', async () => {
    expect(at(await worklist('to-process'), 'items')).toMatchObject([{ item: possible, status: 'not-started', givenName: 'ANNA', answerBy: '2026-11-15', candidates: 1 }]);
    expect(at(await worklist('validation', '?laboratory=62010'), 'items.*.item')).toEqual([refused, unreadable]);
    expect(at(await worklist('validation', '?laboratory=60540'), 'total')).toBe(0);
    expect(at(await worklist('settled'), 'items.*.item')).toEqual([matched]);
    const { body } = await api().get(item(possible ?? ''));
    expect(body).toMatchObject({ list: 'to-process', finding: 'possible-hit', report: { givenName: 'ANNA' } });
    expect(at(body, 'candidates.*.participantId')).toEqual([participantIds.of(nhsNumber(1))]);
    expect(at(body, 'candidates.*.because.*.says')).toEqual([expect.arrayContaining(['NHS number: same'])]);
    expect(at((await api().get(item(unreadable ?? ''))).body, 'faults.*.says')).toEqual(['The test date is missing.', 'The slide number is missing.']);
  });

  it('are accounted for, one by one', async () => {
    expect(await accounting()).toEqual({
      total: 4, outcomes: { 'automatic': 1, 'by-hand': 0, 'dummy': 0, 'removed': 0 },
      outstanding: { 'received': 0, 'matched': 0, 'to-process': 1, 'to-query': 0, 'to-check': 0, 'validation': 2, 'accepted': 0 }, notTakenIn: 0, pastLetterCutOff: 0, pastAnswerBy: 2,
    });
  });

  it('go on the record when one proposes and somebody else accepts, and at no other time', async () => {
    const id = possible ?? '';
    expect((await api().post(item(id, 'propose'), onRecord(), ann)).body).toMatchObject({ status: 409, code: 'not-taken-up' });
    expect((await api().post(item(id, 'take-up'), {}, ann)).body).toMatchObject({ status: 'with-processor', held: { by: 'ann', until: '2026-11-22T09:30:00.000Z' } });
    expect((await api().post(item(id, 'take-up'), {}, bob)).body).toMatchObject({ status: 409, code: 'item-held', until: '2026-11-22T09:30:00.000Z' });
    expect((await api().post(item(id, 'propose'), { ...onRecord(), comment: ' ' }, ann)).body).toMatchObject({ status: 422, code: 'comment-needed' });
    const proposing = { ...ann, 'idempotency-key': 'propose-it-once' };
    for (const _ of [1, 2]) expect((await api().post(item(id, 'propose'), onRecord(), proposing)).body).toMatchObject({ list: 'to-check', status: 'not-checked', proposedBy: 'ann' });
    expect((await api().post(item(id, 'take-up'), {}, ann)).body).toMatchObject({ status: 403, code: 'same-person' });
    await api().post(item(id, 'take-up'), {}, bob);
    expect(at(await worklist('to-check'), 'items')).toMatchObject([{ item: id, status: 'with-checker', processor: 'ann', held: { by: 'bob' } }]);
    expect((await api().post(item(id, 'send-back'), byHand, bob)).body).toMatchObject({ list: 'to-process', status: 'checker-rejected' });
    await api().post(item(id, 'take-up'), {}, ann);
    await api().post(item(id, 'propose'), onRecord(), ann);
    await api().post(item(id, 'take-up'), {}, bob);
    const accepted = await api().post(item(id, 'accept'), byHand, bob);
    expect(accepted.body).toMatchObject({ list: 'settled', outcome: 'by-hand', participantId: participantIds.of(nhsNumber(1)) });
    expect(at(accepted.body, 'history.*.type')).toEqual(['item-received', 'item-unmatched', 'item-taken-up', 'item-proposed', 'item-taken-up', 'item-sent-back', 'item-taken-up', 'item-proposed', 'item-taken-up', 'item-accepted', 'item-settled']);
    expect(accepted.headers.get('csms-position')).toMatch(/^\d+$/);
    expect((await api().post(item(id, 'take-up'), {}, bob)).body).toMatchObject({ status: 409, code: 'not-on-this-list' });
  });

  it('that the record refused are put right, or asked about', async () => {
    const id = refused ?? '';
    await api().post(item(id, 'take-up'), {}, ann);
    expect((await api().post(item(id, 'query'), { reason: 'no-system-match', ...byHand }, ann)).body).toMatchObject({ list: 'to-query', status: 'no-system-match' });
    await api().post(item(id, 'take-up'), {}, ann);
    expect((await api().post(item(id, 'put-back'), {}, ann)).body).toMatchObject({ held: null });
    await api().post(item(id, 'take-up'), {}, ann);
    await api().post(item(id, 'propose'), onRecord({ codes: '39S' }), ann);
    await api().post(item(id, 'take-up'), {}, bob);
    expect((await api().post(item(id, 'accept'), byHand, bob)).body).toMatchObject({ list: 'settled', outcome: 'by-hand' });
    expect(await accounting()).toMatchObject({ total: 4, outcomes: { 'automatic': 1, 'by-hand': 2 }, outstanding: { validation: 1 } });
  });

  it('that waited only for one that is settled at the record are on it at once', async () => {
    const person = await api().join(3, { name: { ...someone.name, given: 'PAULA' } });
    await api().readModels.catchUp();
    await api().post(`${person}/results`, { testDate: '2026-11-01', cytology: '3', hpv: '9', action: 'A' });
    const { deps } = api();
    const [waiting = ''] = await itemsReceived(deps.log, [reportOn(3, { givenName: 'PAULA' })], { file: anotherFile });
    await processFile({ ...deps, candidates: candidatesOnRecord(deps.db) })(anotherFile, 1, { today: aDay });
    expect((await api().get(item(waiting))).body).toMatchObject({ list: 'validation' });
    await api().post(`${person}/results/settle`, { testDate: '2026-11-01', remove: true });
    expect((await api().get(item(waiting))).body).toMatchObject({ list: 'settled', outcome: 'automatic' });
  });

  it('that nobody sent are not there, and nobody is who is named otherwise than people are', async () => {
    const none = `${aFile}-000099`;
    expect((await api().get(item(none))).body).toMatchObject({ status: 404, code: 'no-such-item' });
    expect((await api().post(item(none, 'take-up'), {}, ann)).body).toMatchObject({ status: 404, code: 'no-such-item' });
    const wrong = { ...onRecord(), proposal: { kind: 'record', participantId: 'x', corrections: {}, correspondence: { to: 'record' } } };
    expect((await api().post(item(unreadable ?? '', 'propose'), wrong, ann)).body).toMatchObject({ status: 400, field: 'proposal.participantId' });
    expect((await api().post(item(unreadable ?? '', 'propose'), { ...onRecord(), by: 'bob' }, ann)).body).toMatchObject({ status: 400, code: 'unknown-field' });
  });
});
