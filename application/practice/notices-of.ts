import * as E from 'fp-ts/lib/Either.js';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { ListCounts, PracticeEvent, RefusedAddress } from '../../domain/practice/events.ts';
import type { EventLog } from '../ports/event-log.ts';
import { practiceCodec, practiceStream } from './codec.ts';

/** One notice to a practice, from its beginning to what became of it. */
export interface NoticeTold {
  readonly notice: string;
  readonly begunOn: CivilDate;
  readonly counts: ListCounts;
  readonly addresses: readonly string[];
  readonly sent: readonly { readonly on: CivilDate; readonly addresses: readonly string[] }[];
  readonly refused: readonly (RefusedAddress & { readonly on: CivilDate })[];
  readonly delayed: readonly { readonly on: CivilDate; readonly code: string; readonly again: string }[];
}

/** The notices of a practice, newest first. Rejects when the log gives no answer, or holds what this version of the system cannot read. */
export const noticesOf = async (log: EventLog, practice: string): Promise<readonly NoticeTold[]> => {
  const stream = practiceStream(practice);
  const { events = [] } = (await log.readStreams([stream])).get(stream) ?? {};
  const notices = new Map<string, NoticeTold>();
  for (const recorded of events) {
    const event = practiceCodec.decode(recorded);
    if (E.isLeft(event)) throw new Error(event.left.message);
    note(notices, event.right);
  }
  return [...notices.values()].reverse();
};

const note = (notices: Map<string, NoticeTold>, { type, data }: PracticeEvent): void => {
  if (type === 'notice-begun') {
    const { notice, on: begunOn, counts, addresses } = data;
    notices.set(notice, { notice, begunOn, counts, addresses, sent: [], refused: [], delayed: [] });
  } else if (type === 'notice-sent') {
    extend(notices, data.notice, ({ sent }) => ({ sent: [...sent, { on: data.on, addresses: data.addresses }] }));
  } else if (type === 'notice-refused') {
    extend(notices, data.notice, ({ refused }) => ({ refused: [...refused, ...data.refused.map((each) => ({ ...each, on: data.on }))] }));
  } else if (type === 'notice-delayed') {
    const { on, code, again } = data;
    extend(notices, data.notice, ({ delayed }) => ({ delayed: [...delayed, { on, code, again }] }));
  }
};

const extend = (notices: Map<string, NoticeTold>, id: string, more: (notice: NoticeTold) => Partial<NoticeTold>): void => {
  const notice = notices.get(id);
  if (notice !== undefined) notices.set(id, { ...notice, ...more(notice) });
};
