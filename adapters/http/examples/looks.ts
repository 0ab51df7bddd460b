import type { Entry } from '../../access-log/digest.ts';
import { exampleId } from './life.ts';

/** A made-up look. */
export const exampleEntry: Entry = {
  book: 41,
  number: 1207,
  at: '2026-09-01T08:31:07.120Z',
  who: { user: '555036632103', role: 'R8000', group: 'gp-practice', organisation: 'A81001', session: '0a7c1c1e-52b5-4a7b-9f3b-0c9f9f6f5b1a' },
  operation: 'read-participant',
  action: 'read-person',
  refused: null,
  people: [exampleId],
  reason: null,
  address: '10.20.30.40',
  correlationId: '6f0c6c1e-52b5-4a7b-9f3b-0c9f9f6f5b1a',
};
