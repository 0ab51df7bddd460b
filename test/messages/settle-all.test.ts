import { expect, it } from 'vitest';
import type { ActingOnMessage } from '../../application/message/act.ts';
import { settleAll } from '../../application/message/settle-all.ts';
import type { CaseNumber } from '../../domain/identifiers/case-number.ts';
import { csas } from '../in-memory.ts';
import { joining } from '../people.ts';
import { notifyModel } from './notify-model.ts';
import { messagesWorld, resultOf, today } from './world.ts';

const acting: ActingOnMessage = { actor: csas, commandId: 'k', correlationId: 'c', today };
const why = { caseNumber: 'CAS-12345-ABCDE' as CaseNumber, comment: 'a simulated history' };

it('settles what failed and leaves the rest, and again does nothing', async () => {
  const world = messagesWorld();
  for (let n = 0; n < 3; n++) for (const asked of [joining(n), resultOf(n)]) await world.does(n, asked);
  const unwelcome = new Set<string>();
  const notify = notifyModel((reference) => unwelcome.has(reference));
  notify.learns('plan of PX0A');
  const pass = world.machine(notify.behaving(['busy']));
  await pass();
  const references = (await world.messages()).map(({ reference }) => reference);
  for (const reference of references.slice(1)) unwelcome.add(reference);
  for (let passes = 0; passes < 3; passes++) await pass();

  expect([await settleAll(world.deps)(references, why, acting), await settleAll(world.deps)(references, why, acting)]).toEqual([2, 0]);
  expect((await world.messages()).map(({ place, settled }) => [place.at, settled])).toEqual([
    ['handed-over', null],
    ['failed', 'no-further-action'],
    ['failed', 'no-further-action'],
  ]);
});
