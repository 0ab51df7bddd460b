import { addDays, type CivilDate } from '../dates/civil-date.ts';
import type { PracticeNotices } from '../rules/practice-notices.ts';
import { isSameAddress } from './address.ts';
import type { PracticeEvent, RefusedAddress } from './events.ts';
import { hasNews, type Notice, type Practice, type Standing, underWay, workingAddresses } from './practice.ts';

/** What a mail server said, address by address. One that is named nowhere waits on. */
export interface MailOutcome {
  readonly accepted: readonly string[];
  readonly refused: readonly RefusedAddress[];
  readonly delayed: readonly RefusedAddress[];
}

/** What the system does: it begins to tell a practice, and notes what the mail server said. */
export type NoticeCommand =
  | ({ readonly do: 'begin-notice'; readonly notice: string } & Standing)
  | ({ readonly do: 'note-answer'; readonly notice: string; /** Instant from which what was delayed is tried again. */ readonly again: string } & MailOutcome);

/** A step that was done before, or for which it is not the time, leads to nothing. */
export const decideNotice = (practice: Practice, command: NoticeCommand, on: CivilDate, policy: PracticeNotices): readonly PracticeEvent[] =>
  command.do === 'begin-notice' ? begun(practice, command, on, policy) : answered(practice, command, on, policy);

const begun = (practice: Practice, { notice, counts, entries }: Extract<NoticeCommand, { readonly do: 'begin-notice' }>, on: CivilDate, { everyDays }: PracticeNotices): readonly PracticeEvent[] => {
  const addresses = workingAddresses(practice);
  const tooSoon = practice.told !== null && on < addDays(practice.told.on, everyDays);
  if (addresses.length === 0 || tooSoon || underWay(practice) !== null || !hasNews(practice, entries)) return [];
  return [{ type: 'notice-begun', data: { notice, addresses: [...addresses], counts, entries: [...entries], on } }];
};

/** Minutes until a notice that was not taken is tried again: longer each time. */
export const pauseAfter = ({ delays }: Notice, { pauseMinutes }: PracticeNotices): number => pauseMinutes[Math.min(delays, pauseMinutes.length - 1)] ?? 0;

const answered = (practice: Practice, { notice: id, again, ...said }: Extract<NoticeCommand, { readonly do: 'note-answer' }>, on: CivilDate, { giveUpDays }: PracticeNotices): readonly PracticeEvent[] => {
  const notice = underWay(practice);
  if (notice?.id !== id) return [];
  const waits = (address: string): boolean => notice.waiting.some(isSameAddress(address));
  const givenUp = on >= addDays(notice.begunOn, giveUpDays);
  const accepted = said.accepted.filter(waits);
  const delayed = said.delayed.filter(({ address }) => waits(address));
  const refused = [...said.refused.filter(({ address }) => waits(address)), ...(givenUp ? delayed.map(({ address }) => ({ address, code: 'given-up' })) : [])];
  const [first] = givenUp ? [] : delayed;
  return [
    ...(accepted.length === 0 ? [] : [{ type: 'notice-sent' as const, data: { notice: id, addresses: accepted, on } }]),
    ...(refused.length === 0 ? [] : [{ type: 'notice-refused' as const, data: { notice: id, refused, on } }]),
    ...(first === undefined ? [] : [{ type: 'notice-delayed' as const, data: { notice: id, addresses: delayed.map(({ address }) => address), code: first.code, again, on } }]),
  ];
};
