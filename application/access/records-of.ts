import * as E from 'fp-ts/lib/Either.js';
import { type ParticipantHistory, readHistory } from '../participant-history.ts';
import { type ParticipantId, participantOf } from '../participant-id.ts';
import type { EventLog } from '../ports/event-log.ts';

/** The ids of all the records that are one person's: looks at any of them were looks at them. D-29 */
export const recordsIn = ({ participantId, readAsOne }: ParticipantHistory): readonly ParticipantId[] =>
  [...new Set([participantId, ...readAsOne.flatMap(({ recorded }) => participantOf(recorded.stream) ?? [])])];

/** The same of the person to whom an id leads; of nobody on record, the id alone, which may have been asked for in vain. */
export const recordsOf =
  (log: EventLog) =>
  async (id: ParticipantId): Promise<readonly ParticipantId[]> => {
    const found = await readHistory(log)(id);
    return E.isLeft(found) ? [id] : [...new Set([id, ...recordsIn(found.right)])];
  };
