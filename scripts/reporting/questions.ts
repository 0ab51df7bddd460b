import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A question that analysts ask, and the query that answers it. */
export interface Question {
  readonly asks: string;
  /** What to know of the answer; may be empty. */
  readonly notes: string;
  readonly sql: string;
}

const folder = join(import.meta.dirname, '../../docs/reporting');

const question = (text: string): Question => {
  const lines = text.trim().split('\n');
  const comments = lines.filter((line) => line.startsWith('-- ')).map((line) => line.slice('-- '.length));
  return { asks: comments[0] ?? '', notes: comments.slice(1).join(' '), sql: lines.slice(comments.length).join('\n') };
};

/** The files of questions, with the heading under which each stands. In a file, each is comments and a query. */
export const subjects = (
  [
    ['Coverage', 'coverage'],
    ['Invitations and answers', 'invitations'],
    ['Letters', 'letters'],
    ['What became of letters', 'messages'],
    ['People', 'people'],
    ['Failsafe and validation', 'safety'],
    ['Who looks at records', 'looks'],
  ] as const
).map(([title, name]) => ({
  title,
  file: `reporting/${name}.sql`,
  questions: readFileSync(join(folder, `${name}.sql`), 'utf8').split(/(?<=;)\n\n/).map(question),
}));
