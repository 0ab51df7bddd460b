import * as E from 'fp-ts/lib/Either.js';
import { addDays, type CivilDate } from '../../domain/dates/civil-date.ts';
import type { PracticeCommand } from '../../domain/practice/decide.ts';
import { type MailOutcome, pauseAfter } from '../../domain/practice/notice.ts';
import { type Notice, type Practice, underWay } from '../../domain/practice/practice.ts';
import { inForce } from '../../domain/rules/dated.ts';
import { systemActor } from '../daily-run/diary.ts';
import { eventId } from '../event-id.ts';
import { minutesAfter } from '../laboratory/instants.ts';
import type { Mail, MailAnswer, MailSender } from '../ports/mail.ts';
import type { PracticeLists } from '../ports/practice-lists.ts';
import { practiceStream } from './codec.ts';
import { changePractice, loadPractice, type PracticesDeps } from './practices.ts';

export interface NoticesDeps extends PracticesDeps {
  readonly lists: PracticeLists;
  readonly mail: MailSender;
  /** The mail that tells a practice of its lists. */
  readonly write: (notice: Pick<Notice, 'id' | 'counts' | 'begunOn'>) => Omit<Mail, 'to'>;
  /** Does something unless another machine is at it; null: another is. */
  readonly alone: <A>(work: () => Promise<A>) => Promise<A | null>;
  /** Now, ISO 8601 in UTC. */
  readonly now: () => string;
}

/** What a pass over the practices did, in practices. */
export interface NoticesReport {
  readonly sent: number;
  /** Tried again later. */
  readonly delayed: number;
  /** With an address that the mail server will never take. */
  readonly refused: number;
  /** Why no mail can leave now, to whomever; null: it can, as far as was tried. */
  readonly unreachable: string | null;
}

export interface Pass {
  readonly today: CivilDate;
  /** Only what is under way, such as what is to be tried again. */
  readonly onlyUnderWay?: boolean;
  readonly stop?: AbortSignal;
  readonly onProgress?: (practices: number) => void;
}

/** A mail server that breaks off with so many practices in a row does so with the others too. */
const mostBrokenOff = 3;

/** Practices that are looked up at once. */
const pageSize = 200;

/**
 * Tells practices by email that somebody has come on their lists: first those whose mail was begun and has not left, then those
 * with news. A practice is noted to be told, the mail leaves, and it is noted as sent: killed in between, the same mail leaves
 * again under the same Message-ID. Null: another machine is at it. Rejects when the log or the database gives no answer; the same
 * again is safe.
 */
export const sendNotices =
  (deps: NoticesDeps) =>
  (pass: Pass): Promise<NoticesReport | null> =>
    deps.alone(async () => {
      await deps.lists.bringLevel();
      const { everyDays } = inForce(deps.policy.practiceNotices, pass.today).value;
      const { withMailUnderWay, withNews } = deps.lists;
      const started = await each(deps, pass, nothingYet, (after) => withMailUnderWay({ now: deps.now(), after, limit: pageSize }), deliver);
      if (pass.onlyUnderWay === true || started.unreachable !== null) return started;
      return each(deps, pass, started, (after) => withNews({ on: pass.today, toldBy: addDays(pass.today, -everyDays), after, limit: pageSize }), tell);
    });

const nothingYet: NoticesReport = { sent: 0, delayed: 0, refused: 0, unreachable: null };

/** What became of the mail to a practice; null: none was to be sent. */
type Told = MailOutcome & { readonly kind: 'answered' | 'broken-off' };
type Step = (deps: NoticesDeps, practice: string, pass: Pass) => Promise<Told | Extract<MailAnswer, { readonly kind: 'unreachable' }> | null>;

/** Practice by practice in order of their codes, until no mail can leave or it is told to stop. */
const each = async (deps: NoticesDeps, pass: Pass, before: NoticesReport, page: (after: string) => Promise<readonly string[]>, step: Step): Promise<NoticesReport> => {
  let report = before;
  let after = '';
  let brokenOff = 0;
  for (;;) {
    const practices = await page(after);
    for (const practice of practices) {
      if (pass.stop?.aborted === true) return report;
      const said = await step(deps, practice, pass);
      after = practice;
      if (said === null) continue;
      if (said.kind === 'unreachable') return { ...report, unreachable: said.code };
      report = counted(report, said);
      brokenOff = said.kind === 'broken-off' ? brokenOff + 1 : 0;
      if (brokenOff === mostBrokenOff) return { ...report, unreachable: said.delayed[0]?.code ?? said.kind };
    }
    pass.onProgress?.(report.sent);
    if (practices.length < pageSize) return report;
  }
};

const counted = (report: NoticesReport, { accepted, refused, delayed }: MailOutcome): NoticesReport => {
  const some = (addresses: readonly unknown[]): number => Number(addresses.length > 0);
  return { ...report, sent: report.sent + some(accepted), refused: report.refused + some(refused), delayed: report.delayed + some(delayed) };
};

const carryOut = async (deps: NoticesDeps, practice: string, command: PracticeCommand, { today }: Pass, commandId: string): Promise<Practice> => {
  const done = await changePractice(deps)(practiceStream(practice), command, { today, actor: systemActor, cause: 'practice notices', correlationId: commandId, commandId });
  if (E.isLeft(done)) throw new Error(`The system itself was refused: ${done.left.code}`);
  return done.right.state;
};

/** Begins to tell a practice, if it is to be told, and delivers. */
const tell: Step = async (deps, practice, pass) => {
  const standing = await deps.lists.standingOf(practice, pass.today);
  const commandId = `practice-notice/${practice}/${pass.today}`;
  const notice = eventId(commandId, practiceStream(practice), 0);
  await carryOut(deps, practice, { do: 'begin-notice', notice, ...standing }, pass, commandId);
  return deliver(deps, practice, pass);
};

/** Sends the mail that is under way, and notes what the mail server said. */
const deliver: Step = async (deps, practice, pass) => {
  const notice = underWay(await loadPractice(deps.log, practice));
  if (notice === null || (notice.again !== null && notice.again > deps.now())) return null;
  const said = await deps.mail.send({ ...deps.write(notice), to: notice.waiting });
  if (said.kind === 'unreachable') return said;
  const told: Told = said.kind === 'answered' ? said : { kind: said.kind, accepted: [], refused: [], delayed: notice.waiting.map((address) => ({ address, code: said.code })) };
  const again = minutesAfter(deps.now(), pauseAfter(notice, inForce(deps.policy.practiceNotices, pass.today).value));
  const { kind: _, ...outcome } = told;
  await carryOut(deps, practice, { do: 'note-answer', notice: notice.id, again, ...outcome }, pass, `practice-notice/${notice.id}/answer ${notice.delays}`);
  return told;
};
