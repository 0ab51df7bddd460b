import { userInfo } from 'node:os';
import type { Reconciled } from '../../application/reconciliation/events.ts';
import { deadlinesOn } from '../../application/reconciliation/reconcile.ts';
import { lastReconciliations } from '../../application/reconciliation/remembered.ts';
import { isThingKind, type Kind, kindNames, kinds } from '../../domain/to-be-told/kind.ts';
import { type Exception, exceptionsOf } from '../../projections/reconciliation/exceptions.ts';
import { reconciliation, type ReconciliationSystem } from '../reconciliation.ts';
import type { System } from '../system.ts';
import { progress } from './progress.ts';
import { CommandFailed } from './with-system.ts';

export interface TypedReconcile {
  readonly json?: true | undefined;
  readonly list?: string | undefined;
}

type Parts = ReconciliationSystem & Pick<System, 'clock'>;

const line = (kind: Kind, number: number): string => `  ${kind.padEnd(24)}${String(number).padStart(9)}   ${kinds[kind].says}`;

const summary = ({ total, needSomebody, counts, on, position }: Reconciled): string => {
  const found = kindNames.filter((kind) => (counts[kind] ?? 0) > 0);
  const lines = (which: (kind: Kind) => boolean): readonly string[] => found.filter(which).map((kind) => line(kind, counts[kind] ?? 0));
  const lost = (kind: Kind): boolean => kinds[kind].todo !== null;
  return [
    `The reconciliation of ${on}, up to position ${position} of the log`,
    '',
    `  ${'to be told'.padEnd(24)}${String(total).padStart(9)}   results, invitations, reminders, ceasings, and letters sent again`,
    ...lines((kind) => isThingKind(kind) && !lost(kind)),
    ...(needSomebody === 0 ? ['', '  Nothing needs somebody.'] : ['', `  ${'needs somebody'.padEnd(24)}${String(needSomebody).padStart(9)}`, ...lines(lost)]),
    ...(lines((kind) => !isThingKind(kind) && !lost(kind)).length === 0 ? [] : ['', '  Not on a record yet', ...lines((kind) => !isThingKind(kind) && !lost(kind))]),
  ].join('\n');
};

/** Reconciles now, and says what was found. */
export const reconcileNow = async (system: Parts, { json }: Pick<TypedReconcile, 'json'>): Promise<string> => {
  const bar = progress('Reconciliation');
  const actor = { user: userInfo().username, role: 'operator', organisation: 'csms' };
  const found = await reconciliation(system, null)({ today: system.clock.today(), occasion: 'on-demand', actor, onProgress: (at, of) => bar.show(at / of, '') }).finally(() => bar.end());
  if (found === null) throw new CommandFailed('already-reconciling: another reconciliation is under way. Wait until it has ended, and read it by `GET /api/v1/reconciliations`.');
  return json === true ? JSON.stringify(found, null, 2) : summary(found);
};

/** So many are listed at once. */
const pageSize = 500;

const shown = ({ place, participantId, on, what, letter, testDate, reference }: Exception): string =>
  [participantId ?? place, on, what, letter, testDate, reference].map((each) => each ?? '-').join('  ');

/** Everything of one kind, a line each; as JSON, one document a line. */
export const listKind = async ({ db, policy, clock, log, readModels }: Parts, named: string, json: boolean, say: (text: string) => void): Promise<void> => {
  const kind = kindNames.find((each) => each === named);
  if (kind === undefined) throw new CommandFailed(`no-such-kind: give one of ${kindNames.join(', ')}.`);
  await readModels.catchUp();
  const [last = null] = (await lastReconciliations(log, 1)).done;
  for (let after: string | null = null; ; ) {
    const page: readonly Exception[] = (await exceptionsOf(db)({ kind, after, limit: pageSize }, deadlinesOn(policy, clock.today()), last)) ?? [];
    for (const each of page) say(json ? JSON.stringify(each) : shown(each));
    after = page.at(-1)?.place ?? null;
    if (page.length < pageSize) return;
  }
};
