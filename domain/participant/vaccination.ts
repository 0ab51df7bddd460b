import * as t from 'io-ts';
import { oneOf } from '../codes/one-of.ts';
import { CivilDate } from '../dates/civil-date.ts';
import { NoteText } from './noted.ts';

export const Vaccine = oneOf('Vaccine', 'cervarix', 'gardasil', 'gardasil-9', 'other');
export type Vaccine = t.TypeOf<typeof Vaccine>;

/** A vaccination against HPV, as somebody tells of it. `name`: of a vaccine that is none of the others. `dose`: which of them, from 1. */
export const Vaccination = t.intersection([t.type({ givenOn: CivilDate, vaccine: Vaccine }), t.partial({ name: NoteText, batch: NoteText, dose: t.Integer })], 'Vaccination');
export type Vaccination = t.TypeOf<typeof Vaccination>;

/** One on a record, numbered in order of arrival, from 1. */
export const RecordedVaccination = t.intersection([Vaccination, t.type({ number: t.Integer })], 'RecordedVaccination');
export type RecordedVaccination = t.TypeOf<typeof RecordedVaccination>;
