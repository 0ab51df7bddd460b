import type { Command } from '../commands.ts';
import type { ParticipantRecord } from '../participant.ts';
import { type Slide, slideOf } from '../slide.ts';
import { correctedResult } from './settle-result.ts';

/** The slide that a command would bring on to the record: who else holds it must be known to decide. Null: none. VAL-06 */
export const slideToTakeOn = (record: ParticipantRecord, command: Command): Slide | null => {
  if (command.do === 'record-result') return slideOf(command.with.result);
  if (command.do !== 'settle-result' || record.kind !== 'participant') return null;
  const corrected = correctedResult(record, command.with);
  return corrected === null ? null : slideOf(corrected);
};
