import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { at, withApi } from '../../test/api.ts';
import { nhsNumber } from '../../test/in-memory.ts';
import { header, interchange, message } from '../../test/laboratory/interchange.ts';
import { projectFolder } from '../system.ts';
import { exampleInterchange, exampleObservation, exampleResults } from './examples/laboratory-file.ts';

const api = withApi();
const files = '/api/v1/laboratory/files';
const send = (body: string, type = 'application/edifact', name = '') => api().send('POST', `${files}${name === '' ? '' : `?name=${name}`}`, body, { 'content-type': type });
const fileOf = async (body: unknown) => {
  await api().readModels.catchUp();
  return (await api().get(`${files}/${String(at(body, 'file'))}`)).body;
};

it('a file of any size that is permitted is taken in, its results are looked at, and it is shown', async () => {
  const sample = readFileSync(join(projectFolder, 'data/sample/SAL-62010-00042.edi'), 'latin1');
  const { status, headers, body } = await send(sample, 'application/octet-stream', 'SAL-62010-00042.edi');
  expect([status, body]).toEqual([200, { file: expect.any(String) as string, again: false, items: 240, whereabouts: { 'to-process': 240 }, acknowledged: expect.any(String) as string }]);
  expect(await fileOf(body)).toMatchObject({ name: 'SAL-62010-00042.edi', channel: 'upload', state: 'taken-in', laboratory: '62010', area: 'SAL', sequence: 42, items: 240, corrupt: null });
  expect((await api().get(`${files}?state=taken-in&laboratory=62010`, { 'csms-position': headers.get('csms-position') ?? '' })).body).toMatchObject({ total: 1 });
  expect((await api().get(`${files}/${String(at(body, 'file'))}/accounting`)).body).toMatchObject({ total: 240 });
  expect((await send(sample, 'text/plain', 'again.edi')).body).toMatchObject({ file: at(body, 'file'), again: true, items: 240, whereabouts: { 'to-process': 240 } });
});

it('one result comes as EDIFACT, as JSON and as FHIR, and goes on the record of whose it is', async () => {
  await api().join(1);
  await api().readModels.catchUp();
  const mine = (text: string) => text.replaceAll(exampleResults.results[0]?.nhsNumber ?? '', nhsNumber(1));
  for (const [type, body] of [['application/edifact', exampleInterchange], ['application/json; charset=utf-8', JSON.stringify(exampleResults)], ['application/fhir+json', JSON.stringify(exampleObservation)]] as const) {
    const answer = await send(mine(body), type);
    expect([type, answer.status, at(answer.body, 'items')]).toEqual([type, 200, 1]);
    expect(await fileOf(answer.body)).toMatchObject({ channel: type.includes('json') ? 'api' : 'upload', laboratory: '62010' });
  }
});

it('a corrupt file is told with the reason and the segment, and is followed up by people', async () => {
  const { status, body } = await send(interchange({ trailer: 'UNZ+3+00000042' }));
  expect([status, body]).toMatchObject([422, { code: 'corrupt-file', reason: 'wrong-count', segment: 22 }]);
  expect(await fileOf(body)).toMatchObject({ state: 'corrupt', corrupt: { reason: 'wrong-count', handling: 'open' } });
  const path = `${files}/${String(at(body, 'file'))}`;
  const byHand = { caseNumber: 'CAS-12345-ABCDE', comment: 'They send it again.' };
  expect((await api().post(`${path}/inform`, { ...byHand, comment: ' ' })).body).toMatchObject({ status: 422, code: 'comment-needed' });
  for (const [what, handling] of [['inform', 'informed'], ['resolve', 'resolved']] as const) {
    expect((await api().post(`${path}/${what}`, byHand)).status).toBe(200);
    expect(await fileOf(body)).toMatchObject({ corrupt: { handling } });
  }
  expect((await api().post(`${path}/resolve`, byHand)).body).toMatchObject({ status: 409, code: 'already-resolved' });
});

