import { describe, expect, it } from 'vitest';
import { command } from '../../domain/participant/commands.ts';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { at, withApi } from '../../test/api.ts';
import { nhsNumber } from '../../test/in-memory.ts';
import { someone } from '../../test/people.ts';

const api = withApi();
const by = { by: 'csas', caseNumber: 'CAS-12345-ABCDE', comment: 'By telephone' };

describe('what CSAS keeps beside a record', () => {
  it('are notes: written, changed and removed, each with who wrote it last', async () => {
    const path = await api().join(1);
    for (const text of ['Rang.', 'Wrote.']) await api().post(`${path}/notes`, { by: 'csas', text });
    await api().post(`${path}/notes`, { by: 'csas', text: 'Wrote twice.', caseNumber: 'CAS-12345-ABCDE', number: 2 });
    await api().post(`${path}/notes/remove`, { by: 'csas', number: 1 });
    const { body } = await api().get(`${path}/notes`);
    expect(body).toMatchObject({ notes: [{ number: 2, text: 'Wrote twice.', caseNumber: 'CAS-12345-ABCDE', written: { at: '2026-11-22T09:00:00.000Z' } }] });
    expect((await api().post(`${path}/notes/remove`, { by: 'csas', number: 1 })).body).toMatchObject({ status: 422, code: 'no-such-note' });
  });

  it('holds something, and no more than 1,000 characters', async () => {
    const path = await api().join(2);
    for (const text of ['', ' ', 'x'.repeat(1_001)]) expect((await api().post(`${path}/notes`, { by: 'csas', text })).body).toMatchObject({ status: 400, field: 'text' });
    expect((await api().post(`${path}/notes`, { by: 'csas', text: 'x'.repeat(1_000) })).status).toBe(200);
  });

  it('is shown with the summary, where people must see it: an incident, and vaccinations', async () => {
    const path = await api().join(3);
    await api().post(`${path}/event-information`, { by: 'csas', text: 'A letter named a wrong date.' });
    await api().post(`${path}/vaccinations`, { by: 'csas', vaccination: { givenOn: '2008-10-06', vaccine: 'cervarix' } });
    expect((await api().get(path)).body).toMatchObject({ eventInformation: 'A letter named a wrong date.', vaccinations: [{ number: 1, vaccine: 'cervarix' }] });
    await api().post(`${path}/event-information`, { by: 'csas', text: null });
    await api().post(`${path}/vaccinations/remove`, { by: 'csas', number: 1 });
    expect((await api().get(path)).body).toMatchObject({ eventInformation: null, vaccinations: [] });
  });
});

describe('an act by hand', () => {
  it('carries the case and the comment into the history', async () => {
    const path = await api().join(4);
    const { body } = await api().post(`${path}/cease`, { ...by, reason: 'no-cervix' });
    expect(at(body, 'participant.statusLine')).toBe('Ceased – no cervix');
    const told = at((await api().get(`${path}/history`)).body, 'entries.*.event') as { type: string; says: string; data: object }[];
    expect(told.find(({ type }) => type === 'ceased')).toMatchObject({ says: expect.stringMatching(/by CSAS\. Case CAS-12345-ABCDE\.$/) as string, data: { caseNumber: 'CAS-12345-ABCDE', comment: 'By telephone' } });
  });

  it('that somebody else has done before is answered with who, when and why', async () => {
    const path = await api().join(5);
    await api().carryOut(5, command('cease', { reason: 'radiotherapy', by: 'csas', signedForm: true }));
    const { body } = await api().post(`${path}/defer`, { reason: 'recent-test', months: 3, by: 'csas' });
    expect(body).toMatchObject({ status: 422, code: 'already-ceased', revision: 2, meanwhile: [{ did: ['ceased'], at: '2026-11-22T09:00:00.000Z', says: [expect.stringContaining('radiotherapy')] }] });
    expect(at(body, 'meanwhile.*.actor.user')).toHaveLength(1);
  });
});

describe('somebody who is inactive', () => {
  it('is restored, once', async () => {
    const path = await api().join(6);
    await api().carryOut(6, command('change-demographics', { inactive: { reason: 'removed', since: civilDate('2026-11-20') } }));
    expect((await api().get(path)).body).toMatchObject({ statusLine: expect.stringContaining('Inactive') as string });
    expect((await api().post(`${path}/restore`, by)).body).toMatchObject({ participant: { registration: 'active', statusLine: null } });
    expect((await api().post(`${path}/restore`, by)).body).toMatchObject({ code: 'not-inactive', meanwhile: [{ did: ['returned'] }] });
  });
});

describe('somebody on a list of the practice', () => {
  it('leaves it when they were looked at, and the count with them', async () => {
    const path = await api().join(7, { practice: 'B82002' });
    await api().carryOut(7, command('cease', { reason: 'no-cervix', by: 'csas' }));
    const read = async (list: string) => (await api().get(`/api/v1/practices/B82002/${list}`, { 'csms-position': String(await api().deps.log.head()) })).body;
    expect(at(await read('to-review'), 'items.*.nhsNumber')).toEqual([nhsNumber(7)]);
    expect((await api().post(`${path}/complete-review`, { list: 'to-review', by: 'practice' })).status).toBe(200);
    expect(await read('to-review')).toMatchObject({ total: 0 });
    expect((await api().post(`${path}/complete-review`, { list: 'to-review', by: 'practice' })).body).toMatchObject({ code: 'nothing-to-review', meanwhile: [{ did: ['review-completed'] }] });
  });
});

describe('somebody whom CSAS adds to the programme', () => {
  const body = { nhsNumber: nhsNumber(20), demographics: someone, optedIn: true, caseNumber: 'CAS-12345-ABCDE', comment: 'Opt-in form' };

  it('is called as somebody who joins, once', async () => {
    const { status, body: answer } = await api().post('/api/v1/participants', body);
    expect([status, at(answer, 'participant.optedIn'), at(answer, 'participant.nextTestDueDate')]).toEqual([200, true, '2027-02-01']);
    expect(at(answer, 'events')).toMatchObject([{ type: 'registered', says: 'Was added to the programme by CSAS, having opted in. Case CAS-12345-ABCDE.', data: { by: 'csas', comment: 'Opt-in form' } }, {}]);
    expect((await api().post('/api/v1/participants', body)).body).toMatchObject({ status: 422, code: 'already-registered' });
    expect(at((await api().post('/api/v1/participants/search', { nhsNumber: nhsNumber(20) })).body, 'participants')).toHaveLength(1);
  });

  it('has a number that can be one, and says what the national record says', async () => {
    expect((await api().post('/api/v1/participants', { ...body, nhsNumber: '1234567890' })).body).toMatchObject({ status: 400, field: 'nhsNumber' });
    expect((await api().post('/api/v1/participants', { ...body, demographics: { ...someone, gender: 'other' } })).body).toMatchObject({ status: 400, field: 'demographics.gender' });
  });
});
