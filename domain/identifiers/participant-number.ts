import * as t from 'io-ts';
import { DummyNumber } from './dummy-number.ts';
import { NhsNumber } from './nhs-number.ts';

/** The number a participant is known by: the NHS number, or that of a dummy registration. */
export const ParticipantNumber = t.union([NhsNumber, DummyNumber], 'ParticipantNumber');
export type ParticipantNumber = t.TypeOf<typeof ParticipantNumber>;

/** The number that somebody typed, whatever its spaces and case; null when it is none. */
export const readNumber = (typed: string): ParticipantNumber | null => {
  const number = typed.replaceAll(/\s/g, '').toUpperCase();
  return ParticipantNumber.is(number) ? number : null;
};

/** As people write it: 943 476 5919, T123 456 7890. */
export const writtenNumber = (number: ParticipantNumber): string => number.replace(/^(T?\d{3})(\d{3})(\d{4})$/, '$1 $2 $3');
