import { handOver } from '../../application/message/hand-over.ts';
import { act, type ActOnMessage } from '../../application/message/act.ts';
import { handle } from '../../application/participants.ts';
import type { EventLog } from '../../application/ports/event-log.ts';
import type { Notify } from '../../application/ports/notify.ts';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { type Command, command } from '../../domain/participant/commands.ts';
import { csas, inMemory, nhsNumber } from '../in-memory.ts';
import { readMessages, toSendInMemory } from './to-send-in-memory.ts';

export const today = civilDate('2026-11-23');

/** A result of the n-th person which brings a letter. */
export const resultOf = (n: number, testDate = '2026-11-06'): Command =>
  command('record-result', { result: { testDate: civilDate(testDate), cytology: 'X', hpv: '0', action: 'A', slideNumber: `26${String(n).padStart(6, '0')}`, laboratory: '62010' } });

/** A log of its own, people, and what hands messages over. */
export const messagesWorld = (given?: ReturnType<typeof inMemory>['log']) => {
  const fresh = inMemory();
  let ids = 0;
  const own = { ...fresh, log: given ?? fresh.log, newId: () => `00000000-0000-4000-8000-${String(ids++).padStart(12, '0')}` };
  let commands = 0;
  const context = () => ({ today, actor: csas, cause: 'a test', correlationId: 'c', commandId: `test ${commands++}` });
  const handingOver = (notify: Notify, log: EventLog = own.log) =>
    handOver({ ...own, log, notify, routingPlanOf: (letter) => `plan of ${letter}`, toSend: toSendInMemory(own.log) });
  return {
    deps: own,
    does: (n: number, asked: Command) => handle(own)(own.ids.of(nhsNumber(n)), asked, context())(),
    /** A machine that hands over, and may die. */
    machine: (notify: Notify, log?: EventLog) => {
      const pass = handingOver(notify, log);
      return () => pass({ today });
    },
    acts: (reference: string, asked: ActOnMessage) => act(own)(reference, asked, context()),
    messages: () => readMessages(own.log),
  };
};
