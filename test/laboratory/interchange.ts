import { createHash } from 'node:crypto';
import type { LaboratoryFile } from '../../application/laboratory/receive-file.ts';

/** An interchange in pieces that tests may change before it is written. */
export interface Parts {
  readonly advice?: string;
  readonly header?: string;
  readonly messages?: readonly (readonly string[])[];
  readonly trailer?: string;
}

/** One message, with the trailer that belongs to it. */
export const message = (n: number, ...segments: readonly string[]): readonly string[] => {
  const reference = String(n).padStart(8, '0');
  return [`UNH+${reference}+MEDRPT:0:1:RT:NHS004`, 'BGM+LSR', ...segments, `UNT+${segments.length + 3}+${reference}`];
};

/** A result of somebody. */
export const result = (n: number, name = 'NOWAK'): readonly string[] =>
  message(n, 'NAD+SLA+62010:902', `RFF+SRI:62010-${n}`, `PNA+PAT+9000000009:OPI+++SU:${name}+FO:JANE`, 'DTM+329:19901022:102', 'DTM+SCO:20261110:102', 'RSL+CV+::X0A:999::X0A', `RFF+ASL:26${String(n).padStart(6, '0')}`);

export const header = (number = 42, laboratory = '62010'): string => `UNB+UNOC:3+0000000${laboratory}:80+000000CSMS01:80+261120:0915+${String(number).padStart(8, '0')}++MEDRPT++1`;

export const interchange = ({ advice = "UNA:+.? '", header: head = header(), messages = [result(1), result(2)], trailer }: Parts = {}): string => {
  const reference = head.split('+')[5] ?? '';
  return `${advice}${[head, ...messages.flat(), trailer ?? `UNZ+${messages.length}+${reference}`].map((segment) => `${segment}'`).join('\n')}\n`;
};

/** A file as it comes, in pieces of so many bytes. */
export const fileOf = (content: string | Uint8Array, name = 'results.edi', piece = 64 * 1024): LaboratoryFile => {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content);
  return {
    name,
    bytes: bytes.length,
    digest: createHash('sha256').update(bytes).digest('hex'),
    pieces: async function* () {
      for (let from = 0; from < bytes.length; from += piece) yield bytes.subarray(from, from + piece);
    },
  };
};
