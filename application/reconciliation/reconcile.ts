import { addDays, type CivilDate } from '../../domain/dates/civil-date.ts';
import { inForce } from '../../domain/rules/dated.ts';
import type { Policy } from '../../domain/rules/policy.ts';
import { type Counts, kindNames, needSomebody, noCounts, type ThingKind, total } from '../../domain/to-be-told/kind.ts';
import { lookUp } from '../message/look-up.ts';
import type { Actor } from '../ports/event-log.ts';
import type { Notify } from '../ports/notify.ts';
import type { Deadlines, OwedLetters } from '../ports/owed-letters.ts';
import type { InTheLog, Occasion, Reconciled } from './events.ts';
import { type Comparison, compareWithLog } from './in-the-log.ts';
import { lastReconciliations, remember, type RememberingDeps } from './remembered.ts';

export interface ReconciliationDeps extends RememberingDeps {
  readonly policy: Policy;
  readonly owed: OwedLetters;
  /** Looks a message up at NHS Notify; null: nothing is asked there. */
  readonly look: Notify['look'] | null;
}

export interface Reconciling {
  readonly today: CivilDate;
  readonly occasion: Occasion;
  readonly actor: Actor;
  /** Told after each piece: the place in the log that was reached, of where it ends. */
  readonly onProgress?: (at: number, of: number) => void;
  /** Stops it between two pieces; then nothing is kept of it. */
  readonly stop?: AbortSignal;
}

/** On whose behalf those are done that nobody asks for. */
export const reconciler: Actor = { user: 'reconciliation', role: 'system', organisation: 'csms' };

/** What has to be told is counted in pieces of so many. */
const pieceSize = 20_000;
/** So many messages are looked up at NHS Notify in one reconciliation. */
const mostLooks = 100;

export const deadlinesOn = (policy: Policy, today: CivilDate): Deadlines => {
  const { betweenHours: _, ...days } = inForce(policy.reconciliation, today).value;
  const before = Object.fromEntries(Object.entries(days).map(([state, most]) => [state, addDays(today, -most)]));
  return { ...(before as Omit<Deadlines, 'today'>), today };
};

/**
 * Puts everything that has to be told in exactly one state, and what nobody should overlook in the open. Read models are compared with
 * the log too: what came since the last reconciliation one by one, and all that came before by how much there is. Answers with what was
 * found, and keeps it; null: it was stopped. Throws when the log or a read model gives no answer.
 */
export const reconcile =
  (deps: ReconciliationDeps) =>
  async ({ today, occasion, actor, onProgress = () => undefined, stop }: Reconciling): Promise<Reconciled | null> => {
    const { owed, policy } = deps;
    const deadlines = deadlinesOn(policy, today);
    const unknown = await unknownToNotify(deps, deadlines, stop);
    const position = await owed.catchUp();
    const isStopped = (): boolean => stop?.aborted === true;
    const counts: Record<keyof Counts, number> = { ...noCounts };
    let happened = 0;
    for (let after = 0; ; ) {
      const piece = await owed.count(after, position, pieceSize, deadlines);
      if (isStopped()) return null;
      if (piece.last === null) break;
      for (const [kind, things] of Object.entries(piece.counts)) counts[kind as ThingKind] += things;
      happened += piece.happened;
      onProgress((after = piece.last), position);
    }
    const compared = await sinceLast(deps, position, { happenings: happened, ...(await owed.lettersAndMessages(position)) }, stop);
    if (isStopped()) return null;
    Object.assign(counts, await owed.countOthers(deadlines), { 'not-shown': compared.missing, 'no-news': counts['no-news'] - unknown.length, 'unknown-to-notify': unknown.length });
    const found: Reconciled = {
      on: today, occasion, position, total: total(counts), needSomebody: needSomebody(counts),
      counts: Object.fromEntries(kindNames.flatMap((kind) => (counts[kind] === 0 ? [] : [[kind, counts[kind]]]))),
      log: compared.log, notShown: [...compared.notShown], unknown: [...unknown],
    };
    await remember(deps, found, actor);
    return found;
  };

/** The stretch since the last reconciliation; where less is shown in all than the log holds, the whole log. */
const sinceLast = async ({ log, owed }: ReconciliationDeps, position: number, shown: InTheLog, stop?: AbortSignal): Promise<Comparison> => {
  const [last] = (await lastReconciliations(log, 1)).done;
  if (last === undefined || last.position > position) return compareWithLog(log, owed, 0, position, stop);
  const since = await compareWithLog(log, owed, last.position, position, stop);
  const held = {
    happenings: last.log.happenings + since.log.happenings,
    letters: last.log.letters + since.log.letters,
    messages: last.log.messages + since.log.messages,
  };
  const isAllThere = shown.happenings >= held.happenings && shown.letters >= held.letters && shown.messages >= held.messages;
  return isAllThere && since.missing === 0 ? { ...since, log: held } : compareWithLog(log, owed, 0, position, stop);
};

/** Looks up those of which there was no news for too long, and answers with those that NHS Notify does not know. */
const unknownToNotify = async ({ owed, look, log, policy }: ReconciliationDeps, deadlines: Deadlines, stop?: AbortSignal): Promise<readonly string[]> => {
  if (look === null) return [];
  await owed.catchUp();
  return (await lookUp({ log, policy, look })(await owed.withoutNews(0, mostLooks, deadlines), deadlines.today, stop)).unknown;
};
