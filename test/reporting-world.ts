import type { Kysely } from 'kysely';
import { dailyRunOfOne } from '../application/daily-run-of-one.ts';
import { act } from '../application/message/act.ts';
import { handOver } from '../application/message/hand-over.ts';
import { told } from '../application/message/told.ts';
import type { Told } from '../application/ports/notify.ts';
import { addDays, addMonths, type CivilDate, civilDate } from '../domain/dates/civil-date.ts';
import { type Command, command } from '../domain/participant/commands.ts';
import type { CeaseReason } from '../domain/codes/recall.ts';
import type { TestResult } from '../domain/participant/test-result.ts';
import type { CaseNumber } from '../domain/identifiers/case-number.ts';
import { csas, nhsNumber } from './in-memory.ts';
import { notifyModel } from './messages/notify-model.ts';
import { messageModelsOf } from './messages/read-models.ts';
import { toSendInMemory } from './messages/to-send-in-memory.ts';
import { joining } from './people.ts';
import { emptyWorld } from './read-models.ts';

const began = civilDate('2025-03-15');
/** The day on which the lives below have arrived. */
export const arrived = civilDate('2026-11-22');
const practices = ['A81001', 'B82002', 'C83003', null] as const;
export const people = 48;

const tested = (testDate: CivilDate, codes: string, n: number): TestResult => {
  const [cytology, hpv, action] = [...codes] as [TestResult['cytology'], NonNullable<TestResult['hpv']>, TestResult['action']];
  return { testDate, cytology, hpv, action, slideNumber: String(20_000_000 + n), laboratory: n % 2 === 0 ? '62010' : '60540' };
};

const reasons: readonly CeaseReason[] = ['no-cervix', 'informed-choice', 'radiotherapy'];
const result = (codes: string) => (on: CivilDate, n: number): Command => command('record-result', { result: tested(addDays(on, -9 - (n % 3) * 5), codes, n) });

/** What happens to every twelfth person, how many days after joining. */
const lives: readonly (readonly (readonly [day: number, what: (on: CivilDate, n: number) => Command])[])[] = [
  [],
  [[70, result('X0A')]],
  [[60, result('39S')]],
  [[90, result('29R')], [100, () => command('change-demographics', { practice: 'B82002' })]],
  [[80, result('X9A')]],
  [[20, () => command('pause', { by: 'csas' })], [30, result('X0A')]],
  [[45, () => command('defer', { reason: 'pregnancy', by: 'csas', months: 12 })]],
  [[15, (_, n) => command('cease', { reason: reasons[Math.floor(n / 12) % 3] ?? 'age', by: 'csas', signedForm: true })]],
  [[110, result('XUR')]],
  [[0, (on, n) => command('import-history', { results: [tested(addMonths(on, -50), 'X0A', n)], source: 'earlier system' })]],
  [[0, (on, n) => command('import-history', { results: [tested(addMonths(on, -30), 'X0A', n), tested(addMonths(on, -2), 'XUR', n + 1000)], source: 'earlier system' })]],
  [],
];

type Happening = readonly [on: CivilDate, what: (on: CivilDate, n: number) => Command];

const happeningsOf = (n: number): readonly Happening[] => {
  const joined = addDays(began, (n % 8) * 85);
  const joins = (): Command =>
    joining(n, {
      dateOfBirth: addDays(civilDate('1960-03-31'), n * 330),
      practice: practices[(n + Math.floor(n / 12)) % practices.length] ?? null,
      name: { prefix: 'MS', given: `GIVEN${n}`, otherGiven: null, family: `FAMILY${n}`, previousFamily: null },
    });
  const later = (lives[n % lives.length] ?? []).map(([day, what]): Happening => [addDays(joined, day), what]);
  return [[joined, joins], ...later.filter(([on]) => on <= arrived)];
};

/** Hands over every letter: two of seven fail, the others arrive in the App or by post, and one comes back. */
const sent = async (deps: Awaited<ReturnType<typeof emptyWorld>>['deps']): Promise<void> => {
  const notify = notifyModel();
  notify.learns('plan');
  let batches = 0;
  const newId = (): string => `00000000-0000-4000-8000-${String(batches++).padStart(12, '0')}`;
  await handOver({ ...deps, newId, notify: notify.behaving([]), routingPlanOf: () => 'plan', toSend: toSendInMemory(deps.log) })({ today: arrived });
  const about = { notifyId: 'n', description: null, at: '2026-11-24T10:00:00.000Z' };
  const references = [...notify.taken()];
  const news = references.flatMap((reference, n): Told[] => {
    const failed = n % 7 < 2;
    const way = { channel: n % 2 === 0 ? 'nhsapp' : 'letter', order: 1, supplier: n % 2 === 0 ? 'read' : 'accepted' };
    const whole: Told = { ...about, key: `whole ${n}`, reference, status: failed ? 'failed' : 'delivered', failureCode: failed ? 'MFR_PDSV_0110' : null, way: null };
    return failed ? [whole] : [{ ...whole, key: `way ${n}`, way }, whole];
  });
  await told(deps)(news, addDays(arrived, 3));
  const acting = { actor: csas, correlationId: 'c', today: addDays(arrived, 6) };
  const byHand = { caseNumber: 'CAS-12345-ABCDE' as CaseNumber, comment: 'by the post' };
  await act(deps)(references[3] ?? '', { do: 'return', ...byHand }, { ...acting, commandId: 'returned' });
};

/** A year and a half of a few people's lives, in which something of everything that reports count happens, shown in the read models. */
export const reportingWorld = async (db: Kysely<unknown>) => {
  const { deps, does, shown } = await emptyWorld(db);
  const run = dailyRunOfOne(deps);
  for (let n = 0; n < people; n++) {
    for (const [on, what] of happeningsOf(n)) {
      await run(deps.ids.of(nhsNumber(n)), on);
      await does(n, on, what(on, n));
    }
    await run(deps.ids.of(nhsNumber(n)), arrived);
  }
  await sent(deps);
  await shown();
  await messageModelsOf(db, deps.log).catchUp();
  return deps;
};
