import fc from 'fast-check';
import { type Either, left, right } from 'fp-ts/lib/Either.js';
import { describe, expect, it } from 'vitest';
import type { AppendFailure, Appended, Expected, Guarantees, NewEvent, StreamAppend, StreamHead } from '../../../application/ports/event-log.ts';
import type { Log } from '../filling.ts';
import { aStream, after, anEvent, events, to } from '../builders.ts';

type Answer = Either<AppendFailure, Appended>;

interface Append {
  readonly kind: 'append';
  readonly parts: readonly { readonly stream: number; readonly count: number; readonly belief: 'right' | 'no-stream' | 'earlier head' | 'another digest' }[];
}
type Step = Append | { readonly kind: 'repeat' | 'repeat and more'; readonly which: number } | { readonly kind: 'read' };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({
    kind: fc.constant('append' as const),
    parts: fc.uniqueArray(
      fc.record({
        stream: fc.nat(3),
        count: fc.integer({ min: 1, max: 3 }),
        belief: fc.oneof({ weight: 8, arbitrary: fc.constant('right' as const) }, fc.constantFrom('no-stream' as const, 'earlier head' as const, 'another digest' as const)),
      }),
      { selector: ({ stream }) => stream, minLength: 1, maxLength: 4 },
    ),
  }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('repeat' as const, 'repeat and more' as const), which: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'read' as const }) },
);

/** The log as one would explain it: the events of each stream, and what each append that was stored was told. */
class Model {
  readonly stored: { readonly stream: string; readonly event: NewEvent }[] = [];
  readonly heads = new Map<string, StreamHead[]>();
  readonly told: { readonly appends: StreamAppend[]; readonly answer: Answer }[] = [];
  constructor(readonly start: number, readonly guarantees: Guarantees) {}

  head(stream: string): Expected {
    return this.heads.get(stream)?.at(-1) ?? 'no-stream';
  }

  /** What must be answered; the digests of a new head are taken from the log, which the digest's own test covers, and so are positions with gaps. */
  expects(appends: StreamAppend[], answer: Answer): Answer {
    const wrong = appends.find(({ stream, expected }) => JSON.stringify(expected) !== JSON.stringify(this.head(stream)));
    if (wrong) return left({ kind: 'conflict', stream: wrong.stream, actual: this.head(wrong.stream) });
    const heads = new Map<string, StreamHead>();
    for (const { stream, expected, events: added } of appends) {
      added.forEach((event) => this.stored.push({ stream, event }));
      const digest = answer._tag === 'Right' ? (answer.right.heads.get(stream)?.digest ?? '') : '';
      heads.set(stream, { revision: (expected === 'no-stream' ? -1 : expected.revision) + added.length, digest });
    }
    for (const [stream, head] of heads) this.heads.set(stream, [...(this.heads.get(stream) ?? []), head]);
    const position = this.guarantees.contiguousPositions ? this.start + this.stored.length : answer._tag === 'Right' ? answer.right.position : 0;
    const due: Answer = right({ position, heads });
    this.told.push({ appends, answer: due });
    return due;
  }
}

const believe = (model: Model, stream: string, belief: Append['parts'][number]['belief']): Expected => {
  const head = model.head(stream);
  if (belief === 'right' || belief === 'no-stream') return belief === 'right' ? head : 'no-stream';
  if (belief === 'earlier head') return model.heads.get(stream)?.at(-2) ?? { revision: 5, digest: '0'.repeat(64) };
  return { revision: head === 'no-stream' ? 0 : head.revision, digest: 'f'.repeat(64) };
};

const placed = ({ stream, id, data }: { readonly stream: string; readonly id: string; readonly data: unknown }): string => JSON.stringify([stream, data, id]);

export const modelled = (log: () => Log, guarantees: Guarantees): void =>
  void describe('any history', () => {
    const take = async (model: Model, names: readonly string[], each: Step): Promise<void> => {
      const name = (n: number): string => names[n] as string;
      const ask = (appends: StreamAppend[]): Promise<Answer> => log().append(appends)();
      if (each.kind === 'append') {
        const appends = each.parts.map(({ stream, count, belief }) => to(name(stream), events(count), believe(model, name(stream), belief)));
        const answer = await ask(appends);
        expect(answer).toEqual(model.expects(appends, answer));
      } else if (each.kind === 'read') {
        const recorded = await after(log(), model.start, 3);
        const [found, due] = [recorded.map(placed), model.stored.map(({ stream, event }) => placed({ ...event, stream }))];
        expect(guarantees.atomicAcrossStreams ? found : found.sort()).toEqual(guarantees.atomicAcrossStreams ? due : due.sort());
        expect([...(await log().readStreams(names)).values()].map(({ head }) => head)).toEqual(names.map((each) => model.head(each)));
      } else {
        const earlier = model.told[each.which % Math.max(1, model.told.length)];
        if (!earlier) return;
        if (each.kind === 'repeat') return expect(await ask(earlier.appends)).toEqual(earlier.answer);
        const [first, ...others] = earlier.appends as [StreamAppend, ...StreamAppend[]];
        expect(await ask([{ ...first, events: [...first.events, anEvent()] }, ...others])).toMatchObject({ _tag: 'Left', left: { kind: 'conflict', stream: first.stream, actual: model.head(first.stream) } });
      }
    };

    it('is answered as a list of events a stream would be', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
          const names = Array.from({ length: 4 }, () => aStream('model'));
          const model = new Model(await log().head(), guarantees);
          for (const each of [...steps, { kind: 'read' as const }]) await take(model, names, each);
        }),
        { numRuns: 100 },
      );
    });
  });
