import { hashOf, minuteOf } from '../authorization.ts';
import type { Refusal } from './reply.ts';

export interface Mailboxes {
  readonly sharedKey: string;
  /** Passwords by mailbox. */
  readonly passwords: Readonly<Record<string, string>>;
}

/** Minutes that the clocks of the two sides may differ. */
const tolerance = 120;

const minutes = (minute: string): number => Date.parse(minute.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5Z')) / 60_000;

/** Whether the header lets somebody into a mailbox: null if it does. Every header does so once. */
export const authoriser = ({ sharedKey, passwords }: Mailboxes, now: () => string): ((mailbox: string, header: string | undefined) => Refusal | null) => {
  const used = new Set<string>();
  return (mailbox, header = '') => {
    const [, named, nonce = '', count = '', minute = '', hash] = /^NHSMESH ([^:\s]+):([^:]+):(\d+):(\d{12}):([0-9a-f]{64})$/.exec(header) ?? [];
    if (named === undefined) return 'no-authorization';
    if (named !== mailbox) return 'other-mailbox';
    const password = passwords[mailbox];
    if (password === undefined) return 'no-mailbox';
    if (hash !== hashOf({ mailbox, password, sharedKey }, { nonce, count, minute })) return 'wrong-hash';
    if (!(Math.abs(minutes(minuteOf(now())) - minutes(minute)) <= tolerance)) return 'wrong-hash';
    if (used.has(`${nonce}:${count}`)) return 'used-before';
    used.add(`${nonce}:${count}`);
    return null;
  };
};
