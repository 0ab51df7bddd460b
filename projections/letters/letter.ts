import type { Happening } from '../../application/ports/event-log.ts';
import type { LetterCode } from '../../domain/codes/letter.ts';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { ParticipantEvent } from '../../domain/participant/events.ts';
import type { ParticipantRecord } from '../../domain/participant/participant.ts';

/** Where a letter stands. */
export const letterStates = {
  requested: 'to be sent',
  held: 'owed, and waits for the end of a pause',
  released: 'was held; another row asks for it since',
  cancelled: 'was held, and is no longer owed',
};
export type LetterState = keyof typeof letterStates;

/** One letter that an event asked for or held. */
export interface Letter {
  readonly position: number;
  readonly eventId: string;
  readonly letter: LetterCode;
  readonly testDate: CivilDate | null;
  readonly on: CivilDate;
  readonly practice: string | null;
  readonly state: LetterState;
}

const practiceOf = (record: ParticipantRecord): string | null =>
  record.kind === 'participant' ? record.demographics.practice : null;

const settle = (letters: readonly Letter[], state: LetterState, which: (letter: Letter) => boolean): readonly Letter[] =>
  letters.map((letter) => (letter.state === 'held' && which(letter) ? { ...letter, state } : letter));

/** The letters after one more event of the same participant, which led to this record. */
export const lettersAfter = (
  letters: readonly Letter[],
  { position, id }: Happening,
  event: ParticipantEvent,
  record: ParticipantRecord,
): readonly Letter[] => {
  switch (event.type) {
    case 'letter-requested':
    case 'letter-held': {
      const { letter, testDate, on } = event.data;
      const requested = event.type === 'letter-requested';
      const before = requested ? settle(letters, 'released', (held) => held.letter === letter && held.testDate === testDate) : letters;
      const state = requested ? 'requested' : 'held';
      return [...before, { position, eventId: id, letter, testDate, on, practice: practiceOf(record), state }];
    }
    // The record it leads to owes them from here on.
    case 'known-elsewhere':
      return settle(letters, 'released', () => true);
    case 'held-letters-cancelled':
      return settle(letters, 'cancelled', () => true);
    default:
      return letters;
  }
};
