import { writeFile } from 'node:fs/promises';
import type { LetterCode } from '../../domain/codes/letter.ts';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import { letterPdf } from '../messages/letter-pdf.ts';
import { madeUpPreview } from '../messages/made-up-person.ts';
import { plainText } from '../messages/preview.ts';
import { isLetterCode, textOf } from '../messages/texts.ts';
import { CommandFailed } from './with-system.ts';

const letterFrom = (typed: string): LetterCode => {
  const code = typed.toUpperCase();
  if (isLetterCode(code)) return code;
  throw new CommandFailed('not-a-letter: the code of a letter is such as PA1, PX0A or K-0A; docs/letters.md lists them all.');
};

/** NHS Notify writes a field as {d.field} in the templates of letters. */
const onPaper = (text: string): string => text.replace(/\(\((\w+)\)\)/g, '{d.$1}');

/** The whole text of a letter as it is copied into its templates at NHS Notify. */
export const messageText = (typed: string): string => {
  const { written, sms } = textOf(letterFrom(typed));
  return [`=== NHS App ===\n\n${written}`, ...(sms === null ? [] : [`=== Text message ===\n\n${sms}`]), `=== Letter ===\n\n${onPaper(written)}`].join('\n\n');
};

export interface AskedPreview {
  readonly letter: string;
  readonly out?: string;
  readonly largePrint?: boolean;
}

/** A letter to a made-up person: into a file as PDF, or as text where none is named. */
export const previewMessage = async ({ letter, out, largePrint = false }: AskedPreview, on: CivilDate): Promise<string> => {
  const preview = madeUpPreview(letterFrom(letter), on, largePrint ? 'large-print' : undefined);
  if (out === undefined) return plainText(preview);
  await writeFile(out, await letterPdf(preview));
  return `Written to ${out}.`;
};
