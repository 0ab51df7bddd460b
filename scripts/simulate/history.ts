import { addDays, addMonths, ageOn, birthday, type CivilDate } from '../../domain/dates/civil-date.ts';
import { command, type Command } from '../../domain/participant/commands.ts';
import type { TestResult } from '../../domain/participant/test-result.ts';
import { limitsOn } from '../../domain/rules/policy.ts';
import type { Chance } from '../chance.ts';
import { proportions } from './proportions.ts';
import { slideOf } from './result.ts';
import type { World } from './world.ts';

const daysInAMonth = 30.4;
const mostResults = 4;
/** From about then on samples were tested for HPV first. */
const hpvFirst = '2020-01-01';

/** What the earlier system hands over of somebody who is of age: results, and a date where none follows from them that lies ahead. */
export const historyOf = ({ from, policy }: World, n: number, dateOfBirth: CivilDate, chances: Chance): Command => {
  const { olderAge, firstCallAge } = limitsOn(policy, from);
  const { months, share } = proportions.covered[ageOn(dateOfBirth, from) >= olderAge ? 'older' : 'younger'];
  const ofAge = birthday(dateOfBirth, firstCallAge);
  const ago = (least: number, most: number): CivilDate => addDays(from, -Math.floor((least + (most - least) * (chances.below(1000) / 1000)) * daysInAMonth) - 1);
  const covered = chances.happens(share);
  const dates: CivilDate[] = [];
  if (covered || chances.happens(proportions.everTested))
    for (let date = covered ? ago(0, months) : ago(months, 2 * months); date >= ofAge && dates.length < mostResults; date = addMonths(date, -months)) dates.unshift(date);

  const results = dates.map((testDate, i): TestResult => ({ testDate, ...(testDate < hpvFirst ? cytologyNegative : hpvNegative), ...slideOf(n, i) }));
  const newest = dates.at(-1);
  const overdue = newest === undefined || addMonths(newest, months - halfAYear) <= from;
  return command('import-history', {
    results,
    source: 'simulation',
    ...(overdue ? { nextTestDueDate: addDays(from, 1 + chances.below(Math.floor((covered ? halfAYear : months) * daysInAMonth))) } : {}),
  });
};

/** Coverage counts whoever was tested within the routine interval and half a year. */
const halfAYear = 6;

const cytologyNegative = { cytology: '2', hpv: null, action: 'A' } as const;
const hpvNegative = { cytology: 'X', hpv: '0', action: 'A' } as const;
