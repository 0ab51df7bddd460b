import type { CivilDate } from '../../dates/civil-date.ts';
import type { Corruption } from './corrupt.ts';
import type { AnswerStatus, Channel, Interchange } from './events.ts';

/** How far somebody has looked after something that is wrong with a file, or with the row of files. */
export type Handling = 'open' | 'informed' | 'resolved';

/** Where a file stands. */
export type FilePlace =
  /** Nobody knows what it holds. */
  | { readonly at: 'received' }
  /** It could be read to its end; its items are on their way to the log. */
  | { readonly at: 'read'; readonly interchange: Interchange; readonly items: number }
  | { readonly at: 'taken-in'; readonly interchange: Interchange; readonly items: number }
  /** Nothing of it was taken. */
  | { readonly at: 'corrupt'; readonly reason: Corruption; readonly segment: number; readonly handling: Handling; readonly interchange: Interchange | null };

export interface File {
  readonly kind: 'file';
  readonly digest: string;
  readonly name: string;
  readonly channel: Channel;
  readonly bytes: number;
  readonly receivedOn: CivilDate;
  /** How often it came again. */
  readonly again: number;
  readonly place: FilePlace;
  readonly answered: AnswerStatus | null;
}

export type FileRecord = { readonly kind: 'unknown' } | File;

export const noFile: FileRecord = { kind: 'unknown' };
