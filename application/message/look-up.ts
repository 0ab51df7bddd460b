import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { Look, Notify, Told } from '../ports/notify.ts';
import type { NamedMessage } from '../ports/owed-letters.ts';
import type { MessagesDeps } from './stored-messages.ts';
import { told } from './told.ts';

export interface LookingUpDeps extends MessagesDeps {
  readonly look: Notify['look'];
}

export interface LookedUp {
  /** Of so many it said how they stand. */
  readonly known: number;
  /** References of those that it does not know. */
  readonly unknown: readonly string[];
}

/**
 * Asks NHS Notify what became of messages, one after the other, and keeps what it says of each: the same once. Where it gives no
 * answer the rest is not asked. Rejects when the log gives none: the same again is safe.
 */
export const lookUp =
  ({ look, ...deps }: LookingUpDeps) =>
  async (messages: readonly NamedMessage[], today: CivilDate, until?: AbortSignal): Promise<LookedUp> => {
    const news: Told[] = [];
    const unknown: string[] = [];
    for (const message of messages) {
      const found = until?.aborted === true ? undefined : await look(message.notifyId).catch(() => undefined);
      if (found === undefined) break;
      if (found === null) unknown.push(message.reference);
      else news.push(newsOf(message, found));
    }
    if (news.length > 0) await told(deps)(news, today);
    return { known: news.length, unknown };
  };

const newsOf = ({ reference, notifyId }: NamedMessage, found: Look): Told => ({ ...found, key: `look/${found.status}/${found.at}`, reference, notifyId, way: null });
