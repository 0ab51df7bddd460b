import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { reconciliationStanding } from '../../../application/reconciliation/standing.ts';
import { CivilDate, civilDate } from '../../../domain/dates/civil-date.ts';
import { oneOf } from '../../../domain/codes/one-of.ts';
import { countNotices, type NoticeCounts } from '../../../projections/practices/queries.ts';
import type { Health } from '../../../projections/runner/health.ts';
import { dateInEngland } from '../../clock.ts';
import { Instant } from '../answers/told.ts';
import { orNull } from '../answers/or-null.ts';
import { nothing } from '../decode.ts';
import { type Operation, operation } from '../operation.ts';

const tag = 'System';

const HealthAnswer = t.type(
  {
    status: oneOf('HealthStatus', 'well', 'needs-attention', 'not-ready'),
    log: t.type({ reachable: t.boolean, head: orNull(t.Integer) }),
    waitingSince: orNull(Instant),
    waitingSeconds: t.number,
    dayToConfirm: orNull(CivilDate),
    messagesTrouble: orNull(t.string),
    signInTrouble: orNull(t.string),
    reconciliation: t.type({ at: orNull(Instant), needSomebody: t.Integer, late: t.boolean, trouble: orNull(t.string) }, 'ReconciliationHealth'),
    practiceNotices: t.type({ trouble: orNull(t.string), underWay: t.Integer, refusedAddresses: t.Integer }, 'PracticeNoticesHealth'),
    readModels: t.array(
      t.type({ name: t.string, position: t.Integer, lag: t.Integer, parked: t.Integer, skipped: t.Integer, eventsPerSecond: orNull(t.Integer), outdated: t.boolean, fault: orNull(t.string) }, 'ReadModelHealth'),
    ),
  },
  'Health',
);
type HealthAnswer = t.TypeOf<typeof HealthAnswer>;

/** Why nothing leaves for participants and for practices, why nobody signs in, and how notices to practices stand. */
interface Leaving {
  readonly messagesTrouble: string | null;
  readonly signInTrouble: string | null;
  readonly mailTrouble: string | null;
  readonly notices: NoticeCounts;
  readonly reconciliation: HealthAnswer['reconciliation'];
}

/** A read model that is stopped or of another version must not be read from; a parked stream is for somebody to look at. */
const healthAnswer = ({ head, waitingSince, waitingSeconds, projections }: Health, dayToConfirm: CivilDate | null, { messagesTrouble, signInTrouble, mailTrouble, notices, reconciliation }: Leaving): HealthAnswer => {
  const stopped = projections.some(({ fault, outdated }) => fault !== null || outdated);
  const parked = projections.some((each) => each.parked > 0);
  const lost = reconciliation.late || reconciliation.trouble !== null || reconciliation.needSomebody > 0;
  return {
    status: stopped ? 'not-ready' : parked || lost || dayToConfirm !== null || messagesTrouble !== null || signInTrouble !== null || mailTrouble !== null || notices.refused > 0 ? 'needs-attention' : 'well',
    log: { reachable: true, head },
    waitingSince,
    waitingSeconds,
    dayToConfirm,
    messagesTrouble,
    signInTrouble,
    reconciliation,
    practiceNotices: { trouble: mailTrouble, underWay: notices.underWay, refusedAddresses: notices.refused },
    readModels: projections.map((each) => ({ ...each })),
  };
};

const unreachable: HealthAnswer = { status: 'not-ready', log: { reachable: false, head: null }, waitingSince: null, waitingSeconds: 0, dayToConfirm: null, messagesTrouble: null, signInTrouble: null, reconciliation: { at: null, needSomebody: 0, late: false, trouble: null }, practiceNotices: { trouble: null, underWay: 0, refusedAddresses: 0 }, readModels: [] };

const ready = operation({
  id: 'read-health',
  needs: 'nothing',
  method: 'GET',
  path: '/health',
  tag,
  traffic: 'watching',
  summary: 'Ask how the system does',
  description: 'Whether the event log can be reached, how far each read model lags behind it (in events), and how many participants it cannot show to the end (parked; skipped: as somebody decided), how many events a second it took since this was asked some seconds ago, how long the oldest event has waited that one of them has not taken, and which day’s run is not begun until a person confirms it, because its numbers are far from those of the last days (D-34), and why no message leaves for participants (`no-notify`: NHS Notify is not set up), and why no person can sign in (`no-identity-service`: CIS2 is not set up). `practiceNotices` tells why no mail leaves for practices (`trouble`: `no-mail-server`, or what the mail server answers), how many notices are under way, and how many practices have an address that takes no mail (COM-05). `reconciliation` tells when everything that has to be told was last reconciled, how much of it needs somebody, and whether that is too long ago (D-36). Status 503 as long as it is not ready to answer.',
  params: nothing,
  query: nothing,
  headers: nothing,
  body: nothing,
  answer: HealthAnswer,
  answerDescription: 'Ready to answer.',
  answerExample: { status: 'needs-attention', log: { reachable: true, head: 48_211 }, waitingSince: null, waitingSeconds: 0, dayToConfirm: civilDate('2026-11-23'), messagesTrouble: null, signInTrouble: null, reconciliation: { at: '2026-11-22T06:00:04.120Z', needSomebody: 3, late: false, trouble: null }, practiceNotices: { trouble: null, underWay: 0, refusedAddresses: 2 }, readModels: [{ name: 'participant_summary', position: 48_211, lag: 0, parked: 0, skipped: 0, eventsPerSecond: 120, outdated: false, fault: null }] },
  otherStatuses: { 503: 'Not ready: the log cannot be reached, or a read model is stopped.' },
  problems: [],
  run: async (deps) => {
    const { db, readModels, dayToConfirm, messagesTrouble, signInTrouble, mailTrouble, now, reconciliationTrouble } = deps;
    const asked = Promise.all([readModels.health(), countNotices(db), reconciliationStanding(deps, now(), dateInEngland(now()))]);
    const leaving = { messagesTrouble: messagesTrouble(), signInTrouble: signInTrouble(), mailTrouble: mailTrouble() };
    const body = await asked.then(([health, notices, standing]) => healthAnswer(health, dayToConfirm(), { ...leaving, notices, reconciliation: { ...standing, trouble: reconciliationTrouble() } }), () => unreachable);
    return E.right({ body, ...(body.status === 'not-ready' ? { status: 503 } : {}) });
  },
});

const live = operation({
  id: 'read-liveness',
  needs: 'nothing',
  method: 'GET',
  path: '/health/live',
  tag,
  traffic: 'watching',
  summary: 'Ask whether the process answers',
  description: 'Looks at nothing else: for what restarts a process that hangs.',
  params: nothing,
  query: nothing,
  headers: nothing,
  body: nothing,
  answer: t.type({ status: t.literal('live') }, 'Liveness'),
  answerDescription: 'It does.',
  answerExample: { status: 'live' },
  problems: [],
  run: async () => E.right({ body: { status: 'live' as const } }),
});

export const health: readonly Operation[] = [ready, live];
