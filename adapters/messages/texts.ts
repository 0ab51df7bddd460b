import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LetterCode } from '../../domain/codes/letter.ts';
import { wordsOf } from '../../domain/codes/one-of.ts';

/** The text of a letter, in the Markdown of NHS Notify, with placeholders such as ((person_name)). */
export interface MessageText {
  /** For the NHS App and on paper. */
  readonly written: string;
  /** As text message, for the letters that take that way. */
  readonly sms: string | null;
}

const folder = join(import.meta.dirname, 'texts');
const read = (name: string): string => readFileSync(join(folder, `${name}.md`), 'utf8').trim();

/** With the pieces that it includes in their place. */
const whole = (text: string): string => text.replace(/<!-- include ([a-z0-9-]+) -->/g, (_, part: string) => whole(read(`parts/${part}`)));

const textIn = (code: LetterCode): MessageText => {
  const [before = '', written, sms, ...others] = whole(read(code)).split(/<!-- (?:NHS App and letter|Text message) -->/);
  if (before !== '' || written === undefined || others.length > 0 || /<!--|-->/.test(written + (sms ?? '')))
    throw new Error(`The text ${code}.md must hold "<!-- NHS App and letter -->" and what is written, and may hold "<!-- Text message -->" after it`);
  return { written: written.trim(), sms: sms?.trim() ?? null };
};

const known = new Map<LetterCode, MessageText>();

/** The whole text of a letter, as it goes to NHS Notify. Throws when its file is not as it must be. */
export const textOf = (code: LetterCode): MessageText => {
  const text = known.get(code) ?? textIn(code);
  known.set(code, text);
  return text;
};

export const isLetterCode = (code: string): code is LetterCode => wordsOf(LetterCode).some((known) => known === code);
