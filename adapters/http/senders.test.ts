import { expect, it } from 'vitest';
import { withApi } from '../../test/api.ts';
import { exampleResults } from './examples/laboratory-file.ts';
import { nhsNumber } from '../../test/in-memory.ts';

const api = withApi();
const senders = '/api/v1/senders';
const details = { name: 'ST ELSEWHERE', kind: 'nhs-hospital', cipher: 'SAL', address: { lines: ['ST ELSEWHERE'], postcode: 'M6 0AA' }, telephone: null };
const comment = 'By letter.';
const does = async (code: string, what: string, body: object = { comment }) => {
  const answer = await api().post(`${senders}/${code}/${what}`, body);
  await api().readModels.catchUp();
  return answer;
};
const listed = async (query = '') => (await api().get(`${senders}${query}`)).body;
/** What keeps a result off the record that names this sender. */
const faultsOf = async (senderCode: string, slideNumber: string) => {
  const [result] = exampleResults.results;
  const sent = await api().send('POST', '/api/v1/laboratory/files', JSON.stringify({ laboratory: '62010', results: [{ ...result, nhsNumber: nhsNumber(1), familyName: 'NOWAK', givenName: 'LILY', dateOfBirth: '1985-12-12', senderCode, slideNumber }] }), { 'content-type': 'application/json' });
  await api().readModels.catchUp();
  return (sent.body as { whereabouts: object }).whereabouts;
};

it('CSAS keeps the register: results whose sender nobody knows, or that is inactive, wait for people (VAL-14)', async () => {
  await api().join(1);
  await api().readModels.catchUp();
  expect(await faultsOf('X99999', '2600000001')).toEqual({ settled: 1 });
  expect((await does('GYNE', 'change', { details, comment })).body).toMatchObject({ status: 404, code: 'no-such-sender' });
  expect((await does('GYNE', 'add', { details, comment })).status).toBe(200);
  expect((await does('GYNE', 'add', { details, comment })).body).toMatchObject({ status: 409, code: 'already-a-sender' });
  expect((await does('GYNE', 'change', { details: { ...details, telephone: '0161 496 0001' }, comment: ' ' })).body).toMatchObject({ status: 422, code: 'comment-needed' });
  expect(await faultsOf('GYNE', '2600000002')).toEqual({ settled: 1 });
  expect(await faultsOf('A81001', '2600000003')).toEqual({ settled: 1 });
  expect(await listed()).toMatchObject({ total: 1, items: [{ code: 'GYNE', details, state: 'active', lastNamedOn: '2026-11-22', comment }] });
  expect((await does('GYNE', 'deactivate')).status).toBe(200);
  expect((await does('GYNE', 'deactivate')).body).toMatchObject({ status: 409, code: 'sender-already-inactive' });
  expect([await listed('?state=active'), await listed('?state=inactive')]).toMatchObject([{ total: 0 }, { total: 1 }]);
  for (const [code, slide, fault] of [['GYNE', '2600000004', 'inactive-sender'], ['X99999', '2600000005', 'unknown-sender']] as const) {
    expect(await faultsOf(code, slide)).toEqual({ validation: 1 });
    const worklist = (await api().get('/api/v1/laboratory/worklists/validation')).body as { items: readonly { faults: readonly string[] }[] };
    expect(worklist.items.some(({ faults }) => faults.includes(fault))).toBe(true);
  }
  expect((await does('GYNE', 'reactivate')).status).toBe(200);
  expect((await does('GYNE', 'reactivate')).body).toMatchObject({ status: 409, code: 'sender-already-active' });
});
