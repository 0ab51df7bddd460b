import { describe, expect, it } from 'vitest';
import { handle } from '../../application/participants.ts';
import { command } from '../../domain/participant/commands.ts';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { ruleBook } from '../../domain/rules/book.ts';
import { at, withApi } from '../../test/api.ts';
import { csas, nhsNumber, participantIds } from '../../test/in-memory.ts';
import { dummyJoining, dummyNumber, someone } from '../../test/people.ts';

const api = withApi();
const negative = { testDate: '2026-11-02', cytology: 'X', hpv: '0', action: 'A' };

describe('a participant', () => {
  it('is read with their revision as the ETag, and not again while nothing changed', async () => {
    const path = await api().join(1);
    const { status, body, headers } = await api().get(path);
    expect([status, headers.get('etag'), headers.get('cache-control')]).toEqual([200, '"1"', 'no-store']);
    expect(body).toMatchObject({ nhsNumber: nhsNumber(1), age: 40, recallType: 'called', recallStatus: 'not-due', nextTestDueDate: '2027-02-01', paused: false });
    expect(at(body, 'nextStep')).toEqual({ step: 'list-for-prior-notification', on: '2026-11-23' });
    expect((await api().get(path, { 'if-none-match': '"1"' })).status).toBe(304);
    expect((await api().get(path, { 'if-none-match': '"0"' })).status).toBe(200);
  });

  it('whom nobody knows is not found', async () => {
    const path = `/api/v1/participants/${participantIds.of(nhsNumber(999))}`;
    for (const part of ['', '/history', '/explanation']) expect((await api().get(path + part)).body).toMatchObject({ status: 404, code: 'not-found', type: '/problems/not-found' });
    expect((await api().post(`${path}/pause`, { by: 'csas' })).body).toMatchObject({ status: 404, code: 'not-found' });
    expect((await api().post(`${path}/sample-check`, { sampleDate: '2026-11-22' })).status).toBe(404);
  });

  it('is told in full: every event with who, when and the rules with their text and source', async () => {
    const path = await api().join(2);
    await api().post(`${path}/results`, negative, { 'x-correlation-id': 'ward-7' });
    const { body } = await api().get(`${path}/history`);
    expect(at(body, 'entries.*.event.type')).toEqual(['registered', 'next-test-scheduled', 'result-recorded', 'next-test-scheduled', 'letter-requested']);
    const recorded = at(body, 'entries.2');
    expect(recorded).toMatchObject({ actor: { user: 'u-csas-manager' }, correlationId: 'ward-7', recordedAt: '2026-11-22T09:00:00.000Z', on: '2026-11-22' });
    expect(at(recorded, 'event.says')).toBe('A result was recorded: test of 2 November 2026, HPV negative, routine recall (X0A). The next test follows after 60 months.');
    expect(at(recorded, 'rules')).toContainEqual({ rule: 'NTDD-01', value: '60 months', ...ruleBook['NTDD-01'] });
  });

  it('is told as it was known on a day, and as it had happened by a day', async () => {
    api().setToday('2026-03-02');
    const path = await api().join(3);
    api().setToday('2026-11-22');
    await api().post(`${path}/results`, negative);
    const asOf = async (query: string) => (await api().get(`${path}?${query}`)).body;
    expect(await asOf('asOf=2026-03-01')).toMatchObject({ status: 404, code: 'not-found' });
    expect(await asOf('asOf=2026-03-02')).toMatchObject({ revision: 1, recallType: 'called', results: [] });
    expect(await asOf('asOf=2026-11-21&basis=known')).toMatchObject({ revision: 1, recallType: 'called' });
    expect(await asOf('asOf=2026-11-22')).toMatchObject({ revision: 4, recallType: 'routine' });
    expect(await asOf('asOf=2026-11-21&basis=happened')).toMatchObject({ revision: 1 });
    const history = (await api().get(`${path}/history?asOf=2026-10-22`)).body;
    expect(at(history, 'asOf')).toEqual({ on: '2026-10-22', basis: 'known', position: null });
    expect(at(history, 'entries')).toHaveLength(2);
    const { position } = at((await api().get(`${path}/history`)).body, 'entries.1') as { readonly position: number };
    expect(await asOf(`position=${position}`)).toMatchObject({ revision: 1, recallType: 'called', age: 40 });
    expect(await asOf(`position=${position}&asOf=2026-11-22`)).toMatchObject({ revision: 1 });
    expect(await asOf(`position=${position}&asOf=2026-03-01&basis=happened`)).toMatchObject({ status: 404 });
    expect(at((await api().get(`${path}/history?position=${position + 1}`)).body, 'asOf')).toEqual({ on: null, basis: 'known', position: position + 1 });
    expect((await api().get(`${path}?position=${position}`)).headers.get('etag')).toBeNull();
    expect((await api().get(`${path}?position=-1`)).body).toMatchObject({ code: 'invalid-request', field: 'position' });
    expect((await api().get(`${path}?asOf=2026-03-02`)).headers.get('etag')).toBeNull();
    expect((await api().get(`${path}?asOf=2026-02-30`)).body).toMatchObject({ code: 'invalid-request', field: 'asOf' });
    expect((await api().get(`${path}?asof=2026-03-02`)).body).toMatchObject({ code: 'unknown-field', field: 'asof' });
  });

  it('has their date, type and status explained by the steps that set them', async () => {
    api().setToday('2023-10-02');
    const path = await api().join(4);
    api().setToday('2023-11-20');
    await api().post(`${path}/results`, { ...negative, testDate: '2023-11-06' });
    await api().carryOut(4, command('change-demographics', { address: { lines: ['2 KINGS ROAD'], postcode: 'BS1 8FE' } }));
    api().setToday('2026-08-28');
    await api().carryOut(4, command('carry-out-day', {}));
    const { body } = await api().get(`${path}/explanation`);
    expect(at(body, 'facts')).toMatchObject([
      { fact: 'next-test-due-date', value: '2026-11-06', says: 'The next test is due on 6 November 2026.', step: 0 },
      { fact: 'recall-type', value: 'routine', step: 0 },
      { fact: 'recall-status', value: 'pnl', step: 1 },
      { fact: 'letters', value: 'sent', step: null },
      { fact: 'registration', value: 'active', step: null },
    ]);
    expect(at(body, 'steps.*.on')).toEqual(['2023-11-20', '2026-08-28']);
    expect(at(body, 'steps.0.rules.*.rule')).toContain('NTDD-01');
    expect(at(body, 'next')).toEqual({ on: '2026-09-25', step: 'invite', says: 'The invitation is sent on 25 September 2026.' });
    api().setToday('2026-11-22');
  });

  it('known under a new NHS number is found under both', async () => {
    const path = await api().join(5);
    await api().carryOut(5, command('change-demographics', { nhsNumber: nhsNumber(6) }));
    for (const n of [5, 6]) {
      const { body } = await api().post('/api/v1/participants/search', { nhsNumber: nhsNumber(n) });
      expect(at(body, 'participants')).toMatchObject([{ participantId: participantIds.of(nhsNumber(5)), nhsNumber: nhsNumber(6) }]);
    }
    const other = `/api/v1/participants/${participantIds.of(nhsNumber(6))}`;
    expect((await api().get(other)).body).toEqual((await api().get(path)).body);
  });
});

