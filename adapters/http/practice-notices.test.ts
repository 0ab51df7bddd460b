import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, withApi } from '../../test/api.ts';
import { nhsNumber } from '../../test/in-memory.ts';
import { withTemporaryFolder } from '../../test/temporary-folder.ts';
import { longDate } from '../../domain/dates/long-date.ts';
import { addDays, type CivilDate, civilDate } from '../../domain/dates/civil-date.ts';
import { command } from '../../domain/participant/commands.ts';
import type { Demographics } from '../../domain/participant/demographics.ts';
import { smtpSender } from '../mail/smtp.ts';
import { type MailStandIn, mailStandIn } from '../mail/stand-in/stand-in.ts';
import { practiceNotices } from '../practice-notices.ts';

const api = withApi();
const path = withTemporaryFolder();
let server: MailStandIn;
beforeAll(async () => void (server = await mailStandIn({ folder: path('mail') })));
afterAll(() => server.close());

const from = 'screening@csms.example';
const notify = (today: CivilDate) => {
  api().setToday(today);
  const { deps, readModels } = api();
  const system = { log: deps.log as never, policy: deps.policy, db: deps.db, readModels, clock: { today: deps.today, now: deps.now } };
  return practiceNotices(system, { sender: smtpSender({ url: server.smtpUrl, from, encrypted: false, timeoutSeconds: 5 }), from }, 'https://csms.example.nhs.uk')({ today });
};
const firstDay = civilDate('2026-01-05');
const listedOn = addDays(firstDay, 1);
const addresses = (practice: string): string => `/api/v1/practices/${practice}/notification-addresses`;
const read = async (of: string) => api().get(of, { 'csms-position': String(await api().deps.log.head()) });

/** The n-th person joins a practice and comes on its prior notification list. */
const listed = async (n: number, demographics: Partial<Demographics>): Promise<void> => {
  api().setToday(firstDay);
  await api().join(n, demographics);
  api().setToday(listedOn);
  await api().carryOut(n, command('carry-out-day', {}));
};

/** Names and addresses that stand in no text by chance. */
const [anyone] = [fc.record({ family: fc.stringMatching(/^[QXZJKV]{7,12}$/), given: fc.stringMatching(/^[QXZJKV]{7,12}$/), line: fc.stringMatching(/^[1-9]\d [QXZ]{6,9} ROAD$/), born: fc.integer({ min: 0, max: 9_000 }) })];

