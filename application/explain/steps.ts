import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { ParticipantEvent } from '../../domain/participant/events.ts';
import type { Entry } from '../participant-history.ts';
import type { Actor } from '../ports/event-log.ts';
import { type ToldRule, tellRules } from './rules.ts';
import { sentenceOf } from './sentences.ts';
import { warningText } from './warnings.ts';

/** What one command brought about, as it is told to people. */
export interface ToldStep {
  /** The day on which it took effect. */
  readonly on: CivilDate;
  /** Instant at which it was recorded (ISO 8601, UTC). */
  readonly recordedAt: string;
  readonly actor: Actor;
  readonly cause: string;
  readonly sentences: readonly string[];
  readonly rules: readonly ToldRule[];
  readonly warnings: readonly { readonly code: string; readonly says: string }[];
  readonly events: readonly ParticipantEvent[];
}

/** The entries, oldest first, as the steps in which they came: one for each command. */
export const stepsOf = (entries: readonly Entry[]): readonly ToldStep[] => {
  const commands: Entry[][] = [];
  for (const entry of entries) {
    const last = commands.at(-1);
    if (last !== undefined && last[0]?.recorded.metadata.commandId === entry.recorded.metadata.commandId) last.push(entry);
    else commands.push([entry]);
  }
  return commands.flatMap(([first, ...others]) => (first === undefined ? [] : [told(first, [first, ...others])]));
};

const told = ({ recorded, event }: Entry, entries: readonly Entry[]): ToldStep => ({
  on: event.data.on,
  recordedAt: recorded.recordedAt,
  actor: recorded.metadata.actor,
  cause: recorded.metadata.cause,
  sentences: entries.map((entry) => sentenceOf(entry.event)),
  rules: tellRules(recorded.metadata.rules),
  warnings: recorded.metadata.warnings.map((code) => ({ code, says: warningText(code) })),
  events: entries.map((entry) => entry.event),
});
