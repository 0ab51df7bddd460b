import type { LetterCode } from '../../domain/codes/letter.ts';
import type { CivilDate } from '../../domain/dates/civil-date.ts';

/** A letter that an event asked for. */
export interface LetterOwed {
  /** Id of that event: the reference of its message. */
  readonly reference: string;
  /** Its place in the log. */
  readonly position: number;
  readonly participantId: string;
  readonly letter: LetterCode;
  readonly testDate: CivilDate | null;
}

/** Messages of one letter that wait to be handed over. */
export interface WaitingLetter {
  readonly letter: LetterCode;
  /** The oldest of them was refused with all of its batch when it was last tried: whatever was wrong may still be. */
  readonly refused: boolean;
}

/** A batch of which not every message has an answer. */
export interface OpenBatch {
  readonly batch: string;
  readonly letter: LetterCode;
  /** Those of its messages that have none, as far as is known. */
  readonly references: readonly string[];
}

/** Where messages are, as read models show it. It may be late: what is done about it is decided on the messages themselves. */
export interface MessagesToSend {
  /** Brings it level with the log as that stands when asked. */
  readonly catchUp: () => Promise<void>;
  /** Letters after a place in the log that have no message, in the order in which they were asked for. */
  readonly unopened: (after: number, limit: number) => Promise<readonly LetterOwed[]>;
  /** The last letter, in the order in which they were asked for, that has a message: its place in the log. 0: none has. */
  readonly lastOpened: () => Promise<number>;
  readonly openBatches: () => Promise<readonly OpenBatch[]>;
  readonly waitingLetters: () => Promise<readonly WaitingLetter[]>;
  /** Messages of one letter that wait, in the order in which the letters were asked for, after a place in the log. */
  readonly waiting: (letter: LetterCode, after: number, limit: number) => Promise<readonly Pick<LetterOwed, 'reference' | 'position'>[]>;
  /** Messages that are held, of people who seem not to be paused any more, in the same order. */
  readonly held: (after: number, limit: number) => Promise<readonly Pick<LetterOwed, 'reference' | 'position'>[]>;
}
