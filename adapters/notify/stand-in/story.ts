import type { Way } from '../../../domain/rules/channels.ts';
import { dice } from './dice.ts';
import type { Knobs } from './knobs.ts';

/** Something that happens to a message, so many hours after it was accepted. */
export interface Step {
  readonly after: number;
  /** Null: to the message as a whole. */
  readonly way: { readonly channel: Way['channel']; readonly order: number; readonly supplier: string | null } | null;
  readonly status: string;
  readonly description: string | null;
  readonly failureCode: string | null;
}

const whole = (after: number, status: string, description: string | null = null, failureCode: string | null = null): Step => ({ after, way: null, status, description, failureCode });

/** Hours that things take. */
const takes = { enriching: 0.02, sending: 0.05, reading: 2, post: 48 } as const;

interface Place {
  readonly way: Way;
  readonly order: number;
  /** Hours since the message was accepted. */
  readonly from: number;
  readonly chance: (of: string) => number;
  readonly knobs: Knobs;
}

/** What happens on one way, and when the next is taken; null: none is, the message has arrived. */
const onWay = ({ way: { channel, hoursUnread }, order, from, chance, knobs }: Place): { readonly steps: readonly Step[]; readonly next: number | null } => {
  const step = (after: number, status: string, supplier: string | null, description: string | null = null, failureCode: string | null = null): Step => ({ after, way: { channel, order, supplier }, status, description, failureCode });
  const sending = step(from, 'sending', null);
  const there = from + takes.sending;
  if (hoursUnread === null) return { steps: [sending, step(from + takes.post, 'delivered', 'accepted')], next: null };
  if (chance('without') < knobs.without) return { steps: [sending, step(there, 'failed', 'rejected', 'Contact detail missing', 'CFR_PDSV_0002')], next: there };
  const delivered = step(there, 'delivered', channel === 'nhsapp' ? 'notified' : 'delivered');
  if (chance('unread') < knobs.unread) return { steps: [sending, delivered, step(from + hoursUnread, 'failed', 'unnotified', 'Not read in time')], next: from + hoursUnread };
  return { steps: [sending, delivered, step(there + takes.reading * (0.5 + chance('reading')), 'delivered', 'read')], next: null };
};

/** All that happens to a message, in order: read in the App or by text, or brought by post, or not to be brought at all. */
export const storyOf = (reference: string, ways: readonly Way[], knobs: Knobs): readonly Step[] => {
  const chance = (of: string): number => dice(knobs.seed, of, reference);
  const begins = [whole(0, 'created'), whole(takes.enriching / 2, 'pending_enrichment')];
  if (chance('fails') < knobs.fails) return [...begins, whole(takes.enriching, 'failed', 'Patient has an exit code in PDS', 'MFR_PDSV_0110')];
  const steps = [...begins, whole(takes.enriching, 'enriched'), whole(takes.sending, 'sending')];
  let from: number | null = takes.sending;
  for (const [order, way] of ways.entries()) {
    if (from === null) break;
    const taken = onWay({ way, order: order + 1, from, chance: (of) => chance(`${of} ${way.channel}`), knobs });
    steps.push(...taken.steps);
    from = taken.next;
  }
  return [...steps, whole(Math.max(...steps.map(({ after }) => after)), 'delivered')];
};
