import type { Demographics } from './demographics.ts';
import type { EventOf, EventType, ParticipantEvent } from './events.ts';
import type { Participant } from './participant.ts';
import type { TestResult } from './test-result.ts';

/**
 * What a restricted record hides: address, contact details and practice, and what leads to them – where a letter went that did not
 * go home, who sent the sample, and why the record is restricted. D-38.
 */

/** In the place of a reason. */
const reason = 'Shown to the permitted alone.';

const hiddenDemographics = (demographics: Demographics): Demographics => ({
  ...demographics,
  practice: null,
  address: null,
  contact: { ...demographics.contact, telephone: null, mobile: null, email: null },
});

const hiddenResult = <R extends TestResult>({ letterAddress: _, senderCode: __, ...result }: R) => result as Omit<R, 'letterAddress' | 'senderCode'> & R;

const withoutAddress = <L extends { readonly address?: unknown }>({ address: _, ...letter }: L) => letter as Omit<L, 'address'> & L;

/** The record without it. That it is restricted still shows. */
export const hidden = (p: Participant): Participant => ({
  ...p,
  demographics: hiddenDemographics(p.demographics),
  results: p.results.map(hiddenResult),
  refused: p.refused.map((each) => ({ ...each, result: hiddenResult(each.result) })),
  held: p.held.map(withoutAddress),
});

type Hide<T extends EventType> = (data: EventOf<T>['data']) => EventOf<T>['data'];

const hides: { readonly [T in EventType]?: Hide<T> } = {
  'registered': (data) => ({ ...data, demographics: hiddenDemographics(data.demographics) }),
  'dummy-registered': (data) => ({ ...data, demographics: hiddenDemographics(data.demographics) }),
  'history-imported': (data) => ({ ...data, results: data.results.map(hiddenResult) }),
  'demographics-changed': ({ changes: { name, address, contact }, on }) => ({
    changes: {
      ...(name === undefined ? {} : { name }),
      ...(address === undefined ? {} : { address: null }),
      ...(contact === undefined ? {} : { contact: { ...contact, telephone: null, mobile: null, email: null } }),
    },
    on,
  }),
  'practice-changed': (data) => ({ ...data, from: null, to: null }),
  'record-merged': (data) => ({ ...data, results: data.results.map(hiddenResult) }),
  'result-recorded': (data) => ({ ...data, result: hiddenResult(data.result) }),
  'result-refused': (data) => ({ ...data, result: hiddenResult(data.result) }),
  'restricted': (data) => ({ ...data, reason }),
  'unrestricted': (data) => ({ ...data, reason }),
  'letter-requested': withoutAddress,
  'letter-held': withoutAddress,
};

/** What happened, without it. */
export const hiddenEvent = (event: ParticipantEvent): ParticipantEvent => {
  const hide = hides[event.type] as Hide<EventType> | undefined;
  return hide === undefined ? event : ({ type: event.type, data: hide(event.data) } as ParticipantEvent);
};

/** The practices of which events tell. */
export const practicesIn = (events: readonly ParticipantEvent[]): ReadonlySet<string> =>
  new Set(
    events.flatMap((event): readonly (string | null)[] => {
      switch (event.type) {
        case 'registered':
        case 'dummy-registered':
          return [event.data.demographics.practice];
        case 'practice-changed':
          return [event.data.from, event.data.to];
        default:
          return [];
      }
    }).filter((practice) => practice !== null),
  );
