import { NhsNumber } from '../../domain/identifiers/nhs-number.ts';
import { DummyNumber } from '../../domain/identifiers/dummy-number.ts';
import { CivilDate } from '../../domain/dates/civil-date.ts';

/** What of a value may stand in a log; undefined: nothing. */
export type Kind = (given: unknown) => unknown;

/** Nobody who is in the programme was born since: a date from here on is no date of birth. */
const nobodyBornSince = '2020-01-01';

/** Most entries of a table of counts. */
const mostEntries = 50;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text holds a number that a person is known by. A UUID may look so by chance. */
const holdsNumber = (text: string): boolean => !uuid.test(text) && ((text.match(/(?<!\d)\d{10}(?!\d)/g) ?? []).some(NhsNumber.is) || (text.match(/T\d{10}/g) ?? []).some(DummyNumber.is));

const text =
  (pattern: RegExp): Kind =>
  (given) =>
    typeof given === 'string' && pattern.test(given) && !holdsNumber(given) ? given : undefined;

/** A word that a program chose: no spaces, and so no name, address or sentence. */
export const code = text(/^[\w.:-]{1,80}$/);

/** Names a thing, and no person. */
export const id = text(/^[\w.:-]{1,128}$/);

/** The pattern of a route, not the address that was asked for. */
export const route = text(/^(unknown|\*|\/[\w./:{}*-]{0,200})$/);

/** How many, how long or which status. */
export const count: Kind = (given) => (typeof given === 'number' && Number.isFinite(given) && !NhsNumber.is(String(given)) ? given : undefined);

export const flag: Kind = (given) => (typeof given === 'boolean' ? given : undefined);

/** A day that the system worked. */
export const day: Kind = (given) => (CivilDate.is(given) && given >= nobodyBornSince ? given : undefined);

/** How many of each. */
export const counts: Kind = (given) => {
  if (typeof given !== 'object' || given === null) return undefined;
  const kept = Object.entries(given).filter(([name, of]) => code(name) !== undefined && count(of) !== undefined);
  return Object.fromEntries(kept.slice(0, mostEntries));
};
