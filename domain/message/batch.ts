import * as t from 'io-ts';
import { LetterCode } from '../codes/letter.ts';
import { CivilDate } from '../dates/civil-date.ts';

/** What happens to a batch of messages, on a stream of its own. A storage contract like all events. */
export const batchEventData = {
  /** These messages make it up, by their references: whatever else was to go in it is left out. Only now is it given to NHS Notify, and always as it is here. */
  'batch-closed': t.type({ letter: LetterCode, routingPlan: t.string, members: t.array(t.string), on: CivilDate }),
} as const;

export type BatchClosed = t.TypeOf<(typeof batchEventData)['batch-closed']>;
