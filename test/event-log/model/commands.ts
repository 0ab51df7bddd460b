import fc from 'fast-check';
import { expect } from 'vitest';
import type { Expected, StreamAppend } from '../../../application/ports/event-log.ts';
import { after, anEvent, events, streamOf, to } from '../builders.ts';
import type { Log } from '../filling.ts';
import type { Answer, Model } from './model.ts';

/** Of which a history is made. */
export const streams = 2;

/** The same log as two processes have it. */
export type Logs = readonly [Log, Log];
export type HistoryCommand = fc.AsyncCommand<Model, Logs>;

/** A step of a history: what it does to the log and demands of it, and how it is told when a history fails. */
const step = (telling: string, run: (model: Model, logs: Logs) => Promise<void>, check: (model: Readonly<Model>) => boolean = () => true): HistoryCommand => ({
  check,
  run,
  toString: () => telling,
});

const beliefs = ['right', 'no-stream', 'earlier head', 'another digest'] as const;
type Belief = (typeof beliefs)[number];

const believe = (model: Model, stream: string, belief: Belief): Expected => {
  const head = model.head(stream);
  if (belief === 'right' || belief === 'no-stream') return belief === 'right' ? head : 'no-stream';
  if (belief === 'earlier head') return model.heads.get(stream)?.at(-2) ?? { revision: 5, digest: '0'.repeat(64) };
  return { revision: head === 'no-stream' ? 0 : head.revision, digest: 'f'.repeat(64) };
};

const ask = (log: Log, appends: readonly StreamAppend[]): Promise<Answer> => log.append(appends)();

const by = fc.constantFrom(0 as const, 1 as const);
const stream = fc.nat(streams - 1);

const append = fc.record({
  by,
  parts: fc.uniqueArray(
    fc.record({ stream, count: fc.integer({ min: 1, max: 3 }), belief: fc.oneof({ weight: 8, arbitrary: fc.constant('right' as const) }, fc.constantFrom(...beliefs)) }),
    { selector: (part) => part.stream, minLength: 1, maxLength: 2 },
  ),
}).map(({ by: which, parts }) =>
  step(`append by ${which}: ${parts.map((part) => `${part.count} to ${part.stream} believing ${part.belief}`).join(', ')}`, async (model, logs) => {
    const appends = parts.map((part) => to(nameOf(model, part.stream), events(part.count), believe(model, nameOf(model, part.stream), part.belief)));
    const answer = await ask(logs[which], appends);
    expect(answer).toEqual(model.expects(appends, answer));
    if (answer._tag === 'Left' && appends.length > 1) model.left(appends, await headsOf(logs[which], model));
  }),
);

const earlier = (model: Model, which: number): Model['told'][number] => model.told[which % model.told.length] as Model['told'][number];
const anyTold = (model: Readonly<Model>): boolean => model.told.length > 0;

const repeat = fc.record({ by, which: fc.nat(9) }).map(({ by: where, which }) =>
  step(`repeat ${which} by ${where}`, async (model, logs) => {
    const { appends, answer } = earlier(model, which);
    expect(await ask(logs[where], appends)).toEqual(answer);
  }, anyTold),
);

const repeatAndMore = fc.record({ by, which: fc.nat(9) }).map(({ by: where, which }) =>
  step(`repeat ${which} and one event more by ${where}`, async (model, logs) => {
    const [first, ...others] = earlier(model, which).appends as [StreamAppend, ...StreamAppend[]];
    const conflict = { kind: 'conflict', stream: first.stream, actual: model.head(first.stream) };
    expect(await ask(logs[where], [{ ...first, events: [...first.events, anEvent()] }, ...others])).toMatchObject({ _tag: 'Left', left: conflict });
  }, anyTold),
);

const readStream = fc.record({ by, stream, direction: fc.constantFrom('forwards' as const, 'backwards' as const), limit: fc.integer({ min: 1, max: 4 }) }).map(({ by: which, stream: n, direction, limit }) =>
  step(`read ${limit} of ${n} ${direction} by ${which}`, async (model, logs) => {
    const name = nameOf(model, n);
    const all = model.eventsOf(name).map((event, revision) => [revision, event.id]);
    const due = (direction === 'forwards' ? all : all.reverse()).slice(0, limit);
    expect((await streamOf(logs[which], name, { direction, limit })).events.map(({ revision, id }) => [revision, id])).toEqual(due);
  }),
);

const placed = ({ stream: name, id, data }: { readonly stream: string; readonly id: string; readonly data: unknown }): string => JSON.stringify([name, data, id]);

/** Demands that the whole history is there, in order as far as the filling promises one, and so are the heads. Answers with where the log ends. */
export const isWhole = async (model: Model, log: Log): Promise<number> => {
  const recorded = await after(log, model.start);
  const [found, due] = [recorded.map(placed), model.stored.map(({ stream: name, event }) => placed({ ...event, stream: name }))];
  const { atomicAcrossStreams } = model.guarantees;
  expect(atomicAcrossStreams ? found : found.sort()).toEqual(atomicAcrossStreams ? due : due.sort());
  const heads = model.streams.map((name) => recorded.findLast((event) => event.stream === name));
  expect(heads.map((last) => (last ? { revision: last.revision, digest: last.digest } : 'no-stream'))).toEqual(model.streams.map((name) => model.head(name)));
  return recorded.at(-1)?.position ?? model.start;
};

const headsOf = async (log: Log, { streams }: Model): Promise<ReadonlyMap<string, Expected>> =>
  new Map([...(await log.readStreams(streams))].map(([name, { head }]) => [name, head]));

const nameOf = (model: Model, n: number): string => model.streams[n] as string;

/** Any history of at most so many steps. */
export const histories = (most: number) =>
  fc.commands([append, append, append, repeat, repeatAndMore, readStream], { maxCommands: most });
