import { expect, it } from 'vitest';
import { withDatabase } from '../../../test/database.ts';
import { losses } from './losses.ts';
import { torture } from './torture.ts';

const database = withDatabase();

it('whatever is lost on the way from what happened to the letter-box is found by a reconciliation, and nothing else (D-36)', async () => {
  const rounds = [];
  for await (const round of torture(database().db, { rounds: Object.keys(losses).length, seed: 7 })) rounds.push(round);
  expect(rounds.filter(({ findings }) => findings.length > 0)).toEqual([]);
  expect(rounds.map(({ fault }) => fault).toSorted()).toEqual(Object.keys(losses).toSorted());
}, 120_000);
