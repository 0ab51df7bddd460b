import { civilDate } from '../domain/dates/civil-date.ts';
import type { DummyNumber } from '../domain/identifiers/dummy-number.ts';
import { command } from '../domain/participant/commands.ts';
import type { Demographics } from '../domain/participant/demographics.ts';
import { nhsNumber } from './in-memory.ts';

export const someone: Demographics = {
  name: { prefix: 'MS', given: 'LILY', otherGiven: null, family: 'NOWAK', previousFamily: null },
  dateOfBirth: civilDate('1985-12-12'),
  gender: 'female',
  practice: 'A81001',
  address: { lines: ['100 KINGS ROAD', 'BRISTOL'], postcode: 'BS1 8FE' },
  contact: { telephone: null, mobile: null, email: null, language: 'en', interpreter: false },
};

/** Somebody whom nobody could match. */
export const dummyNumber = 'T1234567890' as DummyNumber;

export const dummyJoining = command('register-dummy', { number: dummyNumber, demographics: someone });

/** The n-th person joins. */
export const joining = (n: number, demographics: Partial<Demographics> = {}) =>
  command('register', { nhsNumber: nhsNumber(n), demographics: { ...someone, ...demographics } });
