import { addDays, type CivilDate, daysBetween } from '../../domain/dates/civil-date.ts';
import { type NhsNumber, nhsNumberFrom } from '../../domain/identifiers/nhs-number.ts';
import type { Address, Demographics } from '../../domain/participant/demographics.ts';
import { limitsOn } from '../../domain/rules/policy.ts';
import type { Chance } from '../chance.ts';
import type { Names } from './names.ts';
import { proportions, type Shares } from './proportions.ts';
import type { World } from './world.ts';

/** As many valid numbers as begin with the same three digits, every second left out. */
const perRange = 500_000;

/** The n-th person's, from 0: of the numbers that begin with 999, which are kept for tests; past half a million of 998 and so on. */
export const numberOf = (n: number): NhsNumber => nhsNumberFrom((999 - Math.floor(n / perRange)) * 1_000_000, n % perRange);

const inAPractice = 2_400;
const neighbours = 20;

/** Where the n-th person is registered: practices of about as many people as those of England have, and not fewer than twenty. */
const practiceNumberOf = (n: number): number => Math.floor(n / (inAPractice * neighbours)) * neighbours + (n % neighbours);

const practiceCode = (number: number): string => `${'ABCDEFGHJKLMNPVWY'[number % 17] ?? ''}${80_000 + number}`;

/** Somewhere near. */
export const anyPractice = (n: number, { below }: Chance): string => practiceCode(Math.floor(practiceNumberOf(n) / neighbours) * neighbours + below(neighbours));

export const anyAddress = ({ addresses }: Names, { oneOf }: Chance): Address => ({ ...oneOf(addresses) });

const daysInAYear = 365.25;

/** As the people of England are, and those who reach the age of the first call before the end. */
const bornOn = ({ from, until, policy }: World, { byShare, below }: Chance): CivilDate => {
  const { firstCallAge } = limitsOn(policy, from);
  const years = daysBetween(from, until) / daysInAYear;
  const [youngest] = proportions.ages;
  const inAYear = youngest.people / (youngest.to + 1 - youngest.from);
  const ages: Shares<readonly [number, number]> = [
    [inAYear * (years + 1), [firstCallAge - 1 - years, firstCallAge]],
    ...proportions.ages.map(({ people, from: least, to }) => [people, [least, to + 1]] as const),
  ];
  const [least, below65] = byShare(ages);
  return addDays(from, -Math.floor(least * daysInAYear) - 1 - below(Math.floor((below65 - least) * daysInAYear)));
};

/** The n-th person, as the demographic feed tells of them. */
export const personOf = (world: World, n: number, chances: Chance): { readonly nhsNumber: NhsNumber; readonly demographics: Demographics } => {
  const { given, family } = world.names;
  return {
    nhsNumber: numberOf(n),
    demographics: {
      name: { prefix: null, given: chances.oneOf(given), otherGiven: null, family: chances.oneOf(family), previousFamily: null },
      dateOfBirth: bornOn(world, chances),
      gender: 'female',
      practice: practiceCode(practiceNumberOf(n)),
      address: anyAddress(world.names, chances),
      contact: { telephone: null, mobile: null, email: null, language: 'en', interpreter: false },
    },
  };
};
