import * as t from 'io-ts';
import { Gender } from '../codes/recall.ts';
import { WrittenFormat } from '../codes/written-format.ts';
import { CivilDate } from '../dates/civil-date.ts';

const text = t.union([t.string, t.null]);

export const PersonName = t.type({ prefix: text, given: text, otherGiven: text, family: t.string, previousFamily: text });
export type PersonName = t.TypeOf<typeof PersonName>;

export const Address = t.type({ lines: t.array(t.string), postcode: text });
export type Address = t.TypeOf<typeof Address>;

/** `format`: not there where ordinary print will do. */
export const Contact = t.intersection([
  t.type({ telephone: text, mobile: text, email: text, language: text, interpreter: t.boolean }),
  t.partial({ format: WrittenFormat }),
]);
export type Contact = t.TypeOf<typeof Contact>;

/** What the national demographic feed says of a person. `practice` is the ODS code of the GP practice; null when not registered with one. */
export const Demographics = t.type({
  name: PersonName,
  dateOfBirth: CivilDate,
  gender: Gender,
  practice: text,
  address: t.union([Address, t.null]),
  contact: Contact,
});
export type Demographics = t.TypeOf<typeof Demographics>;
