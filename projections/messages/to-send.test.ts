import * as E from 'fp-ts/lib/Either.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { handOver } from '../../application/message/hand-over.ts';
import { told } from '../../application/message/told.ts';
import { command } from '../../domain/participant/commands.ts';
import type { CaseNumber } from '../../domain/identifiers/case-number.ts';
import { withDatabase } from '../../test/database.ts';
import { notifyModel } from '../../test/messages/notify-model.ts';
import { messageModelsOf } from '../../test/messages/read-models.ts';
import { readLetters, toSendInMemory } from '../../test/messages/to-send-in-memory.ts';
import { messagesWorld, resultOf, today } from '../../test/messages/world.ts';
import { joining } from '../../test/people.ts';
import { readModelsOf } from '../../test/read-models.ts';
import { together } from '../runner/together.ts';
import { countMessages, messagesByState, messagesThat, refusedLetters } from './queries.ts';
import { messagesToSend } from './to-send.ts';
import { countLettersOwed, lettersOwedTo } from './whereabouts.ts';

const database = withDatabase();
const world = messagesWorld();
const { deps, does } = world;
const notify = notifyModel((reference) => reference === unwelcome);
let unwelcome = '';
const models = () =>
  together(
    readModelsOf(database().db, deps.log),
    messageModelsOf(database().db, deps.log),
  );
const toSend = () => messagesToSend(database().db, models().catchUp);
const passes = () => handOver({ ...deps, toSend: toSend(), notify: notify.behaving([]), routingPlanOf: (letter) => `plan of ${letter}` });

beforeAll(async () => {
  for (let n = 0; n < 7; n++) for (const asked of [joining(n), resultOf(n)]) await does(n, asked);
  await does(1, command('pause', { by: 'csas' }));
  unwelcome = (await readLetters(deps.log))[4]?.reference ?? '';
});

describe('what there is to send', () => {
  it('is the same to a read model as to somebody who reads the whole log, until it is all handed over', async () => {
    const inMemory = toSendInMemory(deps.log);
    const both = async () => {
      const views = [inMemory, toSend()];
      for (const each of views) await each.catchUp();
      const seen = await Promise.all(views.map(async (each) => ({
        unopened: await each.unopened(0, 3), last: await each.lastOpened(), batches: await each.openBatches(), letters: await each.waitingLetters(),
        waiting: (await each.waiting('PX0A', 0, 5)).map(({ reference, position }) => ({ reference, position })),
      })));
      expect(seen[0]).toEqual(seen[1]);
      return seen[1];
    };
    expect((await both())?.unopened).toHaveLength(3);
    await passes()({ today });
    expect(await refusedLetters(database().db)).toEqual([]);
    await toSend().catchUp();
    expect(await refusedLetters(database().db)).toEqual([{ letter: 'PX0A', code: 'CM_NO_SUCH_ROUTING_PLAN', messages: 2 }]);
    expect((await both())?.letters).toEqual([{ letter: 'PX0A', refused: true }]);
    notify.learns('plan of PX0A');
    for (let pass = 0; pass < 3; pass++) await passes()({ today });
    expect((await both())?.letters).toEqual([]);
    expect(notify.faults()).toEqual([]);
  });

  it('has held messages wait again when their people are no longer paused, and no sooner', async () => {
    expect(await toSend().held(0, 10)).toEqual([]);
    await does(1, command('unpause', { by: 'csas' }));
    await toSend().catchUp();
    expect(await toSend().held(0, 10)).toHaveLength(1);
    expect(await passes()({ today })).toMatchObject({ released: 1, handedOver: 1 });
  });
});

describe('messages', () => {
  it('are listed by where they are, and whether somebody must look', async () => {
    await toSend().catchUp();
    const { db } = database();
    expect(await messagesByState(db)).toEqual([
      { state: 'failed', letter: 'PX0A', messages: 1, needSomebody: 1 },
      { state: 'handed-over', letter: 'PX0A', messages: 6, needSomebody: 0 },
    ]);
    const page = await messagesThat(db)({ needsSomebody: true }, { limit: 10 });
    expect(E.isRight(page) && page.right.rows.map(({ reference, failure_code, kind }) => [reference, failure_code, kind])).toEqual([[unwelcome, 'CM_INVALID_NHS_NUMBER', 'result']]);
    expect(await countMessages(db)({ state: 'handed-over', letter: 'PX0A', kind: 'result' })).toBe(6);
  });

  it('tell of every letter owed where it is, in one place', async () => {
    const [first] = await readLetters(deps.log);
    const { reference = '', participantId = '' } = first ?? {};
    await told(deps)([{ key: 'k', reference, notifyId: 'n', status: 'delivered', description: null, failureCode: null, at: '2026-11-23T10:00:00Z', way: null }], today);
    await does(6, resultOf(60, '2026-11-10'));
    await toSend().catchUp();
    expect(await countLettersOwed(database().db)).toEqual({ 'waiting': 1, 'held': 0, 'handed-over': 5, 'delivered': 1, 'failed': 1, 'cancelled': 0 });
    expect((await lettersOwedTo(database().db)(participantId)).map(({ letter, whereabouts }) => [letter, whereabouts])).toEqual([['PX0A', 'delivered']]);
  });

  it('that were cancelled by hand stay where they are', async () => {
    await toSend().catchUp();
    const [letter] = await toSend().unopened(0, 10);
    await passes()({ today });
    const done = await world.acts(letter?.reference ?? '', { do: 'cancel', caseNumber: 'CAS-12345-ABCDE' as CaseNumber, comment: 'too late' });
    expect(E.isLeft(done) && done.left.code).toBe('already-handed-over');
  });
});