describe('a dummy registration', () => {
  it('is found and told like anybody, is not called by anybody’s wish, changes by its results, and can be deactivated', async () => {
    const id = participantIds.of(dummyNumber);
    const entered = await handle(api().deps)(id, dummyJoining, { today: civilDate('2026-11-22'), actor: csas, cause: 'a test', correlationId: 'c', commandId: 'dummy' })();
    expect(entered._tag).toBe('Right');
    const { body } = await api().post('/api/v1/participants/search', { nhsNumber: dummyNumber });
    expect(at(body, 'participants')).toMatchObject([{ participantId: id, nhsNumber: dummyNumber, nextTestDueDate: null }]);
    const path = `/api/v1/participants/${id}`;
    expect((await api().post(`${path}/opt-in`, {})).body).toMatchObject({ status: 422, code: 'dummy-not-called', rules: ['D-20'] });
    expect((await api().post(`${path}/results`, negative)).body).toMatchObject({ accepted: true, participant: { nextTestDueDate: '2031-11-02', nextStep: null } });
    const letters = await api().get('/api/v1/letters', { 'csms-position': String(await api().deps.log.head()) });
    expect(at(letters.body, 'items')).toContainEqual(expect.objectContaining({ participantId: id, letter: 'PX0A' }));
    const byName = await api().post('/api/v1/participants/search', { familyName: someone.name.family, dateOfBirth: someone.dateOfBirth });
    expect(at(byName.body, 'participants.*.nhsNumber')).toContain(dummyNumber);
    expect((await api().post(`${path}/deactivate-dummy`, { by: 'csas' })).body).toMatchObject({ accepted: true, participant: { registration: 'inactive', inactive: { reason: 'deactivated' }, nextTestDueDate: null } });
    expect((await api().post(`${path}/deactivate-dummy`, { by: 'csas' })).body).toMatchObject({ status: 422, code: 'dummy-deactivated', rules: ['ELIG-08'] });
  });
});

