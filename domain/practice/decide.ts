import * as E from 'fp-ts/lib/Either.js';
import type { CivilDate } from '../dates/civil-date.ts';
import { inForce } from '../rules/dated.ts';
import type { Policy } from '../rules/policy.ts';
import { isSameAddress, soundAddress } from './address.ts';
import type { PracticeEvent } from './events.ts';
import { type NoticeCommand, decideNotice } from './notice.ts';
import { type Practice, type Standing, workingAddresses } from './practice.ts';
import { practiceRefusal, type PracticeRefusal } from './refusal.ts';

/** What people do: look after the addresses, and print and post lists where there is none. */
type PersonsCommand = { readonly by: string } & (
  | { readonly do: 'add-address'; readonly address: string }
  | { readonly do: 'remove-address'; readonly address: string; readonly confirmed: boolean }
  | ({ readonly do: 'print'; readonly printed: string } & Standing)
  | { readonly do: 'mark-sent'; readonly printed: string; readonly comment: string }
);

export type PracticeCommand = PersonsCommand | NoticeCommand;

export type PracticeDecided = E.Either<PracticeRefusal, readonly PracticeEvent[]>;

/** What follows from a command about a practice: events, or why not. */
export const decidePractice =
  (policy: Pick<Policy, 'practiceNotices'>) =>
  (practice: Practice, command: PracticeCommand, on: CivilDate): PracticeDecided => {
    switch (command.do) {
      case 'add-address':
        return added(practice, command, on, inForce(policy.practiceNotices, on).value.mostAddresses);
      case 'remove-address':
        return removed(practice, command, on);
      case 'print':
        return printed(practice, command, on);
      case 'mark-sent':
        return markedSent(practice, command, on);
      case 'begin-notice':
      case 'note-answer':
        return E.right(decideNotice(practice, command, on, inForce(policy.practiceNotices, on).value));
    }
  };

type Asked<D extends PersonsCommand['do']> = Extract<PersonsCommand, { readonly do: D }>;

const refuse = (...told: Parameters<typeof practiceRefusal>): PracticeDecided => E.left(practiceRefusal(...told));

const added = ({ addresses }: Practice, { address: typed, by }: Asked<'add-address'>, on: CivilDate, most: number): PracticeDecided => {
  const address = soundAddress(typed);
  if (address === null) return refuse('not-an-address', { field: 'address' });
  const same = addresses.find((each) => isSameAddress(address)(each.address));
  if (same !== undefined && same.refused === null) return refuse('address-known', { field: 'address' });
  if (same === undefined && addresses.length >= most) return refuse('too-many-addresses', { field: 'address' });
  return E.right([{ type: 'notification-address-added', data: { address, by, on } }]);
};

const removed = ({ addresses }: Practice, { address, confirmed, by }: Asked<'remove-address'>, on: CivilDate): PracticeDecided => {
  const held = addresses.find((each) => isSameAddress(address.trim())(each.address));
  if (held === undefined) return refuse('no-such-address', { field: 'address' });
  if (addresses.length === 1) return refuse('last-address', { field: 'address' });
  if (!confirmed) return refuse('confirmation-needed', { field: 'confirmed' });
  return E.right([{ type: 'notification-address-removed', data: { address: held.address, by, on } }]);
};

const printed = (practice: Practice, { printed: id, counts, entries, by }: Asked<'print'>, on: CivilDate): PracticeDecided => {
  if (workingAddresses(practice).length > 0) return refuse('told-by-email');
  if (entries.length === 0) return refuse('nobody-listed');
  if (practice.posted?.id === id) return refuse('already-sent');
  return E.right(practice.printed.has(id) ? [] : [{ type: 'list-printed', data: { printed: id, counts, entries: [...entries], by, on } }]);
};

const markedSent = (practice: Practice, { printed: id, comment, by }: Asked<'mark-sent'>, on: CivilDate): PracticeDecided => {
  if (practice.posted?.id === id) return refuse('already-sent');
  return practice.printed.has(id) ? E.right([{ type: 'printed-list-sent', data: { printed: id, comment, by, on } }]) : refuse('not-printed', { field: 'printed' });
};
