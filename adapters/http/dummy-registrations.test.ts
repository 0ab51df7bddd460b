import { beforeAll, describe, expect, it } from 'vitest';
import { handle } from '../../application/participants.ts';
import type { DummyNumber } from '../../domain/identifiers/dummy-number.ts';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { command } from '../../domain/participant/commands.ts';
import type { Demographics } from '../../domain/participant/demographics.ts';
import { at, withApi } from '../../test/api.ts';
import { csas, nhsNumber, participantIds } from '../../test/in-memory.ts';
import { someone } from '../../test/people.ts';

const api = withApi();
const numbers = ['T0000000001', 'T0000000002', 'T0000000003'] as const;
const idOf = (number: string) => participantIds.of(number as DummyNumber);
const named = (family: string, dateOfBirth = someone.dateOfBirth) => ({ ...someone, dateOfBirth, name: { ...someone.name, family } });

const does = async (number: string, doing: Parameters<ReturnType<typeof handle>>[1], on = '2026-11-01') =>
  handle(api().deps)(idOf(number), doing, { today: civilDate(on), actor: csas, cause: 'a test', correlationId: 'c', commandId: `${number} ${doing.do}` })();
const registered = (number: string, demographics: Demographics) => does(number, command('register-dummy', { number: number as DummyNumber, demographics }));

const shown = async (query = '') => {
  await api().readModels.catchUp();
  return (await api().get(`/api/v1/dummy-registrations${query}`)).body;
};

beforeAll(async () => {
  await registered(numbers[0], named('NOWAK'));
  await registered(numbers[1], named('QUITE-ELSE', civilDate('1971-01-31')));
  await registered(numbers[2], named('NOWAK'));
  await does(numbers[2], command('deactivate-dummy', { by: 'csas' }));
});

describe('ELIG-08: dummy registrations over HTTP', () => {
  it('are listed, all of them or by their state, a page at a time', async () => {
    expect(at(await shown(), 'total')).toBe(3);
    expect(new Set(at(await shown(), 'items.*.dummy.nhsNumber') as string[])).toEqual(new Set(numbers));
    expect(at(await shown('?state=inactive'), 'items.*.dummy.nhsNumber')).toEqual([numbers[2]]);
    const first = await shown('?limit=2');
    expect(at(await shown(`?limit=2&cursor=${String(at(first, 'next'))}`), 'items')).toHaveLength(1);
  });

  it('name the active national record that is likely to be theirs, once it comes, and say why', async () => {
    expect(await shown('?state=with-likely-record')).toEqual({ total: 0, items: [], next: null });
    await api().join(1, named('NOWAK'));
    await api().join(2, { ...named('SMITH'), address: { lines: ['9 ELSEWHERE'], postcode: 'M6 8HD' } });
    const found = await shown('?state=with-likely-record');
    expect(found).toMatchObject({ total: 1, next: null, items: [{ dummy: { nhsNumber: numbers[0] }, likelyRecords: [{ record: { nhsNumber: nhsNumber(1) }, joinedSince: true }] }] });
    expect(at(found, 'items.*.likelyRecords.*.because.*.code')).toEqual([[['familyName:same', 'givenName:same', 'dateOfBirth:same', 'postcode:same']]]);
  });

  it('name nobody who has died, and nobody for one that was deactivated', async () => {
    await api().carryOut(1, command('change-demographics', { inactive: { reason: 'died', since: civilDate('2026-11-10') } }));
    expect(at(await shown('?state=with-likely-record'), 'total')).toBe(0);
    expect(at(await shown('?state=inactive'), 'items.*.likelyRecords')).toEqual([[]]);
  });

  it('refuse a cursor of another list', async () => {
    for (const query of ['?cursor=x', '?state=with-likely-record&cursor=x']) expect(await shown(query)).toMatchObject({ status: 400, field: 'cursor' });
  });
});
