import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { civilDate } from '../../domain/dates/civil-date.ts';
import type { Identity } from '../../domain/laboratory/identity.ts';
import { readIdentity } from '../../domain/laboratory/read-identity.ts';
import { candidatesInMemory } from '../../scripts/bench/matching/candidates-in-memory.ts';
import { items } from '../../scripts/bench/matching/dirt.ts';
import { onRecord } from '../../scripts/bench/matching/on-record.ts';
import { madeUp } from '../../scripts/bench/matching/people.ts';
import { chance } from '../../scripts/chance.ts';
import { withDatabase } from '../../test/database.ts';
import { nhsNumber } from '../../test/in-memory.ts';
import { joining } from '../../test/people.ts';
import { emptyWorld } from '../../test/read-models.ts';
import { candidatesOnRecord } from './candidates.ts';

const database = withDatabase();

describe('people who joined', () => {
  const name = { prefix: null, given: 'Zoë', otherGiven: 'Ann', family: 'Ó Briain', previousFamily: 'Nowak' };
  let id: string;
  beforeAll(async () => {
    const world = await emptyWorld(database().db);
    await world.does(0, civilDate('2026-03-02'), joining(0, { name, dateOfBirth: civilDate('1986-03-12') }));
    await world.does(1, civilDate('2026-03-02'), joining(1));
    await world.shown();
    id = world.idOf(0);
  });

  const asked = async (...reports: Parameters<typeof readIdentity>) => (await candidatesOnRecord(database().db).of(reports.map(readIdentity), 9)).map((all) => all.map(({ participantId }) => participantId));

  it('are found with what a report is compared with', async () => {
    const identity = readIdentity({ nhsNumber: nhsNumber(0) });
    expect(await candidatesOnRecord(database().db).of([identity], 9)).toEqual([
      [{ participantId: id, nhsNumber: nhsNumber(0), familyName: 'Ó Briain', givenName: 'Zoë', otherGivenNames: 'Ann', previousFamilyName: 'Nowak', dateOfBirth: '1986-03-12', postcode: 'BS1 8FE' }],
    ]);
  });

  it.each([
    [{ familyName: 'OBRIAIN', dateOfBirth: '19860312' }],
    [{ familyName: 'NOWAK', dateOfBirth: '19860312' }],
    [{ givenName: 'ZOE', dateOfBirth: '19860312' }],
    [{ postcode: 'bs18fe', dateOfBirth: '19860312' }],
    [{ familyName: 'ZOE', givenName: 'O BRIAIN', dateOfBirth: '19861203' }],
  ])('by %j', async (report) => expect(await asked(report)).toEqual([[id]]));

  it('and nobody is found by nothing, or by any text', async () => {
    expect(await candidatesOnRecord(database().db).of([], 9)).toEqual([]);
    expect(await candidatesOnRecord(database().db).of([readIdentity({}), readIdentity({ familyName: "\0'{,}\ud800", dateOfBirth: '19860312' })], 9)).toEqual([[], []]);
  });
});

describe('of 1,500 people and 300 reports', () => {
  const dice = chance(3);
  const everybody = madeUp(1_500, dice);
  const people = everybody.filter(({ isOnRecord }) => isOnRecord).map(({ person }) => person);
  const identities: readonly Identity[] = [...items(300, everybody, dice)].map(({ report }) => readIdentity(report));

  beforeAll(async () => {
    await sql`truncate read_model.participant_summary`.execute(database().db);
    await onRecord(database().db, people);
  });

  it.each([500, 2])('the same come into question as by looking at everybody in memory, at most %i', async (most) => {
    const found = await candidatesOnRecord(database().db).of(identities, most);
    expect(found).toEqual(await candidatesInMemory(people).of(identities, most));
    expect(Math.max(...found.map((all) => all.length))).toBeGreaterThan(1);
  });
});
