import { isSameAddress } from './address.ts';
import type { PracticeEvent, PracticeEventOf, PracticeEventType } from './events.ts';
import type { Notice, Practice } from './practice.ts';

type Change<T extends PracticeEventType> = (practice: Practice, data: PracticeEventOf<T>['data']) => Partial<Practice>;

/** What an event changes of the notice that it is about; of another, nothing. */
const ofNotice = ({ notice }: Practice, id: string, change: (notice: Notice) => Partial<Notice>): Pick<Practice, 'notice'> => ({
  notice: notice?.id === id ? { ...notice, ...change(notice) } : notice,
});

const without = (addresses: readonly string[], gone: readonly string[]): readonly string[] => addresses.filter((address) => !gone.some(isSameAddress(address)));

const changes: { readonly [T in PracticeEventType]: Change<T> } = {
  // One that was refused may come again, put right at the other end.
  'notification-address-added': ({ addresses }, { address }) => ({
    addresses: [...addresses.filter((each) => !isSameAddress(address)(each.address)), { address, refused: null }],
  }),
  'notification-address-removed': (practice, { address }) => ({
    addresses: practice.addresses.filter((each) => !isSameAddress(address)(each.address)),
    notice: practice.notice === null ? null : { ...practice.notice, waiting: without(practice.notice.waiting, [address]) },
  }),
  'notice-begun': (_, { notice: id, addresses, counts, entries, on }) => ({
    notice: { id, begunOn: on, counts, entries, waiting: addresses, sentTo: [], delays: 0, again: null },
  }),
  'notice-sent': (practice, { notice: id, addresses, on }) => {
    const { notice } = ofNotice(practice, id, ({ waiting, sentTo }) => ({ waiting: without(waiting, addresses), sentTo: [...sentTo, ...addresses] }));
    return notice?.id === id ? { notice, told: { by: 'email', counts: notice.counts, entries: notice.entries, on } } : {};
  },
  'notice-refused': (practice, { notice: id, refused, on }) => ({
    ...ofNotice(practice, id, ({ waiting }) => ({ waiting: without(waiting, refused.map(({ address }) => address)) })),
    addresses: practice.addresses.map((each) => {
      const code = refused.find(({ address }) => isSameAddress(address)(each.address))?.code;
      return code === undefined ? each : { ...each, refused: { code, on } };
    }),
  }),
  'notice-delayed': (practice, { notice: id, again }) => ofNotice(practice, id, ({ delays }) => ({ delays: delays + 1, again })),
  'list-printed': ({ printed }, { printed: id, counts, entries }) => ({ printed: new Map(printed).set(id, { counts, entries }) }),
  'printed-list-sent': ({ printed, told }, { printed: id, on }) => {
    const standing = printed.get(id);
    return { printed: new Map(), posted: { id, on }, told: standing === undefined ? told : { by: 'post', on, ...standing } };
  },
};

/** The practice after one more event. Never decides and never throws; an event that means nothing here changes nothing. */
export const evolvePractice = (practice: Practice, event: PracticeEvent): Practice => {
  if (!Object.hasOwn(changes, event.type)) return practice;
  const change = changes[event.type] as Change<PracticeEventType>;
  return { ...practice, ...change(practice, event.data) };
};
