import { randomUUID } from 'node:crypto';
import * as E from 'fp-ts/lib/Either.js';
import { settleAll } from '../../application/message/settle-all.ts';
import { CaseNumber } from '../../domain/identifiers/case-number.ts';
import { countMessages, messagesThat } from '../../projections/messages/queries.ts';
import type { System } from '../system.ts';
import { progress } from './progress.ts';
import { CommandFailed } from './with-system.ts';

export interface TypedSettling {
  readonly code: string;
  readonly by: string;
  readonly case: string;
  readonly comment: string;
}

/** Messages settled in one append. */
const batchSize = 500;

/** Settles every message that failed for one reason and that nobody has looked at. Stopped anywhere, the same command goes on. */
export const settleMessages = async (system: Pick<System, 'log' | 'policy' | 'clock' | 'db' | 'toSend'>, typed: TypedSettling): Promise<string> => {
  const { case: caseNumber, comment, by } = typed;
  if (!CaseNumber.is(caseNumber)) throw new CommandFailed('bad-case-number: --case is written as CAS-12345-ABCDE.');
  if (comment.trim() === '' || by.trim() === '') throw new CommandFailed('comment-needed: --comment says why, and --by who.');
  const acting = { actor: { user: by, role: 'operator', organisation: 'csms' }, commandId: `command-line/${randomUUID()}`, correlationId: randomUUID(), today: system.clock.today() };
  const asked = { state: 'failed', needsSomebody: true, failureCode: typed.code } as const;
  await system.toSend.catchUp();
  const total = await countMessages(system.db)(asked);
  const bar = progress('Messages settled');
  let settled = 0;
  try {
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await messagesThat(system.db)(asked, { limit: batchSize, ...(cursor === undefined ? {} : { cursor }) });
      if (E.isLeft(page)) throw new Error(page.left);
      settled += await settleAll(system)(page.right.rows.map(({ reference }) => reference), { caseNumber, comment }, acting);
      cursor = page.right.next;
      bar.show(cursor === null ? 1 : settled / total, `${settled} messages`);
    }
  } finally {
    bar.end();
  }
  return `${settled} messages that failed with ${typed.code} are settled.`;
};
