import type { LetterCode } from '../../domain/codes/letter.ts';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import { longDate } from '../../domain/dates/long-date.ts';
import type { Address, PersonName } from '../../domain/participant/demographics.ts';
import type { Participant } from '../../domain/participant/participant.ts';
import { personalisation } from '../../application/message/personalisation.ts';
import type { Block, Run } from '../pdf/pdf.ts';
import { blocksOf } from './blocks.ts';
import { filled } from './fill.ts';
import { textOf } from './texts.ts';

/** A message as somebody will read it. */
export interface Preview {
  readonly letter: LetterCode;
  readonly reference: string;
  /** The day that it bears. */
  readonly on: CivilDate;
  /** Line by line, with the name first. */
  readonly addressee: readonly string[];
  readonly isLargePrint: boolean;
  readonly written: readonly Block[];
  readonly sms: string | null;
}

/** What is previewed. `address`: where this letter alone goes; null: to the address of the record. */
export interface Previewed {
  readonly letter: LetterCode;
  readonly reference: string;
  readonly testDate: CivilDate | null;
  readonly address: Address | null;
}

/** A message to a participant as they would read it if it went on this day. */
export const previewOf = ({ letter, reference, testDate, address }: Previewed, p: Participant, on: CivilDate): Preview => {
  const values = personalisation(letter, p, { testDate, on, practiceName: null });
  const { written, sms } = textOf(letter);
  const { name, address: home, contact } = p.demographics;
  return {
    letter,
    reference,
    on,
    addressee: addressee(name, address ?? home),
    isLargePrint: contact.format === 'large-print',
    written: blocksOf(written, values),
    sms: sms === null ? null : filled(sms, values),
  };
};

const addressee = ({ prefix, given, family }: PersonName, address: Address | null): readonly string[] =>
  [[prefix, given, family].filter((part) => part !== null && part !== '').join(' '), ...(address?.lines ?? []), address?.postcode ?? ''].filter((line) => line !== '');

const words = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');

const plain = (block: Block): string => {
  switch (block.kind) {
    case 'heading':
      return block.text;
    case 'paragraph':
      return words(block.runs);
    case 'list':
      return block.items.map((item, i) => `${block.isNumbered ? `${i + 1}.` : '•'} ${words(item)}`).join('\n');
    case 'table':
      return block.rows.map((row) => row.join('\t')).join('\n');
  }
};

/** The same as plain text: address, date and reference, what is written, and the text message where one may go. */
export const plainText = ({ addressee, on, reference, written, sms }: Preview): string =>
  [addressee.join('\n'), `${longDate(on)}\nReference: ${reference}`, ...written.map(plain), ...(sms === null ? [] : ['Text message', sms])].join('\n\n') + '\n';