describe('a search', () => {
  const search = async (body: unknown, query = '') => api().post(`/api/v1/participants/search${query}`, body, { 'csms-position': String(await api().deps.log.head()) });
  const given = (...bodies: readonly unknown[]) => bodies.flatMap((body) => at(body, 'participants.*.givenName')).sort();

  it('by family name and date of birth takes no notice of case and accents, and is narrowed by given name and postcode', async () => {
    const dateOfBirth = civilDate('1971-05-06');
    const name = { ...someone.name, family: "O'BRIEN" };
    await api().join(11, { dateOfBirth, name: { ...name, given: 'ZOË' } });
    await api().join(12, { dateOfBirth, name: { ...name, given: 'ANN' }, address: { lines: ['1 HIGH STREET'], postcode: 'LS1 6AE' } });
    await api().join(13, { name: { ...name, given: 'EVE' } });
    expect(given((await search({ familyName: 'o’brien', dateOfBirth })).body)).toEqual(['ANN', 'ZOË']);
    expect(given((await search({ familyName: 'OBrien', dateOfBirth, givenName: 'zoe' })).body)).toEqual(['ZOË']);
    expect(given((await search({ familyName: 'OBrien', dateOfBirth, postcode: 'ls16ae' })).body)).toEqual(['ANN']);
    expect((await search({ familyName: 'Nobody', dateOfBirth })).body).toEqual({ participants: [], next: null });
    const first = (await search({ familyName: 'OBrien', dateOfBirth }, '?limit=1')).body;
    const second = (await search({ familyName: 'OBrien', dateOfBirth }, `?limit=1&cursor=${String(at(first, 'next'))}`)).body;
    expect(given(first, second)).toEqual(['ANN', 'ZOË']);
    expect(at(second, 'next')).toBeNull();
  });

  it('by an NHS number that nobody has finds nobody', async () => {
    expect((await search({ nhsNumber: nhsNumber(998) })).body).toEqual({ participants: [], next: null });
  });

  it.each([
    [{ nhsNumber: '9000000008' }, 'invalid-request', 'nhsNumber'],
    [{ nhsNumber: '900 000 0009' }, 'invalid-request', 'nhsNumber'],
    [{ nhsNumber: 'T123456789' }, 'invalid-request', 'nhsNumber'],
    [{ familyName: 'NOWAK' }, 'invalid-request', 'dateOfBirth'],
    [{ familyName: 'NOWAK', dateOfBirth: '1899-12-31' }, 'invalid-request', 'dateOfBirth'],
    [{ familyName: 'NOWAK', dateOfBirth: '1985-02-29' }, 'invalid-request', 'dateOfBirth'],
    [{ familyName: 'N'.repeat(36), dateOfBirth: '1985-12-12' }, 'invalid-request', 'familyName'],
    [{ familyName: 'NO\u0000WAK', dateOfBirth: '1985-12-12' }, 'invalid-request', 'familyName'],
    [{ familyName: 'NOWAK', dateOfBirth: '1985-12-12', postcode: 'nowhere' }, 'invalid-request', 'postcode'],
    [{ familyName: 'NOWAK', dateOfBirth: '1985-12-12', colour: 'red' }, 'unknown-field', 'colour'],
    [[], 'invalid-request', undefined],
  ])('for %j is refused', async (body, code, field) => {
    const answer = await search(body);
    expect(answer.status).toBe(400);
    expect([at(answer.body, 'code'), at(answer.body, 'field')]).toEqual([code, field]);
  });
});
