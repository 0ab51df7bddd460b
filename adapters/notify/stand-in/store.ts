import type { Way } from '../../../domain/rules/channels.ts';
import { nameFrom } from './dice.ts';
import { type Journal, noJournal, openJournal } from './journal.ts';
import type { Knobs } from './knobs.ts';
import { findPlan, type Plan } from './plans.ts';
import { type Step, storyOf } from './story.ts';
import type { Asked, AskedBatch } from './validate.ts';

/** A message that was accepted. */
export interface Kept {
  readonly id: string;
  readonly plan: Plan;
  readonly batchReference: string | null;
  readonly asked: Asked;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly ways: readonly Way[];
  readonly hour: number;
  readonly steps: readonly Step[];
  /** Numbers of the steps that were told. */
  readonly told: Set<number>;
}

/** A request as it was accepted: what becomes of it follows from this. */
interface Accepted extends AskedBatch {
  readonly at: number;
  readonly ways: readonly Way[];
  readonly knobs: Knobs;
}

type Line = { readonly accepted: Accepted } | { readonly told: readonly (readonly [id: string, step: number])[] };

export interface Store {
  readonly accept: (accepted: Accepted) => Promise<readonly Kept[]>;
  readonly told: (steps: readonly (readonly [id: string, step: number])[]) => Promise<void>;
  readonly hadBatch: (reference: string) => boolean;
  readonly byId: (id: string) => Kept | undefined;
  /** All that came under a reference: more than one if a message came twice. */
  readonly byReference: (reference: string) => readonly Kept[];
  /** Oldest first. */
  readonly all: () => IterableIterator<Kept>;
  readonly count: () => number;
  readonly close: () => Promise<void>;
}

/** Messages in memory, and in a folder that brings them back; without a folder they go with the process. */
export const openStore = async (folder: string | null): Promise<Store> => {
  const messages = new Map<string, Kept>();
  const references = new Map<string, Kept[]>();
  const batches = new Set<string>();

  const keep = ({ routingPlanId, batchReference, messages: asked, at, ways, knobs }: Accepted): readonly Kept[] => {
    const plan = findPlan(routingPlanId);
    if (plan === undefined) return [];
    if (batchReference !== null) batches.add(batchReference);
    return asked.map((each) => {
      const reference = each.messageReference;
      const id = nameFrom(batchReference ?? '', reference);
      const kept = { id, plan, batchReference, asked: each, at, ways, hour: knobs.hour, steps: storyOf(reference, ways, knobs), told: new Set<number>() };
      messages.set(id, kept);
      references.set(reference, [...(references.get(reference) ?? []), kept]);
      return kept;
    });
  };
  const note = (told: readonly (readonly [string, number])[]): void => told.forEach(([id, step]) => messages.get(id)?.told.add(step));
  const read = (line: unknown): void => {
    const known = line as Line;
    if ('accepted' in known) keep(known.accepted);
    else note(known.told);
  };

  const journal: Journal = folder === null ? noJournal : await openJournal(folder, read);
  return {
    accept: async (accepted) => {
      await journal.write({ accepted } satisfies Line);
      return keep(accepted);
    },
    told: async (steps) => {
      note(steps);
      await journal.write({ told: steps } satisfies Line);
    },
    hadBatch: (reference) => batches.has(reference),
    byId: (id) => messages.get(id),
    byReference: (reference) => references.get(reference) ?? [],
    all: () => messages.values(),
    count: () => messages.size,
    close: journal.close,
  };
};

/** When a step of a message happens, in milliseconds since 1970. */
export const instantOf = ({ at, hour }: Kept, { after }: Step): number => Math.round(at + after * hour);

/** What has happened to a message by now, in order. */
export const happened = (kept: Kept, now: number): readonly Step[] => kept.steps.filter((step) => instantOf(kept, step) <= now);

/** Where a message stands as a whole. */
export const standing = (kept: Kept, now: number): Step | undefined => happened(kept, now).findLast(({ way }) => way === null);
