import { readDate } from '../../../domain/laboratory/read-identity.ts';
import { searchText } from '../../../domain/names/search-text.ts';
import type { Report } from '../../../domain/laboratory/report.ts';
import type { Chance } from '../../chance.ts';
import { anyFamilyName } from './names.ts';
import type { Known } from './people.ts';

/** A way to get something wrong: how often among 1,000, and what becomes of the report. Null: not with this person. */
interface Dirt {
  readonly kind: string;
  readonly perThousand: number;
  readonly change: (report: Report, of: Known, dice: Chance, everybody: readonly Known[]) => Report | null;
}

const withDate = (report: Report, digits: string): Report => ({ ...report, dateOfBirth: digits });
const digitsOf = ({ person }: Known): string => person.dateOfBirth.replaceAll('-', '');

const changed = (digits: string, { below }: Chance): string => {
  const i = below(digits.length);
  return `${digits.slice(0, i)}${(Number(digits[i]) + 1 + below(9)) % 10}${digits.slice(i + 1)}`;
};

const transposed = (digits: string, { oneOf }: Chance): string | null => {
  const places = [...digits].flatMap((digit, i) => (i > 0 && digit !== digits[i - 1] ? [i] : []));
  if (places.length === 0) return null;
  const i = oneOf(places);
  return `${digits.slice(0, i - 1)}${digits[i]}${digits[i - 1]}${digits.slice(i + 1)}`;
};

const misspelt = (name: string, { below, oneOf }: Chance): string => {
  const i = below(name.length);
  const letter = oneOf([...'AEIORSTLN']);
  return oneOf([
    `${name.slice(0, i)}${name.slice(i + 1)}`,
    `${name.slice(0, i)}${letter}${name.slice(i)}`,
    `${name.slice(0, i)}${letter}${name.slice(i + 1)}`,
    `${name.slice(0, i)}${name[i + 1] ?? ''}${name[i] ?? ''}${name.slice(i + 2)}`,
  ]);
};

const bySound: readonly (readonly [RegExp, string])[] = [
  [/PH/, 'F'], [/CK/, 'K'], [/TH/, 'T'], [/AI/, 'AY'], [/EE/, 'EA'], [/Y(?=[^AEIOU])/, 'I'], [/IE$/, 'Y'], [/C(?=[AOU])/, 'K'], [/H$/, ''], [/LL/, 'L'], [/E$/, ''], [/$/, 'E'],
];

const soundingAlike = (name: string, { oneOf }: Chance): string => {
  const [written, as] = oneOf(bySound.filter(([pattern]) => pattern.test(name)));
  return name.replace(written, as);
};

const onFamily = (change: (name: string, dice: Chance) => string | null): Dirt['change'] => (report, { person }, dice) => {
  const familyName = change(person.familyName, dice);
  return familyName === null || familyName === person.familyName ? null : { ...report, familyName };
};

const onGiven = (change: (name: string, of: Known, dice: Chance) => string | null): Dirt['change'] => (report, of, dice) => {
  const givenName = change(of.person.givenName ?? '', of, dice);
  return givenName === null || givenName === of.person.givenName ? null : { ...report, givenName };
};

const without = (field: keyof Report): Dirt['change'] => ({ [field]: _, ...rest }) => rest;

