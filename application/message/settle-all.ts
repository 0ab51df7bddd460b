import * as E from 'fp-ts/lib/Either.js';
import type { CaseNumber } from '../../domain/identifiers/case-number.ts';
import { decideMessage } from '../../domain/message/decide.ts';
import type { ActingOnMessage } from './act.ts';
import { addToMessages, loadMessages, type MessagesDeps } from './stored-messages.ts';

/** How often they are decided anew because somebody else wrote to the same messages meanwhile. Each time somebody got through. */
const mostAttempts = 30;

/** Settles each of these messages that needs somebody, for one reason, in one append; the others are left as they are. Answers with how many. Rejects when the log gives no answer. */
export const settleAll =
  (deps: MessagesDeps) =>
  async (references: readonly string[], why: { readonly caseNumber: CaseNumber; readonly comment: string }, { actor, commandId, correlationId, today }: ActingOnMessage): Promise<number> => {
    for (let attempt = 0; attempt < mostAttempts; attempt++) {
      const additions = (await loadMessages(deps.log, references)).flatMap((to) => {
        const decided = decideMessage(to.message, { do: 'settle', by: actor.user, ...why }, today);
        return E.isLeft(decided) ? [] : [{ to, events: decided.right, by: { actor, commandId, correlationId, cause: 'request: settle all of a kind' } }];
      });
      if ((await addToMessages(deps, additions)) !== 'conflict') return additions.length;
    }
    throw new Error(`Others wrote to the same messages ${mostAttempts} times in a row`);
  };