it('a number that was passed over is missing until its file comes or somebody resolves it', async () => {
  const link = '/api/v1/laboratory/links/61025-';
  for (const number of [7, 10]) await send(interchange({ header: header(number, '61025'), messages: [] }));
  expect((await api().get(link)).body).toMatchObject({ highest: 10, files: 2, missing: [{ sequence: 8, handling: 'open' }, { sequence: 9, handling: 'open' }] });
  const byHand = { caseNumber: 'CAS-12345-ABCDE', comment: 'They look for it.' };
  expect((await api().post(`${link}/missing/8/inform`, byHand)).status).toBe(200);
  await send(interchange({ header: header(9, '61025'), messages: [] }));
  expect((await api().post(`${link}/missing/9/resolve`, byHand)).body).toMatchObject({ status: 409, code: 'not-missing' });
  expect((await api().get(link)).body).toMatchObject({ highest: 10, files: 3, missing: [{ sequence: 8, handling: 'informed' }] });
  await api().readModels.catchUp();
  api().setToday('2026-11-25');
  const missing = '/api/v1/laboratory/missing-files';
  expect((await api().get(`${missing}?laboratory=61025`)).body).toMatchObject({ total: 1, items: [{ link: '61025-', sequence: 8, since: '2026-11-22', daysMissing: 3, handling: 'informed' }] });
  expect((await api().get(`${missing}?laboratory=61025&handling=open`)).body).toMatchObject({ total: 0 });
  api().setToday('2026-11-22');
});

it('a file that asks for an answer is acknowledged, and what it was answered can be fetched, the same each time', async () => {
  const fetched = async (body: unknown) => (await api().get(`${files}/${String(at(body, 'file'))}/acknowledgement`, { accept: 'application/edifact' })).body;
  const taken = await send(interchange({ header: header(81), messages: [message(1, 'PNA+PAT+:OPI+++SU:NOWAK', 'RFF+ASL:26000081')] }));
  expect(taken.body).toMatchObject({ acknowledged: 'partly' });
  const answer = await fetched(taken.body);
  expect(answer).toMatch(/NHSACK[\s\S]*NIR\+SIR:00000081\+[^']*\+IAP'[\s\S]*NMR\+AGO:1\+MR'/);
  api().setToday('2026-11-25');
  expect(await fetched(taken.body)).toEqual(answer);
  api().setToday('2026-11-22');
  const corrupt = await send(interchange({ header: header(82), trailer: 'UNZ+3+00000082' }));
  expect(corrupt.body).toMatchObject({ code: 'corrupt-file', acknowledged: 'rejected' });
  expect(await fetched(corrupt.body)).toMatch(/SIR:00000082\+[^']*\+IRA'/);
  const unasked = await send(JSON.stringify({ ...exampleResults, laboratory: '60540' }), 'application/json');
  expect([at(unasked.body, 'acknowledged'), await fetched(unasked.body)]).toMatchObject([null, { code: 'no-acknowledgement' }]);
});

it('what is too large, of another type or not there is refused', async () => {
  const large = await send('x'.repeat(1_100_000), 'text/plain', 'SAL-62010-00099.edi');
  expect(large.body).toMatchObject({ status: 413, code: 'too-large' });
  expect(await fileOf(large.body)).toMatchObject({ state: 'corrupt', bytes: 1_100_000, name: 'SAL-62010-00099.edi', corrupt: { reason: 'too-large', handling: 'open' } });
  expect((await send('<a/>', 'application/xml')).body).toMatchObject({ status: 415 });
  expect((await send('{"laboratory": "62010", "results": [{"slide": "1"}]}', 'application/json')).body).toMatchObject({ code: 'corrupt-file', reason: 'bad-file-contents', segment: 1 });
  expect((await send('', 'text/plain')).body).toMatchObject({ code: 'corrupt-file', reason: 'empty' });
  expect((await api().get(`${files}/00000000-0000-8000-8000-000000000000`)).body).toMatchObject({ status: 404, code: 'no-such-file' });
});

it('nothing of what laboratories write stands in the log of the system', async () => {
  await send(interchange({ header: header(77), messages: [message(1, 'PNA+PAT+:OPI+++SU:KOWALCZYK+FO:ANNA', 'RFF+ASL:26000077')] }));
  expect(api().logged.join('')).not.toContain('KOWALCZYK');
});