/** What goes wrong, field by field; at most one of a field's. Far more often than in life, so that each is seen often enough. */
export const dirt: readonly (readonly Dirt[])[] = [
  [
    { kind: 'NHS number missing', perThousand: 60, change: without('nhsNumber') },
    { kind: 'NHS number with digits transposed', perThousand: 20, change: (report, { person }, dice) => { const nhsNumber = transposed(person.nhsNumber, dice); return nhsNumber === null ? null : { ...report, nhsNumber }; } },
    { kind: 'NHS number with a digit wrong', perThousand: 20, change: (report, { person }, dice) => ({ ...report, nhsNumber: changed(person.nhsNumber, dice) }) },
    { kind: 'NHS number of somebody else', perThousand: 10, change: (report, _, { oneOf }, everybody) => ({ ...report, nhsNumber: oneOf(everybody).person.nhsNumber }) },
    { kind: 'NHS number of a twin, mother, daughter, sister or namesake', perThousand: 100, change: (report, { doubles: [double] }) => (double === undefined ? null : { ...report, nhsNumber: double.person.nhsNumber }) },
  ],
  [
    { kind: 'previous family name', perThousand: 120, change: (report, { person }) => (person.previousFamilyName === null ? null : { ...report, familyName: person.previousFamilyName }) },
    { kind: 'family name that is not on record', perThousand: 10, change: onFamily((_, dice) => anyFamilyName(dice)) },
    { kind: 'new family name, with the one on record as previous', perThousand: 10, change: (report, { person }, dice) => ({ ...report, familyName: anyFamilyName(dice), previousFamilyName: person.familyName }) },
    { kind: 'family name misspelt', perThousand: 30, change: onFamily(misspelt) },
    { kind: 'family name as it sounds', perThousand: 20, change: onFamily(soundingAlike) },
    { kind: 'half of a double family name', perThousand: 300, change: onFamily((name, { oneOf }) => (name.includes('-') ? oneOf(name.split('-')) : null)) },
  ],
  [
    { kind: 'given name misspelt', perThousand: 30, change: onGiven((name, _, dice) => misspelt(name, dice)) },
    { kind: 'given name as it sounds', perThousand: 10, change: onGiven((name, _, dice) => soundingAlike(name, dice)) },
    { kind: 'given name shortened', perThousand: 10, change: onGiven((name, _, { oneOf }) => name.slice(0, oneOf([1, 3, 4]))) },
    { kind: 'second given name', perThousand: 10, change: onGiven((_, { person }) => person.otherGivenNames) },
    { kind: 'both given names', perThousand: 50, change: onGiven((name, { person }) => (person.otherGivenNames === null ? null : `${name} ${person.otherGivenNames}`)) },
    { kind: 'given name missing', perThousand: 5, change: without('givenName') },
  ],
  [
    { kind: 'day and month swapped', perThousand: 20, change: (report, of) => { const digits = digitsOf(of); const other = `${digits.slice(0, 4)}${digits.slice(6)}${digits.slice(4, 6)}`; return other === digits || readDate(other) === null ? null : withDate(report, other); } },
    { kind: 'date of birth with digits transposed', perThousand: 10, change: (report, of, dice) => { const digits = transposed(digitsOf(of), dice); return digits === null ? null : withDate(report, digits); } },
    { kind: 'date of birth with a digit wrong', perThousand: 15, change: (report, of, dice) => withDate(report, changed(digitsOf(of), dice)) },
    { kind: 'date of birth missing', perThousand: 5, change: without('dateOfBirth') },
    { kind: 'date of birth of somebody else', perThousand: 5, change: (report, _, { oneOf }, everybody) => withDate(report, digitsOf(oneOf(everybody))) },
  ],
  [
    { kind: 'another postcode', perThousand: 100, change: (report, _, { oneOf }, everybody) => ({ ...report, postcode: oneOf(everybody).person.postcode ?? '' }) },
    { kind: 'postcode missing', perThousand: 50, change: without('postcode') },
    { kind: 'postcode misspelt', perThousand: 20, change: (report, { person }, dice) => (person.postcode === null ? null : { ...report, postcode: misspelt(person.postcode, dice) }) },
  ],
  [
    { kind: 'names swapped', perThousand: 10, change: (report) => ({ ...report, familyName: report.givenName ?? '', givenName: report.familyName ?? '' }) },
  ],
];

/** As laboratories write it: in any case, with or without spaces and diacritics, dates in three ways. None of this is wrong. */
const cleanReport = ({ person }: Known, { below, oneOf }: Chance): Report => {
  const [year = '', month = '', day = ''] = person.dateOfBirth.split('-');
  const name = oneOf([(text: string) => text, (text: string) => text.toLowerCase(), (text: string) => ` ${text.normalize('NFD').replace(/[\u0300-\u036f'’-]/g, '')}`]);
  return {
    nhsNumber: below(2) === 0 ? person.nhsNumber : person.nhsNumber.replace(/^(...)(...)/, '$1 $2 '),
    familyName: name(person.familyName),
    givenName: name(person.givenName ?? ''),
    dateOfBirth: oneOf([`${year}${month}${day}`, `${year}-${month}-${day}`, `${day}/${month}/${year}`]),
    postcode: person.postcode ?? '',
  };
};

/** A report, whose it is (nobody's on record: null), and what is wrong with it. */
export interface Item {
  readonly report: Report;
  readonly truth: string | null;
  readonly kinds: readonly string[];
}

/**
 * Whether a report of somebody unknown says, word for word, what is true of another on record, as when the wrong record was
 * picked where it was written. Nobody could tell, so no such report is made.
 */
const isAnothers = ({ nhsNumber, givenName, dateOfBirth }: Report, { isOnRecord, doubles }: Known): boolean =>
  !isOnRecord &&
  doubles.some(({ person }) => {
    const names = [person.givenName, `${person.givenName} ${person.otherGivenNames ?? ''}`].map(searchText);
    return person.nhsNumber === nhsNumber && names.includes(searchText(givenName ?? null)) && person.dateOfBirth === readDate(dateOfBirth);
  });

/** A report of somebody, with what happens to go wrong. */
const itemOf = (of: Known, everybody: readonly Known[], dice: Chance): Item => {
  const kinds: string[] = [];
  let report = cleanReport(of, dice);
  for (const field of dirt) {
    let place = dice.below(1_000);
    const one = field.find(({ perThousand }) => (place -= perThousand) < 0);
    const dirty = one?.change(report, of, dice, everybody) ?? null;
    if (one === undefined || dirty === null) continue;
    report = dirty;
    kinds.push(one.kind);
  }
  if (isAnothers(report, of)) return itemOf(of, everybody, dice);
  return { report, truth: of.isOnRecord ? of.person.participantId : null, kinds };
};

/** Every so many reports, one is of somebody who is easily taken for another. */
const oneInDoubles = 5;

export const items = function* (count: number, everybody: readonly Known[], dice: Chance): Generator<Item> {
  const doubles = everybody.filter((known) => known.doubles.length > 0);
  for (let i = 0; i < count; i++) yield itemOf(dice.oneOf(i % oneInDoubles === 0 && doubles.length > 0 ? doubles : everybody), everybody, dice);
};
