import * as fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, it } from 'vitest';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { command, type CommandOf } from '../../domain/participant/commands.ts';
import { csas, inMemory, nhsNumber } from '../../test/in-memory.ts';
import { joining } from '../../test/people.ts';
import { handle, handleMany, type Item } from '../participants.ts';
import { load } from './load.ts';
import type { ParticipantsDeps } from './work.ts';

const testDate = civilDate('2026-11-02');
const slide = { laboratory: '60280', slideNumber: '26000001' };
type Told = Partial<CommandOf<'record-result'>['with']['result']>;
const tested = (told: Told = slide) => command('record-result', { result: { testDate, cytology: 'X', hpv: '0', action: 'A', ...told } });
const withdrawn = command('withdraw-result', { testDate });
const corrected = (more: { readonly slideNumber?: string } = {}) =>
  command('settle-result', { testDate, correction: { cytology: 'X', hpv: '0', action: 'A', ...more } });
const nowKnownBy = (n: number) => command('change-demographics', { nhsNumber: nhsNumber(n) });

/** People who have joined, by number, and what happens to them. */
const world = async (differences: Partial<ParticipantsDeps> = {}) => {
  const deps: ParticipantsDeps = { ...inMemory(), ...differences };
  let commands = 0;
  const item = (person: number, what: Item['command'], commandId = `c${commands++}`): Item => ({
    participantId: deps.ids.of(nhsNumber(person)),
    command: what,
    context: { today: civilDate('2026-11-22'), actor: csas, cause: 'a file', correlationId: 'f', commandId },
  });
  const many = async (...items: readonly Item[]): Promise<readonly (readonly string[])[]> => (await handleMany(deps)(items)()).map(reasonsOf);
  const does = async (person: number, what: Item['command'], commandId?: string): Promise<readonly string[]> => (await many(item(person, what, commandId)))[0] ?? [];
  await many(...[1, 2, 3].map((n) => item(n, joining(n))));
  return { deps, item, many, does };
};

/** Why it was refused, or what failed; nothing when it was taken. */
const reasonsOf = (answer: Awaited<ReturnType<ReturnType<ReturnType<typeof handle>>>>): readonly string[] => {
  if (E.isRight(answer)) return answer.right.decision.refusals.map(({ code }) => code);
  return answer.left.kind === 'refused' ? answer.left.refusals.map(({ code }) => code) : [answer.left.kind];
};

const duplicate = ['duplicate-slide-number'];

describe("a result of a slide that is on another person's record (VAL-06)", () => {
  it('waits for validation, and says whose record it is not', async () => {
    const { deps, does, item } = await world();
    expect(await does(1, tested())).toEqual([]);
    const answer = await handle(deps)(...addressed(item(2, tested())))();
    if (E.isLeft(answer)) throw new Error(answer.left.kind);
    const { decision, record } = answer.right;
    expect([record.results, record.refused.map(({ refusals }) => refusals)]).toEqual([[], [duplicate]]);
    expect(decision.rules).toContainEqual({ rule: 'VAL-06', value: 'another person' });
    const told = JSON.stringify([decision, record.refused]);
    for (const name of [deps.ids.of(nhsNumber(1)), nhsNumber(1)]) expect(told).not.toContain(name);
  });

  it('is another slide with another laboratory or number, or none that can be told', async () => {
    const { does } = await world();
    await does(1, tested());
    for (const [person, other] of [[2, { ...slide, laboratory: '62010' }], [3, { ...slide, slideNumber: '26000002' }]] as const) expect(await does(person, tested(other))).toEqual([]);
    const { does: andThen } = await world();
    for (const person of [1, 2, 3]) expect(await andThen(person, tested({ slideNumber: '26000001' }))).toEqual([]);
  });

  it('is refused again when it is corrected, until the other lets go of it or its number is put right', async () => {
    const { does } = await world();
    await does(1, tested());
    for (const person of [2, 3]) expect(await does(person, tested())).toEqual(duplicate);
    expect(await does(2, corrected())).toEqual(duplicate);
    expect(await does(2, corrected({ slideNumber: '26000009' }))).toEqual([]);
    expect(await does(3, corrected({ slideNumber: '26000009' }))).toEqual(duplicate);
    await does(1, withdrawn);
    expect(await does(3, corrected())).toEqual([]);
    expect(await does(1, tested())).toEqual(duplicate);
  });

  it('is not one that only waits for validation', async () => {
    const { does } = await world();
    expect(await does(1, tested({ ...slide, cytology: '3' }))).toContain('invalid-code-combination');
    expect(await does(2, tested())).toEqual([]);
  });

  it('is found under whichever number the other is known, and never with oneself', async () => {
    const { does } = await world();
    await does(1, tested());
    await does(1, nowKnownBy(11));
    expect(await does(2, tested())).toEqual(duplicate);
    await does(11, withdrawn);
    for (const ownNumber of [1, 11]) {
      expect(await does(ownNumber, tested())).toEqual([]);
      await does(ownNumber, withdrawn);
    }
    expect(await does(2, corrected())).toEqual([]);
  });

  it('is found on the record that has taken another one over, once', async () => {
    const { does } = await world();
    await does(1, tested());
    await does(1, nowKnownBy(2));
    expect(await does(3, tested())).toEqual(duplicate);
    await does(1, withdrawn);
    expect(await does(3, corrected())).toEqual([]);
    expect(await does(2, tested())).toEqual(duplicate);
  });

  it('is answered as the first time when it is sent again, also when the slide is free by then', async () => {
    const { deps, does, item } = await world();
    await does(1, tested());
    const asked = addressed(item(2, tested(), 'once'));
    const first = await handle(deps)(...asked)();
    await does(1, withdrawn);
    expect(await handle(deps)(...asked)()).toMatchObject(E.right({ repeated: true, decision: E.isRight(first) ? first.right.decision : null }));
  });
});

