import type { History } from '../participant-history.ts';
import { projection } from '../projection.ts';
import { lettersTable } from './table.ts';

/** Letters asked for. */
export const letters = projection(lettersTable, '3', (participantId: string, history: History) =>
  history.letters.map(({ position, eventId, letter, testDate, on, practice, state }) => ({
    participant_id: participantId,
    position,
    event_id: eventId,
    letter,
    test_date: testDate,
    asked_on: on,
    practice,
    state,
    restricted: history.record.kind === 'participant' && history.record.restricted,
  })),
);
