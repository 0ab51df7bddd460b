import * as t from 'io-ts';
import type { NoticeTold } from '../../../application/practice/notices-of.ts';
import { CivilDate } from '../../../domain/dates/civil-date.ts';
import { oneOf } from '../../../domain/codes/one-of.ts';
import { type ListCounts, RefusedAddress } from '../../../domain/practice/events.ts';
import type { Practice } from '../../../domain/practice/practice.ts';
import type { OwedList } from '../../../projections/practices/owed-lists.ts';
import type { PracticeRow } from '../../../projections/practices/table.ts';
import { orNull } from './or-null.ts';
import { Instant } from './told.ts';

const Counts = t.type({ priorNotificationList: t.Integer, nonResponders: t.Integer, toReview: t.Integer }, 'ListedPeople');

export const countsAnswer = (counts: ListCounts): t.TypeOf<typeof Counts> => ({
  priorNotificationList: counts['prior-notification'],
  nonResponders: counts['non-responder'],
  toReview: counts['to-review'],
});

const ToldBy = orNull(oneOf('ToldBy', 'email', 'post'));

export const PracticeAddresses = t.type(
  {
    practice: t.string,
    addresses: t.array(t.type({ address: t.string, refused: orNull(t.type({ code: t.string, on: CivilDate })) }, 'NotificationAddress')),
    toldBy: ToldBy,
    toldOn: orNull(CivilDate),
  },
  'PracticeAddresses',
);

export const addressesAnswer = (practice: string, { addresses, told }: Practice): t.TypeOf<typeof PracticeAddresses> => ({
  practice,
  addresses: addresses.map(({ address, refused }) => ({ address, refused })),
  toldBy: told?.by ?? null,
  toldOn: told?.on ?? null,
});

const NoticeState = oneOf('NoticeState', 'under-way', 'sent', 'partly-sent', 'refused');

export const PracticeNotice = t.type(
  {
    notice: t.string,
    begunOn: CivilDate,
    state: NoticeState,
    counts: Counts,
    addresses: t.array(t.string),
    sent: t.array(t.type({ on: CivilDate, addresses: t.array(t.string) })),
    refused: t.array(t.intersection([RefusedAddress, t.type({ on: CivilDate })])),
    delayed: t.array(t.type({ on: CivilDate, code: t.string, again: Instant })),
  },
  'PracticeNotice',
);

/** `waiting`: addresses of the notice that is under way for which nothing is known yet. */
export const noticeAnswer = (told: NoticeTold, isUnderWay: boolean): t.TypeOf<typeof PracticeNotice> => ({
  notice: told.notice,
  begunOn: told.begunOn,
  state: isUnderWay ? 'under-way' : told.sent.length === 0 ? 'refused' : told.refused.length === 0 ? 'sent' : 'partly-sent',
  counts: countsAnswer(told.counts),
  addresses: [...told.addresses],
  sent: told.sent.map(({ on, addresses }) => ({ on, addresses: [...addresses] })),
  refused: [...told.refused],
  delayed: [...told.delayed],
});

export const RefusedPractice = t.type({ practice: t.string, refused: t.array(RefusedAddress), since: CivilDate, otherAddresses: t.Integer }, 'RefusedPractice');

export const refusedPractice = ({ practice, refused_addresses, refused_codes, refused_on, addresses }: PracticeRow): t.TypeOf<typeof RefusedPractice> => ({
  practice,
  refused: refused_addresses.map((address, i) => ({ address, code: refused_codes[i] ?? '' })),
  since: refused_on as CivilDate,
  otherAddresses: addresses.length,
});

export const OwedPrintedList = t.type({ practice: t.string, counts: Counts, notToldOf: t.Integer, toldOn: orNull(CivilDate) }, 'OwedPrintedList');

export const owedPrintedList = ({ practice, prior_notification, non_responder, to_review, fresh, told_on }: OwedList): t.TypeOf<typeof OwedPrintedList> => ({
  practice,
  counts: { priorNotificationList: prior_notification, nonResponders: non_responder, toReview: to_review },
  notToldOf: fresh,
  toldOn: told_on,
});

export const PrintedList = t.type({ printed: t.string, practice: t.string, counts: Counts }, 'PrintedList');
export type PrintedList = t.TypeOf<typeof PrintedList>;
