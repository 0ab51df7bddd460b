import type { Rules } from './rule.ts';
import { prototype } from './sources.ts';

/** The checks on an incoming result. */
export const validation = {
  'VAL-01': {
    says: 'A third HPV-positive, cytology-negative result in a row that does not refer to colposcopy is refused, and letters pause until it is settled.',
    source: prototype,
    mark: 'P',
  },
  'VAL-02': {
    says: 'A second inadequate or unavailable result in a row that does not refer to colposcopy is refused, and letters pause until it is settled.',
    source: prototype,
    mark: 'P',
  },
  'VAL-03': {
    says: 'A result that wrongly returns somebody to routine recall is refused.',
    source: prototype,
    mark: 'P',
  },
  'VAL-04': {
    says: 'A result with action H is stored and leaves the next test due date as it is.',
    source: prototype,
    mark: 'P',
  },
  'VAL-05': {
    says: 'A result older than the latest test is stored and leaves the next test due date as it is.',
    source: prototype,
    mark: 'P',
  },
  'VAL-06': {
    says: 'A slide number already on this record, or the same slide number and laboratory on another record, is refused or settled as a duplicate: the original is kept or replaced, and a second person agrees.',
    source: prototype,
    mark: 'P',
  },
  'VAL-07': {
    says: 'A result whose test is more than 4 months old is stored but brings no letter. Earlier designs said 3 months.',
    source: prototype,
    mark: 'P',
  },
  'VAL-08': {
    says: 'Another result for the same test date brings a warning and is allowed.',
    source: prototype,
    mark: 'P',
  },
  'VAL-09': {
    says: 'A result for somebody ceased for no cervix, radiotherapy or stenosis, with a test after the day of ceasing, is refused.',
    source: prototype,
    mark: 'P',
  },
  'VAL-10': {
    says: 'A result for somebody ceased for another reason brings a warning and may reinstate them.',
    source: prototype,
    mark: 'P',
  },
  'VAL-11': {
    says: 'A result for somebody inactive brings a warning and is stored; they stay inactive.',
    source: prototype,
    mark: 'P',
  },
  'VAL-12': {
    says: 'A result marked as not from primary HPV screening (flag N) is refused.',
    source: prototype,
    mark: 'P',
  },
  'VAL-13': {
    says: 'An older result 0R without an HPV code has its interval entered by hand, from 1 to 36 months.',
    source: prototype,
    mark: 'P',
  },
  'VAL-14': {
    says: 'A result with an invalid slide number or a sender code that is unknown or inactive, without a test date or address, or arriving while the previous result still waits to be printed, is refused for review.',
    source: prototype,
    mark: 'P',
  },
  'VAL-15': {
    says: 'While a refused result is being settled, later results are refused as well. Earlier ones are taken, and letters stay paused.',
    source: prototype,
    mark: 'P',
  },
} as const satisfies Rules;
