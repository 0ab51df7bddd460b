import { readFileSync } from 'node:fs';
import * as E from 'fp-ts/lib/Either.js';
import { LetterCode } from '../../domain/codes/letter.ts';
import { wordsOf } from '../../domain/codes/one-of.ts';

export type RoutingPlans = Readonly<Record<LetterCode, string>>;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const codes = (all: readonly string[]): string => all.slice(0, 50).join(', ');

/** The routing plan of each letter from JSON such as `{"PA1": "…"}`, or what is wrong with it. Every letter needs one: which will be owed, nobody knows before. */
export const readRoutingPlans = (json: string): E.Either<string, RoutingPlans> => {
  const parsed = E.tryCatch(() => JSON.parse(json) as unknown, () => null);
  if (E.isLeft(parsed) || typeof parsed.right !== 'object' || parsed.right === null || Array.isArray(parsed.right)) return E.left('it is no JSON object of letter codes and UUIDs');
  const given = new Map(Object.entries(parsed.right as Readonly<Record<string, unknown>>));
  const letters = wordsOf(LetterCode);
  const missing = letters.filter((letter) => !given.has(letter));
  const notUuids = letters.filter((letter) => given.has(letter) && !uuid.test(String(given.get(letter))));
  const unknown = [...given.keys()].filter((code) => !LetterCode.is(code));
  const wrong = [
    ...(missing.length === 0 ? [] : [`these letters have no routing plan: ${codes(missing)}`]),
    ...(notUuids.length === 0 ? [] : [`these routing plans are no UUIDs: ${codes(notUuids)}`]),
    ...(unknown.length === 0 ? [] : [`these are no letters: ${codes(unknown.map((each) => JSON.stringify(each.slice(0, 20))))}`]),
  ];
  return wrong.length > 0 ? E.left(wrong.join('; ')) : E.right(Object.fromEntries(given) as RoutingPlans);
};

/** The same from a file. Throws when that cannot be read. */
export const routingPlansIn = (path: string): E.Either<string, RoutingPlans> => readRoutingPlans(readFileSync(path, 'utf8'));
