import type { Rules } from './rule.ts';
import { dataDictionary, prototype } from './sources.ts';

/** Numbers and codes by which people and organisations are known. */
export const identity = {
  'ID-01': {
    says: 'An NHS number has 10 digits, the last of which checks the first nine: weigh them 10 down to 2, add, and take the remainder by 11 from 11; 11 becomes 0, and 10 means that the number is invalid.',
    source: dataDictionary,
    mark: 'S',
  },
  'ID-02': {
    says: 'A GP practice code is one letter and five digits. Other senders have a sender code with a source type from 2 to 7, older areas a cipher of one to three letters, and a CRM case number looks like CAS-12345-ABCDE.',
    source: prototype,
    mark: 'P',
  },
} as const satisfies Rules;
