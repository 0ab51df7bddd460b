import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NhsNumber } from '../../domain/identifiers/nhs-number.ts';
import { someone } from '../people.ts';

/** What a person is known by, wherever it stands in a text. Whatever made-up people a suite has, theirs look like these. */
const looks: Readonly<Record<string, RegExp>> = {
  postcode: /\b(?:GIR ?0AA|[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2})\b/g,
  'date of birth': /\b(?:18\d\d|19\d\d|200\d|201\d)-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b/g,
  'email address': /[\w.+-]+@[\w-]+\.[a-z]{2,}/gi,
  'telephone number': /(?<![\w.-])(?:\+44|0)[17]\d{3} ?\d{3} ?\d{3}\b/g,
};

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

const numbers = /(?<![0-9A-Za-z])\d{3} ?\d{3} ?\d{4}(?![0-9A-Za-z])/g;

/** Names of the sample's people and of tests' people. Shorter ones are words as well. */
const names = (): ReadonlySet<string> => {
  const [heads = [], ...rows] = readFileSync(join(import.meta.dirname, '../../data/sample/cohort.csv'), 'utf8').split('\n').map((row) => row.split(','));
  const columns = ['given_name', 'family_name'].map((head) => heads.indexOf(head));
  if (columns.includes(-1)) throw new Error('The sample has no such columns');
  const all = rows.flatMap((row) => columns.map((n) => row[n] ?? '')).concat(someone.name.given ?? '', someone.name.family ?? '');
  return new Set(all.filter((name) => name.length >= 4));
};

let known: ReadonlySet<string> | undefined;

/** What a text tells of who somebody is: kind and words of each. Names are in capitals, as records have them: code is written in small letters. */
export const identitiesIn = (written: string): readonly string[] => {
  const called = (known ??= names());
  // Digits of a random id may check each other by chance.
  const text = written.replace(uuid, 'id');
  return [
    ...Object.entries(looks).flatMap(([kind, pattern]) => [...text.matchAll(pattern)].map(([found]) => `${kind} ${found}`)),
    ...[...text.matchAll(numbers)].flatMap(([found]) => (NhsNumber.is(found.replaceAll(' ', '')) ? [`NHS number ${found}`] : [])),
    ...[...text.matchAll(/[A-Z][A-Z'-]{3,}/g)].flatMap(([found]) => (called.has(found) ? [`name ${found}`] : [])),
  ];
};
