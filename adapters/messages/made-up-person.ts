import { addDays, addMonths, type CivilDate, civilDate } from '../../domain/dates/civil-date.ts';
import type { NhsNumber } from '../../domain/identifiers/nhs-number.ts';
import type { LetterCode } from '../../domain/codes/letter.ts';
import type { WrittenFormat } from '../../domain/codes/written-format.ts';
import type { Participant } from '../../domain/participant/participant.ts';
import { type Preview, previewOf } from './preview.ts';

/** Nobody: for those who write texts and want to see what becomes of them. Their next test is due in three months. */
const madeUpPerson = (on: CivilDate, format?: WrittenFormat): Participant => ({
  nhsNumber: '9990548609' as NhsNumber,
  mergedFrom: [],
  demographics: {
    name: { prefix: 'MS', given: 'SIÂN', otherGiven: null, family: 'EXAMPLE', previousFamily: null },
    dateOfBirth: civilDate('1990-03-03'),
    gender: 'female',
    practice: 'A81001',
    address: { lines: ['FLAT 2', '1 IMAGINED ROAD', 'ANYTOWN'], postcode: 'ZZ99 3VZ' },
    contact: { telephone: null, mobile: null, email: null, language: null, interpreter: false, ...(format === undefined ? {} : { format }) },
  },
  joinedOn: on,
  optedIn: false,
  inactive: null,
  results: [],
  resultsEverRecorded: 0,
  schedule: { nextTestDueDate: addMonths(on, 3), recallType: 'routine', basis: 'joining', inviteOn: null, since: on },
  round: { status: 'not-due' },
  ceased: null,
  deferredFor: null,
  deferralsInARow: 0,
  nonResponderCount: 0,
  pausedByHand: null,
  restricted: false,
  refused: [],
  held: [],
  referral: null,
  failsafeSince: null,
  dischargedOn: null,
  review: null,
  eventInformation: null,
  notes: [],
  notesEverWritten: 0,
  vaccinations: [],
  vaccinationsEverRecorded: 0,
});

/** A letter to them: about a test of two weeks ago, where it is about one. */
export const madeUpPreview = (letter: LetterCode, on: CivilDate, format?: WrittenFormat): Preview =>
  previewOf({ letter, reference: '00000000-0000-4000-8000-000000000000', testDate: addDays(on, -14), address: null }, madeUpPerson(on, format), on);
