import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, it } from 'vitest';
import { civilDate } from '../domain/dates/civil-date.ts';
import { command } from '../domain/participant/commands.ts';
import { csas, everything, inMemory, nhsNumber, participantIds, practice } from '../test/in-memory.ts';
import { joining, someone } from '../test/people.ts';
import { readHistory } from './participant-history.ts';
import { streamOf } from './participant-id.ts';
import type { EventLog } from './ports/event-log.ts';
import { type Context, handle, handleMany, type Outcome } from './participants.ts';

const today = civilDate('2026-11-22');
const one = nhsNumber(1);
const two = nhsNumber(2);
const three = nhsNumber(3);
const idOne = participantIds.of(one);
const idTwo = participantIds.of(two);
const idThree = participantIds.of(three);

const as = (commandId: string, more: Partial<Context> = {}): Context => ({ today, actor: csas, cause: 'a test', correlationId: 'c', commandId, ...more });

const done = <F>(answer: E.Either<F, Outcome>): Outcome => {
  if (E.isLeft(answer)) throw new Error(JSON.stringify(answer.left));
  return answer.right;
};

const withSomeone = async () => {
  const deps = inMemory();
  done(await handle(deps)(idOne, joining(1), as('join'))());
  return { ...deps, handle: handle(deps), handleMany: handleMany(deps) };
};

const ceaseForNoCervix = command('cease', { reason: 'no-cervix', by: 'csas' });
const pause = command('pause', { by: 'csas' });
const movedTo = (code: string) => command('change-demographics', { practice: code });
const nowKnownBy = (number: typeof one) => command('change-demographics', { nhsNumber: number });

describe('a command', () => {
  it('leads from the record to events that carry who, why, and on which rules', async () => {
    const { log, handle, policy } = await withSomeone();
    const outcome = done(await handle(idOne, ceaseForNoCervix, as('cease', { cause: 'form 7' }))());
    expect(outcome.record.ceased?.reason).toBe('no-cervix');
    const stored = (await everything(log)).filter(({ metadata }) => metadata.commandId === 'cease');
    expect(stored.map(({ type }) => type)).toContain('ceased');
    expect(outcome.position).toBe(await log.head());
    expect(outcome.revision).toBe(stored.at(-1)?.revision);
    for (const { metadata } of stored) {
      expect(metadata).toMatchObject({ actor: csas, cause: 'form 7', correlationId: 'c', policyVersion: policy.version, rules: outcome.decision.rules });
    }
    expect(outcome.decision.rules.length).toBeGreaterThan(0);
  });

  it('for nobody is not found, and stores nothing', async () => {
    const { log, handle } = await withSomeone();
    const before = await log.head();
    expect(await handle(idTwo, pause, as('pause'))()).toEqual(E.left({ kind: 'not-found' }));
    expect(await log.head()).toBe(before);
  });

  it('that is refused stores nothing and says why', async () => {
    const { log, handle } = await withSomeone();
    const before = await log.head();
    const answer = await handle(idOne, joining(1), as('join again'))();
    expect(answer).toMatchObject(E.left({ kind: 'refused', refusals: [{ code: 'already-registered' }] }));
    expect(await log.head()).toBe(before);
  });

  it('given again is answered as the first time, whatever happened since, and stores nothing', async () => {
    const { log, handle } = await withSomeone();
    const first = done(await handle(idOne, pause, as('pause'))());
    done(await handle(idOne, command('unpause', { by: 'csas' }), as('unpause'))());
    const before = await log.head();
    expect(done(await handle(idOne, pause, as('pause'))())).toEqual({ ...first, repeated: true });
    expect(await log.head()).toBe(before);
  });

  it('given again after it put a result on the validation worklist tells the same refusals', async () => {
    const { handle } = await withSomeone();
    const result = command('record-result', { result: { testDate: civilDate('2026-11-01'), cytology: '3', hpv: '0', action: 'A' } });
    const first = done(await handle(idOne, result, as('result'))());
    expect(first.decision.refusals.map(({ code }) => code)).toContain('invalid-code-combination');
    expect(done(await handle(idOne, result, as('result'))())).toEqual({ ...first, repeated: true });
  });

  it('given twice at once takes effect once, with the same answer', async () => {
    const { log, handle } = await withSomeone();
    const answers = await Promise.all(Array.from({ length: 8 }, () => handle(idOne, ceaseForNoCervix, as('cease'))()));
    const [first, ...others] = answers.map(done).map(({ repeated: _, ...outcome }) => outcome);
    for (const other of others) expect(other).toEqual(first);
    expect((await everything(log)).filter(({ type }) => type === 'ceased')).toHaveLength(1);
  });

  it('given twice at once, with somebody else in between, is answered as it took effect', async () => {
    const { handle: first, ...deps } = await withSomeone();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const late: EventLog = { ...deps.log, append: (appends) => () => held.then(deps.log.append(appends)) };
    const second = handle({ ...deps, log: late })(idOne, pause, as('pause'))();
    done(await first(idOne, movedTo('B81002'), as('move'))());
    const { repeated: _, ...answer } = done(await first(idOne, pause, as('pause'))());
    release();
    expect(done(await second)).toEqual({ ...answer, repeated: true });
  });

  it('is decided anew on what somebody else wrote meanwhile', async () => {
    const { handle } = await withSomeone();
    const [paused, moved] = await Promise.all([handle(idOne, pause, as('pause'))(), handle(idOne, movedTo('B81002'), as('move'))()]);
    const last = [done(paused), done(moved)].sort((a, b) => a.revision - b.revision).at(-1);
    expect(last?.record.pausedByHand).toBe(today);
    expect(last?.record.demographics.practice).toBe('B81002');
  });

  it('from a caller who has not seen what happened since is a conflict that tells who did what', async () => {
    const { log, handle } = await withSomeone();
    const seen = done(await handle(idOne, pause, as('pause'))()).revision;
    done(await handle(idOne, movedTo('B81002'), as('move', { actor: practice }))());
    done(await handle(idOne, ceaseForNoCervix, as('cease'))());
    const stored = (await everything(log)).filter(({ metadata }) => metadata.commandId === 'cease');
    expect(await handle(idOne, command('unpause', { by: 'csas' }), as('unpause', { expectedRevision: seen }))()).toEqual(
      E.left({
        kind: 'conflict',
        revision: seen + 1 + stored.length,
        meanwhile: [
          { actor: practice, did: ['practice-changed'], at: '2026-11-22T09:00:00.000Z', revision: seen + 1 },
          { actor: csas, did: stored.map(({ type }) => type), at: '2026-11-22T09:00:00.000Z', revision: seen + 1 + stored.length },
        ],
      }),
    );
  });

  it('with the revision its caller saw is carried out while that still stands, and repeats even after', async () => {
    const { handle } = await withSomeone();
    const seen = done(await handle(idOne, movedTo('B81002'), as('move'))()).revision;
    const first = done(await handle(idOne, pause, as('pause', { expectedRevision: seen }))());
    expect(first.revision).toBe(seen + 1);
    expect(done(await handle(idOne, pause, as('pause', { expectedRevision: seen }))())).toEqual({ ...first, repeated: true });
  });

  it('on a record with an event that cannot be read stops, and names the event', async () => {
    const { log, handle } = await withSomeone();
    const { head } = (await log.readStreams([streamOf(idOne)])).get(streamOf(idOne)) ?? { head: 'no-stream' };
    const [first] = await everything(log);
    if (first === undefined) throw new Error('nothing stored');
    const strange = { id: '00000000-0000-4000-8000-000000000001', type: 'screened-by-telepathy', version: 3, data: {}, metadata: first.metadata };
    await log.append([{ stream: streamOf(idOne), expected: head, events: [strange] }])();
    expect(await handle(idOne, pause, as('pause'))()).toMatchObject(
      E.left({ kind: 'unreadable', position: await log.head(), type: 'screened-by-telepathy', version: 3 }),
    );
  });
});

