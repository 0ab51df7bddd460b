import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { memoryEventLog } from '../../../adapters/event-log/memory/memory-event-log.ts';
import { participantIds } from '../../../adapters/participant-ids.ts';
import { laboratoryItemsShown, messagesShown, participantsShown } from '../../../adapters/system.ts';
import { dailyRun } from '../../../application/daily-run.ts';
import { act, type ActOnMessage } from '../../../application/message/act.ts';
import { handOver } from '../../../application/message/hand-over.ts';
import { told } from '../../../application/message/told.ts';
import { handle } from '../../../application/participants.ts';
import type { Notify, Told } from '../../../application/ports/notify.ts';
import { reconcile, reconciler } from '../../../application/reconciliation/reconcile.ts';
import { addDays, type CivilDate, civilDate } from '../../../domain/dates/civil-date.ts';
import { nhsNumberFrom } from '../../../domain/identifiers/nhs-number.ts';
import type { Command } from '../../../domain/participant/commands.ts';
import { programmePolicy as policy } from '../../../domain/rules/policy.ts';
import { readModelsDb } from '../../../projections/database.ts';
import { duePeople } from '../../../projections/due-actions/queries.ts';
import { messagesToSend } from '../../../projections/messages/to-send.ts';
import { owedLetters } from '../../../projections/reconciliation/owed-letters.ts';
import { readModels } from '../../../projections/runner/read-models.ts';
import { together } from '../../../projections/runner/together.ts';
import { tables } from '../../../projections/tables.ts';
import { careless, forgetful, losing, nothingBroken } from './broken.ts';

const noon = '2026-01-01T12:00:00.000Z';
const csas = { user: 'torture', role: 'csas', organisation: 'csms' };
const caseNumber = 'CAS-12345-ABCDE' as Extract<ActOnMessage, { do: 'cancel' }>['caseNumber'];

const emptied = async (db: Kysely<unknown>): Promise<void> => {
  const all = [...tables.map(({ name }) => `read_model.${name}`), 'read_model.checkpoint', 'read_model.parked'];
  await sql`truncate ${sql.join(all.map((name) => sql.table(name)))}`.execute(db);
};

/** A programme of its own on an empty database: people, days that pass, messages that go out, and NHS Notify, which takes all of them. */
export const reconciliationWorld = async (db: Kysely<unknown>) => {
  await emptied(db);
  const broken = nothingBroken();
  const stored = memoryEventLog(() => noon);
  const log = losing(stored, broken);
  const ids = participantIds('torture');
  let made = 0;
  const newId = (): string => {
    const hex = createHash('sha256').update(`${made++}`).digest('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  };
  const shown = { db, log, now: () => noon };
  const models = together(readModels({ ...shown, ...participantsShown(policy) }), readModels({ ...shown, ...laboratoryItemsShown(policy) }), readModels({ ...shown, ...messagesShown }));
  const deps = { log, policy, ids, newId, slideNumbers: { mayHold: () => Promise.resolve([]) }, senders: { of: () => Promise.resolve(null) } };
  const run = dailyRun({ ...deps, due: careless(duePeople(readModelsDb(db), models.catchUp), broken) });

  const taken = new Map<string, 'here' | 'told'>();
  const notify: Notify = {
    mostMessages: 1_000,
    look: (notifyId) => Promise.resolve(broken.forgotten.has(notifyId) ? null : { status: 'sending', description: null, failureCode: null, at: noon }),
    send: ({ messages }) => {
      if (messages.some(({ reference }) => broken.dies.has(reference))) throw new Error('killed');
      for (const { reference } of messages) taken.set(reference, 'here');
      if (messages.some(({ reference }) => broken.unanswered.has(reference))) return Promise.resolve({ kind: 'unknown', code: 'timeout', againAfter: 60 });
      return Promise.resolve({ kind: 'accepted', ids: new Map(messages.map(({ reference }) => [reference, reference])) });
    },
  };
  const pass = handOver({ ...deps, notify, routingPlanOf: (letter) => letter, toSend: forgetful(messagesToSend(db, models.catchUp), broken) });
  let today: CivilDate = civilDate('2026-01-05');
  const acting = () => ({ today, actor: csas, correlationId: 'torture', commandId: newId() });

  /** Every message that it has comes or fails, and somebody looks after what failed. */
  const callBack = async (): Promise<void> => {
    const news = [...taken].filter(([reference, at]) => at === 'here' && !broken.silent.has(reference) && !broken.unanswered.has(reference)).map(([reference]) => reference);
    const fails = (reference: string): boolean => reference.startsWith('0') || broken.unseen.has(reference);
    const all = news.map((reference): Told => ({ key: reference, reference, notifyId: reference, status: fails(reference) ? 'failed' : 'delivered', description: null, failureCode: null, at: noon, way: null }));
    await told(deps)(all, today);
    for (const reference of news) {
      taken.set(reference, 'told');
      if (fails(reference) && !broken.unseen.has(reference)) await act(deps)(reference, { do: 'settle', caseNumber, comment: 'looked after' }, acting());
    }
  };

  return {
    db, deps, stored, broken, models, caseNumber,
    today: () => today,
    idOf: (n: number) => ids.of(nhsNumberFrom(903_000_000, n)),
    does: (n: number, asked: Command) => handle(deps)(ids.of(nhsNumberFrom(903_000_000, n)), asked, { ...acting(), cause: 'torture' })(),
    acts: (reference: string, asked: ActOnMessage) => act(deps)(reference, asked, acting()),
    /** References of the letters that were asked for, of one person, oldest first. */
    lettersOf: async (n: number): Promise<readonly string[]> => {
      const stream = `participant-${ids.of(nhsNumberFrom(903_000_000, n))}`;
      return ((await stored.readStreams([stream])).get(stream)?.events ?? []).filter(({ type }) => type === 'letter-requested').map(({ id }) => id);
    },
    /** The day's work so many days later. A machine that dies leaves what it was at. */
    works: async (daysLater: number): Promise<void> => {
      today = addDays(today, daysLater);
      await run(today);
      await pass({ today }).catch((error: unknown) => {
        if (!(error instanceof Error && error.message === 'killed')) throw error;
      });
      await callBack();
    },
    reconciled: (look: boolean) => reconcile({ ...deps, owed: owedLetters(db, models.catchUp, log.head), look: look ? notify.look : null })({ today, occasion: 'on-demand', actor: reconciler }),
  };
};

export type World = Awaited<ReturnType<typeof reconciliationWorld>>;
