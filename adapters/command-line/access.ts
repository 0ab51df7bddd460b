import { isLeft } from 'fp-ts/lib/Either.js';
import type { Identity } from '../../domain/access/identity.ts';
import { addDays } from '../../domain/dates/civil-date.ts';
import { inForce } from '../../domain/rules/dated.ts';
import { expireBook, type OldBook, oldBooks } from '../access-log/expire.ts';
import { type AccessFinding, accessFindings } from '../access-log/finding.ts';
import { verifyAccess } from '../access-log/verify.ts';
import type { System } from '../system.ts';
import { putOnRecord } from './on-record.ts';
import { progress } from './progress.ts';
import { CommandFailed } from './with-system.ts';

/** Looks before this instant are kept no longer. A day later than RET-03 says, as days in England and the days of books begin at different times. */
const keptSince = ({ policy, clock }: Pick<System, 'policy' | 'clock'>): string => {
  const today = clock.today();
  return `${addDays(today, -inForce(policy.accessRetention, today).value.days - 1)}T00:00:00.000Z`;
};

const placed = ({ book, number }: AccessFinding): string => (number === null ? `book ${book}` : `entry ${number} of book ${book}`);

/** Checks every entry of the access log. Fails when it finds anything. */
export const verifyAccessLog = async (system: System): Promise<string> => {
  const bar = progress('Access log');
  const { books, entries, expired, first } = await verifyAccess({ pool: system.pool, keptSince: keptSince(system), onProgress: (done) => bar.show(done, '') }).finally(() => bar.end());
  if (first !== null) throw new CommandFailed(`access-log-tampered: ${placed(first)} ${accessFindings[first.kind]}.`);
  return [
    `Every one of the ${entries} entries in ${books - expired} books is as it was written.`,
    ...(expired === 0 ? [] : [`The entries of ${expired} older books have been removed, as they are kept no longer.`]),
    'What was written since the last book was opened may still have been cut off at its end: no book tells of it yet.',
  ].join('\n');
};

const sum = (books: readonly OldBook[]): number => books.reduce((total, { entries }) => total + entries, 0);

/** Removes what is older than it is kept, and puts that on record. */
export const expireAccess = async (system: System, identity: Identity, isDryRun: boolean): Promise<string> => {
  const old = await oldBooks(system.pool, keptSince(system));
  const [first, last] = [old[0]?.book, old.at(-1)?.book];
  if (first === undefined || last === undefined) return 'Nothing is older than it is kept.';
  if (isDryRun) return `${sum(old)} entries in ${old.length} books are older than they are kept. Nothing was removed.`;
  const bar = progress('Access log');
  let removed = 0;
  try {
    for (const [i, { book }] of old.entries()) {
      removed += await expireBook(system.pool, book);
      bar.show((i + 1) / old.length, `${removed} entries`);
    }
  } finally {
    bar.end();
  }
  const says = `${removed} entries in ${old.length} books (${first} to ${last}) were removed, as they were older than they are kept.`;
  const recorded = await putOnRecord(system.accessLog, identity, { needs: 'operate', refused: null, people: [], reason: says });
  if (isLeft(recorded)) throw new CommandFailed(`unavailable: ${says} That could not be put on record.`);
  return says;
};
