import type { CivilDate } from '../../domain/dates/civil-date.ts';
import { type MessageEvent, messageEvent } from '../../domain/message/events.ts';
import { eventId } from '../event-id.ts';
import type { Told } from '../ports/notify.ts';
import { type Addition, addToMessages, loadMessages, type MessagesDeps, messageSystem, type StoredMessage } from './stored-messages.ts';

/** How often it is stored anew because somebody else wrote to the same messages meanwhile. Each time somebody got through. */
const mostAttempts = 30;

/**
 * Keeps what NHS Notify told of messages, each piece of news once, however often it is told. Answers with how many were of
 * messages that are not ours. Rejects when the log gives no answer: the same news again is safe.
 */
export const told =
  (deps: MessagesDeps) =>
  async (news: readonly Told[], today: CivilDate): Promise<{ readonly unknown: number }> => {
    for (let attempt = 0; attempt < mostAttempts; attempt++) {
      const messages = await loadMessages(deps.log, referencesOf(news));
      if ((await addToMessages(deps, messages.flatMap((to) => newTo(to, news, today)))) === 'conflict') continue;
      const known = new Set(messages.map(({ reference }) => reference));
      return { unknown: news.filter(({ reference }) => !known.has(reference)).length };
    }
    throw new Error(`Others wrote to the same messages ${mostAttempts} times in a row`);
  };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Anything else was never a reference of ours, and could not name a stream. */
const referencesOf = (news: readonly Told[]): readonly string[] => [...new Set(news.map(({ reference }) => reference))].filter((reference) => uuid.test(reference));

const commandId = ({ key }: Told): string => `notify-told/${key}`;

const newTo = (to: StoredMessage, news: readonly Told[], today: CivilDate): readonly Addition[] => {
  const stored = new Set(to.recorded.map(({ id }) => id));
  const additions: Addition[] = [];
  for (const each of news) {
    const id = eventId(commandId(each), to.stream, 0);
    if (each.reference !== to.reference || stored.has(id)) continue;
    stored.add(id);
    additions.push({ to, events: [eventOf(each, today)], by: { actor: notify, commandId: commandId(each), cause: 'told by NHS Notify', correlationId: to.stream } });
  }
  return additions;
};

const notify = { ...messageSystem, user: 'nhs-notify' };

const eventOf = ({ status, description, failureCode, at, notifyId, way }: Told, on: CivilDate): MessageEvent => {
  const data = { status, description, failureCode, at, notifyId, on };
  return way === null ? messageEvent('message-status-told', data) : messageEvent('channel-status-told', { ...data, ...way });
};
