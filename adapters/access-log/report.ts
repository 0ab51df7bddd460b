import type { Kysely } from 'kysely';
import type { ParticipantHistory } from '../../application/participant-history.ts';
import { recordsIn } from '../../application/access/records-in.ts';
import type { Action } from '../../domain/access/action.ts';
import { roleGroups } from '../../domain/access/role-group.ts';
import { toldToPerson } from '../../domain/access/told-to-person.ts';
import type { Entry } from './digest.ts';
import { type LooksAsked, looksThat } from './queries.ts';

/** A look at somebody's record, as they are told of it. */
export interface ToldLook {
  readonly at: string;
  /** What they did, or wanted to do. */
  readonly did: string;
  readonly carriedOut: boolean;
  /** What the job of whoever looked is about; null: nobody known. */
  readonly job: string | null;
  readonly organisation: string | null;
  readonly user: string | null;
  readonly reason: string | null;
}

export interface AccessReport {
  /** Every record that is this person's. */
  readonly records: readonly string[];
  /** The newest first. */
  readonly looks: readonly ToldLook[];
  /** Whether there are older looks than these: ask for those up to an earlier day. */
  readonly isCut: boolean;
}

/** Most looks that one report tells of. */
const mostLooks = 2_000;

/** Who looked at somebody, under whichever of their records. */
export const accessReport = async (db: Kysely<unknown>, history: ParticipantHistory, asked: Pick<LooksAsked, 'after' | 'upTo'>): Promise<AccessReport> => {
  const records = recordsIn(history);
  const entries = await looksThat(db)({ ...asked, people: records }, mostLooks + 1, null);
  return { records, looks: entries.slice(0, mostLooks).map(told), isCut: entries.length > mostLooks };
};

const told = ({ at, who, action, refused, reason }: Entry): ToldLook => ({
  at,
  did: toldToPerson[action as Action],
  carriedOut: refused === null,
  job: who.group === null ? null : roleGroups[who.group].label,
  organisation: who.organisation,
  user: who.user,
  reason,
});
