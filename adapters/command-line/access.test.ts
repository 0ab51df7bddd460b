import { describe, expect, it } from 'vitest';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { programmePolicy } from '../../domain/rules/policy.ts';
import { withDatabase } from '../../test/database.ts';
import { manager } from '../../test/identities.ts';
import { lookAt, record } from '../../test/access-log/looks.ts';
import { postgresAccessLog } from '../access-log/access-log.ts';
import { looksThat } from '../access-log/queries.ts';
import { clock } from '../clock.ts';
import type { System } from '../system.ts';
import { expireAccess, verifyAccessLog } from './access.ts';
import { commandIs, personNamed, putOnRecord } from './on-record.ts';
import { nhsNumber, participantIds } from '../../test/in-memory.ts';

const database = withDatabase();

/** A day that no machine's clock is before. */
const today = civilDate('2026-01-10');
const opened = (at: string) => postgresAccessLog(database().pool, () => at);
const system = () => ({ pool: database().pool, policy: programmePolicy, clock: clock(today), accessLog: opened(`${today}T09:00:00.000Z`) }) as unknown as System;
const days = async () => (await looksThat(database().db)({}, 100, null)).map(({ at }) => at.slice(0, 10));

describe('access expire', () => {
  it('RET-03 removes what is older than 3,652 days, in whole books, and says so in the log itself', async () => {
    // 2016-01-11 is 3,652 days before; the day before that ends when today has begun everywhere.
    for (const day of ['2010-05-05', '2016-01-09', '2016-01-10', '2016-01-11']) await record(opened(`${day}T23:59:59.999Z`), lookAt(1), lookAt(2));
    expect(await expireAccess(system(), manager, true)).toBe('4 entries in 2 books are older than they are kept. Nothing was removed.');
    expect(await days()).toHaveLength(8);
    commandIs('access expire');
    expect(await expireAccess(system(), manager, false)).toBe('4 entries in 2 books (1 to 2) were removed, as they were older than they are kept.');
    expect(await days()).toEqual([today, '2016-01-11', '2016-01-11', '2016-01-10', '2016-01-10']);
    expect(await looksThat(database().db)({ action: 'operate' }, 1, null)).toMatchObject([{ operation: 'command line: access expire', reason: '4 entries in 2 books (1 to 2) were removed, as they were older than they are kept.', who: { user: manager.user } }]);
    expect(await expireAccess(system(), manager, false)).toBe('Nothing is older than it is kept.');
    expect(await verifyAccessLog(system())).toContain('Every one of the 5 entries in 3 books is as it was written.\nThe entries of 2 older books have been removed');
  });

  it('verification tells where somebody was at it', async () => {
    await database().pool.query('alter table access_log.entries disable trigger user');
    await database().pool.query(`update access_log.entries set people = '{}' where book = 4 and number = 2`);
    await expect(verifyAccessLog(system())).rejects.toThrow('access-log-tampered: entry 2 of book 4 is not as it was written');
  });
});

it('a command is on record with whom it names, and without what was typed', async () => {
  commandIs('show');
  await putOnRecord(opened(`${today}T10:00:00.000Z`), manager, { needs: 'read-history', refused: null, people: personNamed(nhsNumber(3))({ ids: participantIds }), reason: null });
  expect(await looksThat(database().db)({}, 1, null)).toMatchObject([{ operation: 'command line: show', action: 'read-history', people: [participantIds.of(nhsNumber(3))], address: null, who: { user: manager.user, organisation: manager.organisation } }]);
  expect(personNamed('nobody at all')({ ids: participantIds })).toEqual([]);
});
