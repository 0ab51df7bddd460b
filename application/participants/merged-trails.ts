import * as E from 'fp-ts/lib/Either.js';
import type { ParticipantId } from '../participant-id.ts';
import type { EventLog } from '../ports/event-log.ts';
import { load } from './load.ts';
import { follow, type Standing, standings, type Step } from './standing.ts';

/** What stood in the records that became part of another, by their ids. Those change no more. D-29 */
export type MergedTrails = ReadonlyMap<string, readonly Step[]>;

export const noneMerged: MergedTrails = new Map();

/** Reads the records that became part of this one, however many steps ago; one read, or none. */
export const mergedTrails = async (log: EventLog, { record }: Standing): Promise<MergedTrails> => {
  const ids = record.kind === 'participant' ? record.mergedFrom.map(({ participantId }) => participantId as ParticipantId) : [];
  if (ids.length === 0) return noneMerged;
  const all = standings(await load(log)(ids));
  return new Map(ids.flatMap((id) => {
    const standing = all.get(id);
    return standing === undefined || E.isLeft(standing) ? [] : [[id, standing.right.trail] as const];
  }));
};

/** The same of the record to which this id leads. */
export const mergedInto = async (log: EventLog, participantId: string): Promise<MergedTrails> => {
  const id = participantId as ParticipantId;
  const standing = follow(standings(await load(log)([id])), id);
  return E.isLeft(standing) ? noneMerged : mergedTrails(log, standing.right);
};