describe('practices are told of their lists: COM-05', () => {
  it('by an email that holds nothing of any patient, whoever they are', async () => {
    const people = fc.sample(anyone, { numRuns: 12, seed: 7 });
    for (const [index, { family, given, line, born }] of people.entries())
      await listed(index + 1, { name: { prefix: 'MS', given, otherGiven: null, family, previousFamily: null }, dateOfBirth: addDays(civilDate('1963-01-01'), born), address: { lines: [line, 'BRISTOL'], postcode: 'BS9 9ZZ' } });
    expect((await api().post(addresses('A81001'), { address: 'Screening@Surgery.NHS.uk' })).body).toMatchObject({ addresses: [{ address: 'Screening@surgery.nhs.uk', refused: null }], toldBy: null });
    expect(await notify(listedOn)).toEqual({ sent: 1, delayed: 0, refused: 0, unreachable: null });
    const [mail] = await server.mails();
    expect(mail).toMatchObject({ to: ['Screening@surgery.nhs.uk'], text: expect.stringContaining('Patients due to be invited: 12 patients') as string });
    const said = JSON.stringify(mail).toUpperCase();
    for (const [index, { family, given, line, born }] of people.entries()) {
      const birth = addDays(civilDate('1963-01-01'), born);
      const theirs = [family, given, line, 'BRISTOL', 'BS9 9ZZ', birth, longDate(birth), birth.split('-').reverse().join('/'), nhsNumber(index + 1), `${nhsNumber(index + 1).slice(0, 3)} ${nhsNumber(index + 1).slice(3, 6)}`];
      expect(theirs.filter((word) => said.includes(word.toUpperCase()))).toEqual([]);
    }
    expect((await api().get('/api/v1/practices/A81001/notices')).body).toMatchObject({ items: [{ state: 'sent', counts: { priorNotificationList: 12 }, addresses: ['Screening@surgery.nhs.uk'] }] });
  });

  it('not again when nobody is new, nor within a week; then of whoever has moved to the practice too', async () => {
    await listed(20, { practice: 'B82002' });
    await api().carryOut(20, command('change-demographics', { practice: 'A81001' }));
    expect(await notify(addDays(listedOn, 6))).toMatchObject({ sent: 0 });
    expect(await notify(addDays(listedOn, 7))).toMatchObject({ sent: 1 });
    expect((await server.mails())[0]?.text).toContain('Patients due to be invited: 13 patients');
    expect(await notify(addDays(listedOn, 20))).toMatchObject({ sent: 0 });
  });

  it('at every address that they have; one that takes no mail is told to people, and printed lists stand in for the last', async () => {
    await listed(30, { practice: 'C83003' });
    await api().post(addresses('C83003'), { address: 'gone@surgery.nhs.uk' });
    server.faults.add({ at: 'recipient', does: 550, address: 'gone@surgery.nhs.uk' });
    expect(await notify(addDays(listedOn, 1))).toMatchObject({ sent: 0, refused: 1 });
    expect((await read('/api/v1/worklists/notification-addresses')).body).toMatchObject({ total: 1, items: [{ practice: 'C83003', refused: [{ address: 'gone@surgery.nhs.uk', code: '550' }], otherAddresses: 0 }] });
    expect((await api().get('/health')).body).toMatchObject({ status: 'needs-attention', practiceNotices: { trouble: null, underWay: 0, refusedAddresses: 1 } });
    expect(at((await read('/api/v1/worklists/printed-lists')).body, 'items.*.practice')).toEqual(['C83003']);
    await api().post(addresses('C83003'), { address: 'here@surgery.nhs.uk' });
    expect(await notify(addDays(listedOn, 2))).toMatchObject({ sent: 1 });
    expect((await api().post(`${addresses('C83003')}/remove`, { address: 'gone@surgery.nhs.uk', confirmed: true })).body).toMatchObject({ addresses: [{ address: 'here@surgery.nhs.uk' }], toldBy: 'email' });
    expect((await read('/api/v1/worklists/printed-lists')).body).toMatchObject({ total: 0, items: [], next: null });
  });

  it('and each refusal says what to do', async () => {
    const refusals = [
      [addresses('A81001'), { address: 'nobody' }, 'not-an-address'],
      [addresses('A81001'), { address: 'SCREENING@surgery.nhs.uk' }, 'address-known'],
      [`${addresses('A81001')}/remove`, { address: 'screening@surgery.nhs.uk', confirmed: true }, 'last-address'],
      [`${addresses('A81001')}/remove`, { address: 'other@surgery.nhs.uk', confirmed: true }, 'no-such-address'],
      ['/api/v1/practices/A81001/printed-lists', {}, 'told-by-email'],
      ['/api/v1/practices/Z99999/printed-lists', {}, 'nobody-listed'],
      ['/api/v1/practices/Z99999/printed-lists/0123456789abcdef/sent', { comment: '' }, 'not-printed'],
    ] as const;
    for (const [where, body, code] of refusals) expect((await api().post(where, body)).body).toMatchObject({ code });
    expect((await api().post(addresses('a81001'), { address: 'x@y.uk' })).status).toBe(400);
  });
});

describe('printed lists', () => {
  const ofPractice = '/api/v1/practices/D84004/printed-lists';

  it('are owed to practices without an address, until they are marked as sent; and again when somebody comes on a list', async () => {
    for (const n of [40, 41]) await listed(n, { practice: 'D84004' });
    expect((await read('/api/v1/worklists/printed-lists')).body).toMatchObject({ total: 1, items: [{ practice: 'D84004', counts: { priorNotificationList: 2, nonResponders: 0, toReview: 0 }, notToldOf: 2, toldOn: null }], next: null });
    const position = { 'csms-position': String(await api().deps.log.head()) };
    const printed = String(at((await api().post(ofPractice, {}, position)).body, 'printed'));
    const paper = await fetch(`${api().url}${ofPractice}/${printed}`);
    expect([paper.status, paper.headers.get('content-type'), paper.headers.get('cache-control'), (await paper.text()).slice(0, 5)]).toEqual([200, 'application/pdf', 'no-store', '%PDF-']);
    await listed(42, { practice: 'D84004' });
    expect((await api().post(`${ofPractice}/${printed}/sent`, { comment: 'First class' })).body).toMatchObject({ toldBy: 'post', toldOn: listedOn });
    expect((await api().post(`${ofPractice}/${printed}/sent`, { comment: 'First class' })).body).toMatchObject({ status: 409, code: 'already-sent' });
    expect((await read('/api/v1/worklists/printed-lists')).body).toMatchObject({ total: 1, items: [{ notToldOf: 1, toldOn: listedOn }] });
  });

  it('leave nothing of any patient in the log of the system', () => {
    expect(api().logged.join()).not.toMatch(/NOWAK|BS1 8FE/);
  });
});
