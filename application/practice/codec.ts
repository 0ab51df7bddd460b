import { type PracticeEvent, practiceEventData } from '../../domain/practice/events.ts';
import { eventCodec } from '../event-codec.ts';

/** The events between a practice and the programme. */
export const practiceCodec = eventCodec<typeof practiceEventData, PracticeEvent>(practiceEventData);

/** How the names of these streams begin; the ODS code of the practice follows, in capitals. */
export const practiceStreams = 'practice-';

export const practiceStream = (practice: string): string => `${practiceStreams}${practice}`;
