import type { Corruption } from '../../../domain/laboratory/file/corrupt.ts';
import type { Report } from '../../../domain/laboratory/report.ts';
import type { Chance } from '../../chance.ts';
import { bytesOf, type CharacterSet, type Head, write } from './write.ts';

/** A file as a laboratory means to send it. */
export interface Meant {
  readonly head: Head;
  readonly reports: readonly Report[];
  readonly set: CharacterSet;
}

/** Something that is sent, so many days later than it should be. */
export interface Sent {
  readonly head: Head;
  readonly afterDays: number;
  readonly bytes: Buffer;
  /** Why it cannot be read, or that it is one thing or the other; null: it can be read. */
  readonly corrupt: Corruption | 'anything' | null;
}

interface FileFault {
  readonly kind: string;
  readonly perThousand: number;
  readonly send: (meant: Meant, dice: Chance) => readonly Sent[];
}

const whole = ({ head, reports, set }: Meant, afterDays = 0): Sent => ({ head, afterDays, bytes: bytesOf(write(head, reports, set), set), corrupt: null });

/** Of ten that came corrupt, how many are sent again, put right. */
const putRight = 7;

const spoilt =
  (corrupt: Corruption | 'anything', spoil: (text: string, meant: Meant, dice: Chance) => string | Buffer): FileFault['send'] =>
  (meant, dice) => {
    const { head, reports, set } = meant;
    const content = spoil(write(head, reports, set), meant, dice);
    const bytes = typeof content === 'string' ? bytesOf(content, set) : content;
    return [{ head, afterDays: 0, bytes, corrupt }, ...(dice.below(10) < putRight ? [whole(meant, 1 + dice.below(14))] : [])];
  };

const replaced = (corrupt: Corruption, what: string | RegExp, by: string) => spoilt(corrupt, (text) => text.replace(what, by));

/** What goes wrong with files as such: how often among 1,000, and what comes of it. Far more often than in life. */
const fileFaults: readonly FileFault[] = [
  { kind: 'sent twice', perThousand: 60, send: (meant, { below }) => [whole(meant), whole(meant, below(20))] },
  { kind: 'comes late', perThousand: 60, send: (meant, { below }) => [whole(meant, 3 + below(60))] },
  { kind: 'never comes', perThousand: 40, send: () => [] },
  { kind: 'number of the one before', perThousand: 30, send: (meant) => [whole({ ...meant, head: { ...meant.head, sequence: Math.max(1, meant.head.sequence - 1) } })] },
  { kind: 'cut short', perThousand: 30, send: spoilt('anything', (text, { set }, { below }) => bytesOf(text, set).subarray(0, 1 + below(text.indexOf('UNZ+')))) },
  { kind: 'empty', perThousand: 10, send: spoilt('empty', () => '') },
  { kind: 'another release character than the file says', perThousand: 20, send: replaced('bad-file-contents', "UNA:+.? '", "UNA:+.! '") },
  { kind: 'number of messages wrong', perThousand: 20, send: replaced('wrong-count', /UNZ\+\d+/, 'UNZ+99') },
  { kind: 'number of segments wrong', perThousand: 20, send: replaced('wrong-count', /UNT\+\d+/, 'UNT+99') },
  { kind: 'reference of the trailer wrong', perThousand: 15, send: replaced('wrong-reference', /(UNZ\+\d+)\+\d+/, '$1+99999999') },
  { kind: 'another character set than the file says', perThousand: 20, send: spoilt('not-text', (_, { head, reports }) => Buffer.from(write(head, reports, 'UNOY'), 'latin1')) },
  { kind: 'a character set that nobody reads', perThousand: 15, send: replaced('unknown-layout', /UNB\+UNO./, 'UNB+UNOD') },
  { kind: 'another type of message', perThousand: 15, send: replaced('invalid-message-type', 'RT:NHS004', 'RT:NHS003') },
  { kind: 'another laboratory inside', perThousand: 10, send: replaced('bad-file-contents', /SLA\+\d+/, 'SLA+69999') },
  { kind: 'a laboratory that nobody knows', perThousand: 10, send: spoilt('unknown-laboratory', (_, { head, reports, set }) => write({ ...head, laboratory: '69999' }, reports, set)) },
];

/** What is sent of a file, with what happens to go wrong, and what that is. */
export const send = (meant: Meant, dice: Chance): readonly [readonly Sent[], string | null] => {
  let place = dice.below(1_000);
  const fault = fileFaults.find(({ perThousand }) => (place -= perThousand) < 0);
  return fault === undefined ? [[whole(meant)], null] : [fault.send(meant, dice), fault.kind];
};
