import { describe, expect, it } from 'vitest';
import { command } from '../../domain/participant/commands.ts';
import { at, withApi } from '../../test/api.ts';

const api = withApi();
const text = { accept: 'text/plain' };

/** The reference of the letter with the result of a test that the n-th person had. */
const letterTo = async (n: number): Promise<string> => {
  const { join, carryOut, readModels, get } = api();
  await join(n, { address: { lines: [`${n} KINGS ROAD`], postcode: 'BS1 8FE' } });
  await carryOut(n, command('record-result', { result: { testDate: '2026-11-09', cytology: '2', hpv: '9', action: 'R' } as never }));
  await readModels.catchUp();
  return (at((await get('/api/v1/letters')).body, 'items.*.reference') as readonly string[]).at(-1) ?? 'none';
};

describe('a message that is owed', () => {
  it('can be read as its reader will, as PDF or as text', async () => {
    const path = `/api/v1/messages/${await letterTo(1)}/preview`;
    const pdf = await api().get(path);
    expect([pdf.status, pdf.headers.get('content-type'), pdf.headers.get('content-disposition'), String(pdf.body).slice(0, 5)]).toEqual([200, 'application/pdf', 'inline; filename="P29R.pdf"', '%PDF-']);
    const read = await api().get(path, text);
    expect([read.status, read.headers.get('content-type'), read.headers.get('cache-control')]).toEqual([200, 'text/plain; charset=utf-8', 'no-store']);
    for (const part of ['1 KINGS ROAD\nBS1 8FE', 'the test that you had on 9 November 2026', 'due on 9 November 2027']) expect(read.body).toContain(part);
  });

  it('leaves nothing of the person in a log', async () => {
    const { get, logged } = api();
    await get(`/api/v1/messages/${await letterTo(2)}/preview`, text);
    expect(logged.join('\n')).toContain('/api/v1/messages/:reference/preview');
    expect(logged.join('\n')).not.toMatch(/KINGS ROAD|BS1 8FE/);
  });

  it('is not found where there is none', async () => {
    expect(await api().get('/api/v1/messages/00000000-0000-4000-8000-000000000000/preview', text)).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect(await api().get('/api/v1/messages/1/preview')).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
  });

  it('is told in no other form', async () => {
    expect(await api().get('/api/v1/messages/00000000-0000-4000-8000-000000000000/preview', { accept: 'application/json' })).toMatchObject({ status: 406, body: { code: 'not-acceptable' } });
  });
});

describe('a text', () => {
  it('can be tried out on a made-up person', async () => {
    expect(await api().post('/api/v1/messages/preview', { letter: 'PA1' }, text)).toMatchObject({ status: 200, body: expect.stringContaining('Dear SIÂN EXAMPLE') as unknown });
    expect(await api().post('/api/v1/messages/preview', { letter: 'K-0A', format: 'large-print' }, { accept: 'text/html;q=0.9, application/pdf' })).toMatchObject({ status: 200, body: expect.stringMatching(/^%PDF-/) as unknown });
  });

  it('is there for the letters of the programme alone', async () => {
    expect(await api().post('/api/v1/messages/preview', { letter: 'PX0Z' }, text)).toMatchObject({ status: 400, body: { code: 'invalid-request', field: 'letter' } });
  });
});
