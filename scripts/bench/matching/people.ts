import type { Candidate } from '../../../domain/laboratory/identity.ts';
import { addDays, addYears, type CivilDate, civilDate } from '../../../domain/dates/civil-date.ts';
import { NhsNumber } from '../../../domain/identifiers/nhs-number.ts';
import { slipsFrom } from '../../../domain/laboratory/matching/slip.ts';
import { readDate } from '../../../domain/laboratory/read-identity.ts';
import type { Chance } from '../../chance.ts';
import { anyFamilyName, anyGivenName, nearlyAlike, sharedName } from './names.ts';

/** Somebody made up, on record or not, and those who are easily taken for them. */
export interface Known {
  readonly person: Candidate & { readonly nhsNumber: NhsNumber };
  readonly isOnRecord: boolean;
  readonly doubles: Known[];
}

/** How many of a hundred families bring forth whom, far more than in life: this is what matching fails at. */
const perHundred = { twins: 3, doubles: 2, daughters: 2, sisters: 5 };
/** Of a hundred of those, how many are not on record; and of everybody else. */
const notOnRecord = { relatives: 10, others: 2 };

/** Valid numbers without a gap, so that every slip leads to somebody: twins are often given numbers in a row. */
const numbers = function* (): Generator<NhsNumber> {
  for (let first9 = 400_000_000; ; first9++)
    for (let check = 0; check < 10; check++) {
      const number = `${first9}${check}`;
      if (NhsNumber.is(number)) yield number;
    }
};

const chanceOf = (dice: Chance, percent: number): boolean => dice.below(1_000) < percent * 10;

const postcode = ({ below, oneOf }: Chance): string =>
  `${oneOf(['B', 'M', 'LS', 'BS', 'NE', 'E', 'SW', 'L'])}${1 + below(30)} ${below(10)}${oneOf([...'ABDEFGHJLN'])}${oneOf([...'PQRSTUWXYZ'])}`;

type Told = Omit<Candidate, 'participantId' | 'nhsNumber'>;

const anybody = (dice: Chance): Told => {
  const { below } = dice;
  const isShared = below(100) < 8;
  const family = anyFamilyName(dice);
  const names = isShared ? sharedName(dice) : { familyName: below(100) < 4 ? `${family}-${anyFamilyName(dice)}` : family, givenName: anyGivenName(dice) };
  const born = addDays(civilDate('1960-01-01'), below(42 * 365));
  return {
    ...names,
    otherGivenNames: below(100) < 60 ? anyGivenName(dice) : null,
    previousFamilyName: below(100) < 25 ? anyFamilyName(dice) : null,
    dateOfBirth: below(100) < (isShared ? 25 : 1) ? civilDate(`${born.slice(0, 4)}-01-01`) : born,
    postcode: below(100) < 98 ? postcode(dice) : null,
  };
};

const another = (name: string | null, dice: Chance): string => {
  const given = anyGivenName(dice);
  return given === name ? nearlyAlike(given, dice) : given;
};

/** A date one slip away, as a daughter's may be from her mother's. */
const slipped = (date: CivilDate, { oneOf }: Chance): CivilDate => oneOf(slipsFrom(date.replaceAll('-', '')).flatMap((digits) => readDate(digits) ?? []));

const relative = (of: Told, dice: Chance): Told | null => {
  const { twins, doubles, daughters, sisters } = perHundred;
  const { below } = dice;
  let place = below(100);
  if ((place -= twins) < 0)
    return { ...of, givenName: chanceOf(dice, 50) ? nearlyAlike(of.givenName ?? '', dice) : another(of.givenName, dice), otherGivenNames: another(null, dice), previousFamilyName: null };
  if ((place -= doubles) < 0) return { ...of, otherGivenNames: chanceOf(dice, 50) ? of.otherGivenNames : null, previousFamilyName: null, postcode: postcode(dice) };
  if ((place -= daughters) < 0)
    return {
      ...of,
      dateOfBirth: chanceOf(dice, 40) ? slipped(of.dateOfBirth, dice) : addYears(of.dateOfBirth, 18 + below(20)),
      postcode: chanceOf(dice, 70) ? of.postcode : postcode(dice),
    };
  if ((place -= sisters) < 0) return { ...of, givenName: another(of.givenName, dice), dateOfBirth: chanceOf(dice, 10) ? slipped(of.dateOfBirth, dice) : addDays(of.dateOfBirth, 300 + below(3_000)) };
  return null;
};

/** So many people on record, those who are not, and who is easily taken for whom. */
export const madeUp = (onRecord: number, dice: Chance): readonly Known[] => {
  const number = numbers();
  const all: Known[] = [];
  let recorded = 0;
  const known = (told: Told, percentNotOnRecord: number): Known => {
    const isOnRecord = !chanceOf(dice, percentNotOnRecord);
    if (isOnRecord) recorded += 1;
    const participantId = `00000000-0000-4000-8000-${String(all.length).padStart(12, '0')}`;
    const one: Known = { person: { ...told, participantId, nhsNumber: number.next().value as NhsNumber }, isOnRecord, doubles: [] };
    all.push(one);
    return one;
  };
  while (recorded < onRecord) {
    const told = anybody(dice);
    const one = known(told, notOnRecord.others);
    const other = relative(told, dice);
    if (other === null || recorded >= onRecord) continue;
    const two = known(other, notOnRecord.relatives);
    one.doubles.push(two);
    two.doubles.push(one);
  }
  return all;
};