describe('results that come together (VAL-06)', () => {
  it('collide with each other: the first is taken', async () => {
    const { many, item } = await world();
    expect(await many(item(1, tested()), item(2, tested()), item(3, tested({ ...slide, slideNumber: '26000002' })))).toEqual([[], duplicate, []]);
  });

  it('go by what is left when one of them is withdrawn between', async () => {
    const { many, item } = await world();
    expect(await many(item(1, tested()), item(1, withdrawn), item(2, tested()), item(3, tested()))).toEqual([[], [], [], duplicate]);
  });

  it('are one question, whatever their number; other commands ask none', async () => {
    const asked: number[] = [];
    const { many, item } = await world({ slideNumbers: { mayHold: (slides) => (asked.push(slides.length), Promise.resolve([])) } });
    expect(asked).toEqual([]);
    await many(...[1, 2, 3].map((n) => item(n, tested({ ...slide, slideNumber: `2600000${n}` }))), item(1, command('pause', { by: 'csas' })));
    expect(asked).toEqual([3]);
  });
});

it('no slide of a laboratory is ever on two records, whatever comes and however it comes together', async () => {
  const persons = [1, 2, 3];
  const what = fc.oneof(
    { weight: 4, arbitrary: fc.tuple(fc.constantFrom('A', 'B'), fc.constantFrom('X', '3')).map(([slideNumber, cytology]) => tested({ ...slide, slideNumber, cytology })) },
    { weight: 2, arbitrary: fc.constant(withdrawn) },
    { weight: 2, arbitrary: fc.constantFrom({}, { slideNumber: 'A' }, { slideNumber: 'B' }).map(corrected) },
    { weight: 1, arbitrary: fc.constant(command('settle-result', { testDate, remove: true })) },
  );
  const batch = fc.array(fc.tuple(fc.constantFrom(...persons), what), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(fc.array(batch, { maxLength: 12 }), async (batches) => {
      const { deps, many, item } = await world();
      for (const each of batches) {
        await many(...each.map(([person, asked]) => item(person, asked)));
        const loaded = await load(deps.log)(persons.map((n) => deps.ids.of(nhsNumber(n))));
        const slides = [...loaded.values()].flatMap((stream) => (E.isRight(stream) && stream.right.record.kind === 'participant' ? stream.right.record.results : []).map(({ slideNumber }) => slideNumber));
        expect(slides.length).toBe(new Set(slides).size);
      }
    }),
    { numRuns: 60 },
  );
});

it('nothing is recorded when nobody can tell who holds the slide', async () => {
  const { deps, does } = await world({ slideNumbers: { mayHold: () => Promise.reject(new Error('not level')) } });
  const before = await deps.log.head();
  expect(await does(1, tested())).toEqual(['unavailable']);
  expect(await does(1, tested({}))).toEqual([]);
  expect(await deps.log.head()).toBeGreaterThan(before);
});

const addressed = ({ participantId, command: what, context }: Item) => [participantId, what, context] as const;

