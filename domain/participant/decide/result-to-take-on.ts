import type { Command } from '../commands.ts';
import type { ParticipantRecord } from '../participant.ts';
import type { TestResult } from '../test-result.ts';
import { correctedResult } from './settle-result.ts';

/** The result that a command would bring on to the record: who else holds its slide, and who took the sample, must be known to decide. Null: none. */
export const resultToTakeOn = (record: ParticipantRecord, command: Command): TestResult | null => {
  if (command.do === 'record-result') return command.with.result;
  return command.do === 'settle-result' && record.kind === 'participant' ? correctedResult(record, command.with) : null;
};