describe('many commands', () => {
  it('for one participant are carried out in order, each on what the one before left, in one append', async () => {
    const { log, handleMany } = await withSomeone();
    const before = await log.head();
    const answers = await handleMany([
      { participantId: idOne, command: pause, context: as('p') },
      { participantId: idTwo, command: joining(2), context: as('j') },
      { participantId: idOne, command: pause, context: as('p again') },
      { participantId: idTwo, command: movedTo('B81002'), context: as('m') },
      { participantId: idOne, command: pause, context: as('p') },
    ])();
    expect(answers.map(E.isRight)).toEqual([true, true, false, true, true]);
    expect(answers[2]).toMatchObject(E.left({ refusals: [{ code: 'already-paused' }] }));
    const [paused, , , moved, repeated] = answers as [E.Right<Outcome>, unknown, unknown, E.Right<Outcome>, E.Right<Outcome>];
    expect(moved.right.record.demographics.practice).toBe('B81002');
    expect(repeated.right).toEqual({ ...paused.right, repeated: true });
    expect(moved.right.position).toBe(await log.head());
    expect(await log.head()).toBeGreaterThan(before);
  });

  it('racing with others for the same records all take effect, once', async () => {
    const { log, handleMany } = await withSomeone();
    const batch = (name: string) => Array.from({ length: 40 }, (_, i) => ({ participantId: participantIds.of(nhsNumber(10 + i)), command: joining(10 + i), context: as(`${name}-${i}`) }));
    await Promise.all([handleMany(batch('same'))(), handleMany(batch('same'))(), handleMany(batch('same').slice(5))()]);
    const joined = (await everything(log)).filter(({ type }) => type === 'registered');
    expect(joined).toHaveLength(41);
  });
});

