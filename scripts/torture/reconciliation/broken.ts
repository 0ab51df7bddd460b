import * as E from 'fp-ts/lib/Either.js';
import type { EventLog, NewEvent, StreamHead } from '../../../application/ports/event-log.ts';
import type { MessagesToSend } from '../../../application/ports/messages-to-send.ts';
import type { DuePeople } from '../../../application/ports/read-models.ts';

/** What is broken on purpose. Nothing, to begin with. */
export interface Broken {
  /** The next event like this is not stored, and whoever decided it believes that it is. */
  loses: ((event: NewEvent) => boolean) | null;
  /** Messages and participants that are passed over, by what passes them over. */
  readonly unopened: Set<string>;
  readonly unsent: Set<string>;
  readonly unreleased: Set<string>;
  readonly notDone: Set<string>;
  /** Batches with these messages: the machine dies before they go, or their answers are lost. They are not tried again. */
  readonly dies: Set<string>;
  readonly unanswered: Set<string>;
  /** Messages of which no callback comes, and that NHS Notify does not know when it is asked. */
  readonly silent: Set<string>;
  readonly forgotten: Set<string>;
  /** Failures that nobody looks at. */
  readonly unseen: Set<string>;
}

export const nothingBroken = (): Broken => ({
  loses: null, unopened: new Set(), unsent: new Set(), unreleased: new Set(), notDone: new Set(), dies: new Set(), unanswered: new Set(), silent: new Set(), forgotten: new Set(), unseen: new Set(),
});

/** A log that loses what it is told to lose, once. */
export const losing = <L extends EventLog>(log: L, broken: Broken): L => ({
  ...log,
  append: (appends) => async () => {
    const lost = broken.loses === null ? undefined : appends.flatMap(({ events }) => events).find(broken.loses);
    if (lost === undefined) return log.append(appends)();
    broken.loses = null;
    const done = await log.append(appends.map((append) => ({ ...append, events: append.events.filter((event) => event !== lost) })))();
    if (E.isLeft(done)) return done;
    const heads = new Map<string, StreamHead>(done.right.heads);
    for (const { stream, events } of appends) {
      const head = heads.get(stream);
      if (head !== undefined && events.includes(lost)) heads.set(stream, { ...head, revision: head.revision + 1 });
    }
    return E.right({ ...done.right, heads });
  },
});

const without = <A extends { readonly reference: string }>(all: readonly A[], gone: ReadonlySet<string>): readonly A[] => all.filter(({ reference }) => !gone.has(reference));

/** What there is to send, but for what is passed over. */
export const forgetful = (toSend: MessagesToSend, broken: Broken): MessagesToSend => ({
  ...toSend,
  unopened: async (...asked) => without(await toSend.unopened(...asked), broken.unopened),
  waiting: async (...asked) => without(await toSend.waiting(...asked), broken.unsent),
  held: async (...asked) => without(await toSend.held(...asked), broken.unreleased),
  openBatches: async () => (await toSend.openBatches()).filter(({ references }) => !references.some((each) => broken.dies.has(each) || broken.unanswered.has(each))),
});

/** Who is due, but for those who are passed over. */
export const careless = (due: DuePeople, broken: Broken): DuePeople => {
  const page: DuePeople['page'] = async (...asked) => (await due.page(...asked)).filter(({ participantId }) => !broken.notDone.has(participantId));
  return { ...due, page, earliest: async () => (broken.notDone.size === 0 ? due.earliest() : ((await page('9999-12-31' as Parameters<typeof page>[0], null, 1_000))[0]?.on ?? null)) };
};
