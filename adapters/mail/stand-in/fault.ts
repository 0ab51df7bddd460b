import { setTimeout as pause } from 'node:timers/promises';
import * as t from 'io-ts';
import { oneOf } from '../../../domain/codes/one-of.ts';

/** Something that goes wrong at the stand-in for a mail server. */
export const MailFault = t.intersection(
  [
    t.type({
      /** When the sender is told, at a recipient, when the mail has come whole, or before the greeting. */
      at: oneOf('MailFaultPlace', 'greeting', 'sender', 'recipient', 'message'),
      /** A number is what it answers with, from 400 to 599; `drop` ends the connection. */
      does: t.union([t.Integer, t.literal('drop')]),
    }),
    t.partial({
      /** Only with this recipient. */
      address: t.string,
      /** How often; for good, unless given. */
      times: t.Integer,
      /** Milliseconds for which it says nothing first. */
      after: t.number,
    }),
  ],
  'MailFault',
);
export type MailFault = t.TypeOf<typeof MailFault>;

export interface Faults {
  readonly add: (fault: MailFault) => void;
  readonly clear: () => void;
  /** Nothing, or what is to be answered; does not answer where the connection is to end. */
  readonly meet: (at: MailFault['at'], address: string | null, drop: () => void) => Promise<Error | null>;
}

export const faults = (): Faults => {
  let waiting: (MailFault & { left: number })[] = [];
  return {
    add: (fault) => void waiting.push({ ...fault, left: fault.times ?? Infinity }),
    clear: () => void (waiting = []),
    meet: async (at, address, drop) => {
      const fault = waiting.find((each) => each.at === at && (each.address === undefined || each.address === address));
      if (fault === undefined) return null;
      fault.left -= 1;
      waiting = waiting.filter(({ left }) => left > 0);
      await pause(fault.after ?? 0);
      if (typeof fault.does === 'number') return Object.assign(new Error('as it was told to'), { responseCode: fault.does });
      drop();
      return new Promise(() => undefined);
    },
  };
};
