import { addDays, addMonths } from '../../../domain/dates/civil-date.ts';
import { nhsNumberFrom } from '../../../domain/identifiers/nhs-number.ts';
import { type Command, command } from '../../../domain/participant/commands.ts';
import type { TestResult } from '../../../domain/participant/test-result.ts';
import type { Chance } from '../../chance.ts';
import type { World } from './world.ts';

let slides = 10_000_000;

/** A result that brings a letter, unless another test or source is wanted. */
export const resultOn = (world: World, more: Partial<TestResult> = {}): Command =>
  command('record-result', { result: { testDate: addDays(world.today(), -9), cytology: 'X', hpv: '0', action: 'A', slideNumber: `${slides++}`, laboratory: '62010', ...more } });

export const joins = (world: World, n: number, born: number, practice: string | null = 'A81001'): Promise<unknown> =>
  world.does(n, command('register', {
    nhsNumber: nhsNumberFrom(903_000_000, n),
    demographics: {
      name: { prefix: null, given: 'ANN', otherGiven: null, family: 'NOWAK', previousFamily: null },
      dateOfBirth: addMonths(world.today(), -12 * born), gender: 'female', practice,
      address: { lines: ['100 KINGS ROAD', 'BRISTOL'], postcode: 'BS1 8FE' },
      contact: { telephone: null, mobile: null, email: null, language: 'en', interpreter: false },
    },
  }));

const triplets = ['X0A', 'X0A', '29R', '39S', 'XUR', '2QR', '-0A', '-UH', 'X0H'] as const;

const anything = (world: World, dice: Chance): Command => {
  const [cytology, hpv, action] = dice.oneOf(triplets) as unknown as [TestResult['cytology'], TestResult['hpv'], TestResult['action']];
  const result = resultOn(world, { testDate: addDays(world.today(), -dice.below(180)), cytology, hpv, action, ...(dice.happens(0.2) ? { sourceType: 7 } : {}) });
  return dice.byShare<Command>([
    [8, result],
    [2, command('pause', { by: 'csas' })],
    [2, command('unpause', { by: 'csas' })],
    [1, command('cease', { reason: dice.oneOf(['no-cervix', 'radiotherapy', 'age'] as const), by: 'csas' })],
    [1, command('reinstate', { by: 'csas' })],
    [1, command('change-demographics', { practice: dice.oneOf(['B82002', null]) })],
    [1, command('change-demographics', { inactive: dice.oneOf([{ reason: 'scotland' as const, since: world.today() }, null]) })],
    [1, command('amend', { nextTestDueDate: addDays(world.today(), 80), by: 'csas', bypassPnl: true })],
    [1, command('defer', { reason: 'recent-test', by: 'practice', months: 3 })],
  ]);
};

/** Some people to whom anything happens for about a year. The first of all numbers are theirs. Answers with how many they are. */
export const liveOn = async (world: World, dice: Chance): Promise<number> => {
  const people = 3 + dice.below(4);
  for (let n = 0; n < people; n++) await joins(world, n, 24 + dice.below(45), dice.oneOf(['A81001', 'A81001', null]));
  for (let round = 3 + dice.below(4); round > 0; round--) {
    await world.works(dice.oneOf([1, 2, 20, 45, 80]));
    for (let n = 0; n < people; n++) if (dice.happens(0.6)) await world.does(n, anything(world, dice));
  }
  return people;
};
