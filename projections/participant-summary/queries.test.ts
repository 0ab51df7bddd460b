import { type Either, isRight, left } from 'fp-ts/lib/Either.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, civilDate } from '../../domain/dates/civil-date.ts';
import { command } from '../../domain/participant/commands.ts';
import { withDatabase } from '../../test/database.ts';
import { nhsNumber } from '../../test/in-memory.ts';
import { joining, someone } from '../../test/people.ts';
import { emptyWorld } from '../../test/read-models.ts';
import { participantSummaryOf, type Search, searchParticipants } from './queries.ts';

const database = withDatabase();
const day = civilDate('2026-03-02');
const born = civilDate('1985-12-12');
const named = (given: string, family: string, previousFamily: string | null = null) => ({ ...someone.name, given, family, previousFamily });

const people = [
  { name: named('Zoë', "O'Brien"), address: { lines: ['1 High Street'], postcode: 'BS1 8FE' } },
  { name: named('Siobhán', 'Ó Briain'), address: { lines: ['2 High Street'], postcode: 'BS2 9AA' } },
  { name: named('Ann', 'Smith', 'O’Brien'), address: null, practice: 'B82002' },
  { name: named('Ann-Marie', 'SMITH'), dateOfBirth: civilDate('1990-01-01') },
  { name: named('Wei', '李') },
];

let idOf: (n: number) => string;
beforeAll(async () => {
  const world = await emptyWorld(database().db);
  idOf = world.idOf;
  for (const [n, each] of people.entries()) await world.does(n, day, joining(n, each));
  await world.does(1, addDays(day, 1), command('change-demographics', { inactive: { reason: 'scotland', since: day } }));
  await world.shown();
});

const valueOf = <A>(either: Either<unknown, A>): A => {
  if (isRight(either)) return either.right;
  throw new Error('a left');
};

const found = async (search: Search, practice?: string): Promise<readonly number[]> => {
  const { rows } = valueOf(await searchParticipants(database().db)(search, { limit: 20 }, { practice: practice ?? null, sees: 'all' }));
  return rows.map(({ nhs_number }) => people.findIndex((_, n) => nhsNumber(n) === nhs_number)).sort();
};

describe('a search', () => {
  it('by NHS number finds that one, active or not', async () => {
    expect(await found({ nhsNumber: nhsNumber(1) })).toEqual([1]);
    expect(await found({ nhsNumber: nhsNumber(99) })).toEqual([]);
  });

  it.each<[string, { familyName: string; givenName?: string; postcode?: string }, readonly number[]]>([
    ['family name in any case', { familyName: 'smith' }, [2]],
    ['without punctuation, present name or previous', { familyName: 'OBRIEN' }, [0, 2]],
    ['with diacritics or without', { familyName: 'o briain' }, [1]],
    ['in another script', { familyName: '李' }, [4]],
    ['the beginning of the given name', { familyName: "o'brien", givenName: 'zo' }, [0]],
    ['another given name', { familyName: "o'brien", givenName: 'Ada' }, []],
    ['postcode without spaces', { familyName: "o'brien", postcode: 'bs18fe' }, [0]],
    ['another postcode', { familyName: "o'brien", postcode: 'BS1 8FF' }, []],
    ['a name of nothing but punctuation', { familyName: '--' }, []],
    ['a given name with signs that mean something in patterns', { familyName: 'smith', givenName: '%_' }, [2]],
  ])('by %s', async (_, search, expected) => {
    expect(await found({ ...search, dateOfBirth: born })).toEqual(expected);
  });

  it('of a practice finds only those registered there', async () => {
    expect(await found({ familyName: 'OBRIEN', dateOfBirth: born }, 'A81001')).toEqual([0]);
    expect(await found({ nhsNumber: nhsNumber(2) }, 'A81001')).toEqual([]);
  });

  it('comes in parts when many fit', async () => {
    const search = searchParticipants(database().db);
    const wanted: Search = { familyName: 'obrien', dateOfBirth: born };
    const first = valueOf(await search(wanted, { limit: 1 }));
    const second = valueOf(await search(wanted, { limit: 1, cursor: first.next }));
    expect([...first.rows, ...second.rows].map(({ participant_id }) => participant_id)).toEqual([idOf(0), idOf(2)].sort());
    expect(second.next).toBeNull();
    expect(await search(wanted, { limit: 1, cursor: 'here' })).toEqual(left('invalid-cursor'));
  });
});

describe('the summary of a participant', () => {
  it('says who they are and where they stand', async () => {
    expect(await participantSummaryOf(database().db)(idOf(2))).toMatchObject({
      nhs_number: nhsNumber(2),
      family_name: 'Smith',
      previous_family_name: 'O’Brien',
      date_of_birth: born,
      practice: 'B82002',
      address_lines: [],
      registration: 'active',
      recall_type: 'called',
      recall_status: 'not-due',
      recall_status_since: day,
      next_test_due_date: addDays(day, 71),
      last_test_codes: null,
      paused: false,
      revision: 1,
    });
  });

  it('of somebody who left has no date, and says since when', async () => {
    expect(await participantSummaryOf(database().db)(idOf(1))).toMatchObject({
      registration: 'inactive', inactive_reason: 'scotland', inactive_since: day, next_test_due_date: null,
    });
  });

  it('of nobody is null', async () => {
    expect(await participantSummaryOf(database().db)(idOf(50))).toBeNull();
  });
});
