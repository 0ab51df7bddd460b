import * as t from 'io-ts';
import type { Seen } from '../../../application/access/seen.ts';
import type { Entry, ParticipantHistory } from '../../../application/participant-history.ts';
import { participantOf } from '../../../application/participant-id.ts';
import { sentenceOf } from '../../../application/explain/sentences.ts';
import { tellRules } from '../../../application/explain/rules.ts';
import { warningText } from '../../../application/explain/warnings.ts';
import { CivilDate } from '../../../domain/dates/civil-date.ts';
import { eventData, type EventType, type ParticipantEvent } from '../../../domain/participant/events.ts';
import { Actor, Instant, ToldRule, ToldWarning } from './told.ts';

export interface ToldEvent {
  readonly says: string;
  readonly type: EventType;
  readonly data: unknown;
}

const componentName = (type: string): string => `${type.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')}Event`;

const kinds = Object.entries(eventData).map(([type, data]) => t.type({ says: t.string, type: t.literal(type), data }, componentName(type)));

/** Something that happened, in plain words and as it is stored; its type says which data it has. */
export const ToldEvent = t.union(kinds as unknown as [t.Mixed, t.Mixed], 'ToldEvent') as unknown as t.Type<ToldEvent>;

export const toldEvent = (event: ParticipantEvent): ToldEvent => ({ says: sentenceOf(event), ...event });

/** An event as the log holds it: what, when, by whom, in answer to what, and on which rules. */
export const HistoryEntry = t.type(
  {
    /** In whose record: another's, when two turned out to be one person's and are read as one. */
    participantId: t.string,
    revision: t.Integer,
    position: t.Integer,
    id: t.string,
    on: CivilDate,
    recordedAt: Instant,
    event: ToldEvent,
    version: t.Integer,
    actor: Actor,
    cause: t.string,
    commandId: t.string,
    correlationId: t.string,
    policyVersion: t.string,
    rules: t.array(ToldRule),
    warnings: t.array(ToldWarning),
  },
  'HistoryEntry',
);

/** Everything that happened, in the order in which it was recorded. */
export const historyEntries = ({ readAsOne }: Seen<ParticipantHistory>): t.TypeOf<typeof HistoryEntry>[] => readAsOne.map(historyEntry);

const historyEntry = ({ recorded, event }: Entry): t.TypeOf<typeof HistoryEntry> => {
  const { stream, revision, position, id, recordedAt, version, metadata } = recorded;
  const { actor, cause, commandId, correlationId, policyVersion } = metadata;
  return {
    participantId: participantOf(stream) ?? stream,
    revision,
    position,
    id,
    on: event.data.on,
    recordedAt,
    event: toldEvent(event),
    version,
    actor,
    cause,
    commandId,
    correlationId,
    policyVersion,
    rules: [...tellRules(metadata.rules)],
    warnings: metadata.warnings.map((code) => ({ code, says: warningText(code) })),
  };
};
