import type { Candidates } from '../../../application/ports/candidates.ts';
import type { CivilDate } from '../../../domain/dates/civil-date.ts';
import type { Candidate } from '../../../domain/laboratory/identity.ts';
import { searchKeys, type SearchKeys } from '../../../domain/laboratory/matching/keys.ts';
import { searchText } from '../../../domain/names/search-text.ts';

const bornOn = (way: string, date: CivilDate | null, texts: readonly (string | null)[]): readonly string[] =>
  date === null ? [] : texts.flatMap((text) => (text === null ? [] : [`${way} ${date} ${text}`]));

const byNumber = (number: string): string => `number ${number}`;

/** Under which keys somebody is found. */
const keysOf = (person: Candidate): readonly string[] => {
  const [family, given] = [searchText(person.familyName), searchText(person.givenName)];
  return [
    byNumber(person.nhsNumber),
    ...bornOn('family', person.dateOfBirth, [family]),
    ...bornOn('previous', person.dateOfBirth, [searchText(person.previousFamilyName)]),
    ...bornOn('given', person.dateOfBirth, [given]),
    ...bornOn('postcode', person.dateOfBirth, [searchText(person.postcode)]),
    ...bornOn('near', person.dateOfBirth, family === null || given === null ? [] : [`${family} ${given}`]),
  ];
};

const asked = ({ dateOfBirth, familyNames, givenNames, postcode, datesNear, fullNames }: SearchKeys): readonly string[] => [
  ...bornOn('family', dateOfBirth, familyNames),
  ...bornOn('previous', dateOfBirth, familyNames),
  ...bornOn('given', dateOfBirth, givenNames),
  ...bornOn('postcode', dateOfBirth, [postcode]),
  ...datesNear.flatMap((date) => bornOn('near', date, fullNames.map(({ family, given }) => `${family} ${given}`))),
];

interface Found {
  readonly person: Candidate;
  readonly numbered: boolean;
  ways: number;
}

const nearest = (a: Found, b: Found): number =>
  Number(b.numbered) - Number(a.numbered) || b.ways - a.ways || (a.person.participantId < b.person.participantId ? -1 : 1);

/** The port without a database, for as many people as fit into memory. */
export const candidatesInMemory = (people: readonly Candidate[]): Candidates => {
  const byKey = new Map<string, Candidate[]>();
  for (const person of people)
    for (const key of keysOf(person)) {
      const there = byKey.get(key);
      if (there === undefined) byKey.set(key, [person]);
      else there.push(person);
    }
  const of = (keys: SearchKeys, most: number): readonly Candidate[] => {
    const found = new Map<string, Found>();
    const add = (key: string, numbered: boolean): void => {
      for (const person of byKey.get(key) ?? []) {
        const before = found.get(person.participantId);
        if (before === undefined) found.set(person.participantId, { person, numbered, ways: 1 });
        else before.ways += 1;
      }
    };
    for (const number of keys.numbers) add(byNumber(number), true);
    for (const key of asked(keys)) add(key, false);
    return [...found.values()].sort(nearest).slice(0, most).map(({ person }) => person);
  };
  return { of: (identities, most) => Promise.resolve(identities.map((identity) => of(searchKeys(identity), most))) };
};
