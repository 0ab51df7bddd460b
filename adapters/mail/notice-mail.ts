import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mail } from '../../application/ports/mail.ts';
import { type ListCounts, PracticeList } from '../../domain/practice/events.ts';
import type { Notice } from '../../domain/practice/practice.ts';
import { wordsOf } from '../../domain/codes/one-of.ts';
import { inForce } from '../../domain/rules/dated.ts';
import type { Policy } from '../../domain/rules/policy.ts';
import type { Timetable } from '../../domain/rules/timetable.ts';

const template = (name: string): string => readFileSync(join(import.meta.dirname, 'templates', name), 'utf8').trim();

/** Puts values in the place of `((fields))`. */
const filled = (text: string, fields: Readonly<Record<string, string>>): string => text.replace(/\(\((\w+)\)\)/g, (field, name: string) => fields[name] ?? field);

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const weeksOf: Readonly<Record<PracticeList, keyof Timetable>> = { 'prior-notification': 'listToInvitation', 'non-responder': 'nonResponderList', 'to-review': 'reviewList' };

/** A paragraph for each list that somebody is on: its heading, and what to do. */
const paragraphs = (counts: ListCounts, timetable: Timetable): readonly (readonly [heading: string, text: string])[] =>
  wordsOf(PracticeList)
    .filter((list) => counts[list] > 0)
    .map((list) => {
      const people = counts[list] === 1 ? '1 patient' : `${counts[list].toLocaleString('en-GB')} patients`;
      const [heading = '', ...text] = filled(template(`${list}.txt`), { people, weeks: String(timetable[weeksOf[list]]) }).split('\n');
      return [heading, text.join(' ')] as const;
    });

export interface MailTexts {
  /** Where the lists are to be seen. */
  readonly link: string;
  /** What comes after the @ in a Message-ID. */
  readonly domain: string;
  readonly policy: Pick<Policy, 'timetable'>;
}

/** The email that tells a practice of its lists: how many are on each, and nothing of any patient. The same notice has the same Message-ID. */
export const noticeMail =
  ({ link, domain, policy }: MailTexts) =>
  ({ id, counts, begunOn }: Pick<Notice, 'id' | 'counts' | 'begunOn'>): Omit<Mail, 'to'> => {
    const told = paragraphs(counts, inForce(policy.timetable, begunOn).value);
    const html = told.map(([heading, text]) => `<h2 style="margin:0 0 4px;font-size:18px;line-height:26px">${escaped(heading)}</h2>\n<p style="margin:0 0 16px">${escaped(text)}</p>`);
    return {
      messageId: `${id}@${domain}`,
      subject: 'Screening notification reminder',
      text: `${filled(template('frame.txt'), { link, paragraphs: told.map((each) => each.join('\n')).join('\n\n') })}\n`,
      html: `${filled(template('frame.html'), { link: escaped(link), paragraphs: html.join('\n') })}\n`,
    };
  };