describe('a changed NHS number', () => {
  it('leads to the same record as the old one, in one append', async () => {
    const { log, handle } = await withSomeone();
    const changed = done(await handle(idOne, nowKnownBy(two), as('number'))());
    expect(changed.record.nhsNumber).toBe(two);
    const stored = (await everything(log)).filter(({ metadata }) => metadata.commandId === 'number');
    expect(stored.map(({ stream, type }) => ({ stream, type }))).toEqual([
      { stream: streamOf(idOne), type: 'nhs-number-changed' },
      { stream: streamOf(idTwo), type: 'known-elsewhere' },
    ]);
    const paused = done(await handle(idTwo, pause, as('pause'))());
    expect(paused.participantId).toBe(idOne);
    expect(paused.record.nhsNumber).toBe(two);
    expect(await handle(idTwo, joining(2), as('join 2'))()).toMatchObject(E.left({ refusals: [{ code: 'already-registered' }] }));
  });

  it('may change again, and back', async () => {
    const { log, handle } = await withSomeone();
    for (const [i, number] of [two, three, one, two].entries()) done(await handle(idOne, nowKnownBy(number), as(`n${i}`))());
    for (const id of [idOne, idTwo, idThree]) expect(done(await handle(id, movedTo('A81001'), as(`look ${id}`))()).record.nhsNumber).toBe(two);
    expect((await everything(log)).filter(({ type }) => type === 'known-elsewhere')).toHaveLength(2);
  });

  it('and a person who joins under it at the same moment end in one record', async () => {
    const { log, handle } = await withSomeone();
    await Promise.all([handle(idTwo, joining(2, { ...someone }), as('join 2'))(), handle(idOne, nowKnownBy(two), as('number'))()]);
    const [first, second] = [await readHistory(log)(idOne), await readHistory(log)(idTwo)];
    expect(E.isRight(first) && first.right.participant.nhsNumber).toBe(two);
    expect(first).toEqual(second);
  });
});

describe('an NHS number superseded by one under which another record stands (D-29)', () => {
  const testedOn = (testDate: string) => command('record-result', { result: { testDate: civilDate(testDate), cytology: 'X', hpv: '0', action: 'A' } });
  const withTwo = async () => {
    const deps = await withSomeone();
    done(await deps.handle(idTwo, joining(2), as('join 2'))());
    done(await deps.handle(idOne, testedOn('2026-10-10'), as('older'))());
    done(await deps.handle(idTwo, testedOn('2026-11-11'), as('newer'))());
    return deps;
  };
  const history = async (log: EventLog, id: typeof idOne, asOf: Parameters<ReturnType<typeof readHistory>>[1] = {}) => {
    const found = await readHistory(log)(id, asOf);
    if (E.isLeft(found)) throw new Error(found.left.kind);
    return found.right;
  };

  it('leads the old one to that record, which takes over its tests; both stay whole and say so', async () => {
    const { log, handle } = await withTwo();
    const before = await everything(log);
    const outcome = done(await handle(idOne, nowKnownBy(two), as('merge'))());
    expect(outcome).toMatchObject({ participantId: idTwo, record: { nhsNumber: two, mergedFrom: [{ participantId: idOne, nhsNumber: one }] } });
    expect(outcome.record.results.map(({ testDate }) => testDate)).toEqual(['2026-10-10', '2026-11-11']);
    const after = await everything(log);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(Object.fromEntries(after.slice(before.length).map(({ stream, type }) => [stream, type]))).toEqual({
      [streamOf(idTwo)]: 'record-merged',
      [streamOf(idOne)]: 'known-elsewhere',
    });
  });

  it('asked for again is answered as the first time, and what is told of the old number goes to the one record', async () => {
    const { log, handle } = await withTwo();
    const first = done(await handle(idOne, nowKnownBy(two), as('merge'))());
    const head = await log.head();
    expect(done(await handle(idOne, nowKnownBy(two), as('merge'))())).toMatchObject({ repeated: true, participantId: idTwo, revision: first.revision });
    expect(await log.head()).toBe(head);
    expect(done(await handle(idOne, pause, as('pause'))()).participantId).toBe(idTwo);
  });

  it('is read as one history under the new number, and as it was before then', async () => {
    const { log, handle } = await withTwo();
    done(await handle(idOne, nowKnownBy(two), as('merge', { today: civilDate('2026-12-01') }))());
    const whole = await history(log, idOne);
    expect(whole.participantId).toBe(idTwo);
    expect(whole.readAsOne.map(({ recorded }) => recorded.position)).toEqual((await everything(log)).map((event) => event.position));
    expect(whole.entries.every(({ recorded }) => recorded.stream === streamOf(idTwo))).toBe(true);
    const before = await history(log, idOne, { happenedBy: civilDate('2026-11-30') });
    expect([before.participantId, before.participant.nhsNumber, before.participant.results.length]).toEqual([idOne, one, 1]);
  });

  it('takes the whole record of somebody who was merged before', async () => {
    const { log, handle } = await withTwo();
    done(await handle(idThree, joining(3), as('join 3'))());
    done(await handle(idOne, nowKnownBy(two), as('first'))());
    done(await handle(idTwo, nowKnownBy(three), as('second'))());
    for (const id of [idOne, idTwo, idThree]) {
      const { participantId, participant, readAsOne } = await history(log, id);
      expect([participantId, participant.results.length, readAsOne.length]).toEqual([idThree, 2, await log.head()]);
    }
  });
});
