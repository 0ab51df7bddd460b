import * as t from 'io-ts';
import { Address, Demographics } from '../../participant/demographics.ts';
import { Report } from '../report.ts';

/** Where the letter about this test goes: the address of the record, the laboratory's, the sender's (none to the home), or another. */
export const Correspondence = t.union(
  [
    t.type({ to: t.union([t.literal('record'), t.literal('laboratory'), t.literal('sender')]) }),
    t.type({ to: t.literal('other'), address: Address }),
  ],
  'Correspondence',
);
export type Correspondence = t.TypeOf<typeof Correspondence>;

/** What a processor proposes to do with an item. A checker who is somebody else accepts it or sends it back. */
export const Proposal = t.union(
  [
    /** The result, with these values put right, is that person's. */
    t.type({ kind: t.literal('record'), participantId: t.string, corrections: Report, correspondence: Correspondence }),
    /** Nobody on record is this person: they get a number of the programme's own, as a last resort. ELIG-08. */
    t.type({ kind: t.literal('dummy'), demographics: Demographics, corrections: Report, correspondence: Correspondence }),
    /** Nothing of it goes on any record. */
    t.type({ kind: t.literal('remove') }),
  ],
  'Proposal',
);
export type Proposal = t.TypeOf<typeof Proposal>;
