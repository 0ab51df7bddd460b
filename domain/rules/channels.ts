import type { LetterKind } from '../codes/letter-kind.ts';
import { civilDate } from '../dates/civil-date.ts';
import type { Table } from './dated.ts';

export type ChannelName = 'nhsapp' | 'sms' | 'letter';

/** One way that a message takes, and for how many hours it may stay unread there before the next is taken. */
export interface Way {
  readonly channel: ChannelName;
  /** Null: the last way. */
  readonly hoursUnread: number | null;
}

/** The ways of each kind of letter, in order. NHS Notify goes from one to the next: the routing plan of each letter must say the same. */
export type Channels = Readonly<Record<LetterKind, readonly Way[]>>;

const app = (hoursUnread: number): Way => ({ channel: 'nhsapp', hoursUnread });
const text = (hoursUnread: number): Way => ({ channel: 'sms', hoursUnread });
const letter: Way = { channel: 'letter', hoursUnread: null };

const byPost: Channels = { invitation: [letter], reminder: [letter], result: [letter], referral: [letter], ceasing: [letter] };
/** How long an invitation stays unread before the next way is not published: as long as a result. */
const calls: readonly Way[] = [app(72), text(72), letter];
const fromJune: Channels = { ...byPost, invitation: calls, reminder: calls };
const fromSeptember: Channels = { ...fromJune, result: [app(72), letter], ceasing: [app(72), letter] };

/** D-30, COM-01 to COM-03. */
export const channels: Table<Channels> = [
  { from: civilDate('1988-04-01'), rule: 'D-30', value: byPost },
  { from: civilDate('2025-06-01'), rule: 'COM-01', value: fromJune },
  { from: civilDate('2025-09-01'), rule: 'COM-02', value: fromSeptember },
  { from: civilDate('2026-03-24'), rule: 'COM-03', value: { ...fromSeptember, referral: [app(24), letter] } },
];
