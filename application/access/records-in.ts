import type { ParticipantHistory } from '../participant-history.ts';
import { type ParticipantId, participantOf } from '../participant-id.ts';

/** The ids of all the records that are one person's: looks at any of them were looks at them. D-29 */
export const recordsIn = ({ participantId, readAsOne }: ParticipantHistory): readonly ParticipantId[] =>
  [...new Set([participantId, ...readAsOne.flatMap(({ recorded }) => participantOf(recorded.stream) ?? [])])];
