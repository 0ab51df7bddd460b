import { beforeAll, describe, expect, it } from 'vitest';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { programmePolicy } from '../../domain/rules/policy.ts';
import { chance } from '../chance.ts';
import { candidatesInMemory } from './matching/candidates-in-memory.ts';
import { items } from './matching/dirt.ts';
import { madeUp } from './matching/people.ts';
import { type Measured, sum, tally } from './matching/tally.ts';

describe('of 3,000 reports about 4,000 people, half of them with something wrong (D-35)', () => {
  let measured: Measured;
  const of = (...groups: readonly string[]) => sum([...measured.groups].flatMap(([group, counts]) => (groups.includes(group) ? [counts] : [])));
  const onRecord = () => sum([...measured.groups].flatMap(([group, counts]) => (group === 'of somebody not on record' ? [] : [counts])));

  beforeAll(async () => {
    const dice = chance(20);
    const everybody = madeUp(4_000, dice);
    const people = everybody.filter(({ isOnRecord }) => isOnRecord).map(({ person }) => person);
    measured = await tally(items(3_000, everybody, dice), candidatesInMemory(people), programmePolicy, civilDate('2026-11-22'));
  });

  it('none goes to somebody else', () => expect(measured.wrong).toEqual([]));

  it('two thirds go to whom they belong without anybody looking, and of those with nothing wrong nearly all', () => {
    const [all, clean] = [sum(measured.groups.values()), of('nothing wrong')];
    expect(all.items).toBe(3_000);
    expect(all.right / all.items).toBeGreaterThan(2 / 3);
    expect(clean.right / clean.items).toBeGreaterThan(0.94);
  });

  it('nearly all of the others show whom they belong to, mostly first', () => {
    const { items: all, right, first, further } = onRecord();
    expect((right + first + further) / all).toBeGreaterThan(0.99);
    expect((right + first) / all).toBeGreaterThan(0.96);
  });

  it('about somebody unknown, most show nobody', () => {
    const { items: all, none } = of('of somebody not on record');
    expect(none / all).toBeGreaterThan(0.5);
  });
});
