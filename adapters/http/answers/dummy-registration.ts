import * as t from 'io-ts';
import type { Seen } from '../../../application/access/seen.ts';
import { CivilDate } from '../../../domain/dates/civil-date.ts';
import type { PossibleHit } from '../../../domain/laboratory/matching/match.ts';
import type { ParticipantSummaryRow } from '../../../projections/participant-summary/table.ts';
import { Found, foundRow } from './found.ts';
import { Said, said } from './laboratory-item.ts';

const LikelyRecord = t.type({ record: Found, joinedOn: CivilDate, joinedSince: t.boolean, score: t.number, because: t.array(Said) }, 'LikelyRecord');

/** Somebody under a dummy number, and whose national record may be theirs. */
export const DummyRegistration = t.type({ dummy: Found, registeredOn: CivilDate, results: t.Integer, likelyRecords: t.array(LikelyRecord) }, 'DummyRegistration');

/** A dummy registration with the records that are likely to be theirs. */
export interface DummyWithRecords {
  readonly row: Seen<ParticipantSummaryRow>;
  readonly likely: readonly { readonly hit: PossibleHit; readonly row: Seen<ParticipantSummaryRow> }[];
}

export const dummyRegistration = ({ row, likely }: DummyWithRecords): t.TypeOf<typeof DummyRegistration> => ({
  dummy: foundRow(row),
  registeredOn: row.joined_on,
  results: row.results,
  likelyRecords: likely.map(({ hit, row: record }) => ({
    record: foundRow(record),
    joinedOn: record.joined_on,
    joinedSince: record.joined_on >= row.joined_on,
    score: hit.score,
    // Nothing is compared with a dummy number.
    because: hit.because.filter((each) => !each.startsWith('nhsNumber:')).map(said),
  })),
});
