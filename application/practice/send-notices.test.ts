import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CivilDate, civilDate } from '../../domain/dates/civil-date.ts';
import { underWay, workingAddresses } from '../../domain/practice/practice.ts';
import { programmePolicy } from '../../domain/rules/policy.ts';
import { csas, inMemory } from '../../test/in-memory.ts';
import type { Mail, MailAnswer } from '../ports/mail.ts';
import { practiceStream } from './codec.ts';
import { noticesOf } from './notices-of.ts';
import { changePractice, loadPractice } from './practices.ts';
import { type NoticesDeps, type Pass, sendNotices } from './send-notices.ts';

const monday = civilDate('2026-11-23');
const addressOf = (practice: string): string => `${practice.toLowerCase()}@surgery.nhs.uk`;

/** Dies there, as a process that is killed does: nothing after it happens. */
class Killed extends Error {}

/** Practices with people on their lists, and a mail server that does as it is told. */
const world = () => {
  let instant = `${monday}T09:00:00.000Z`;
  let deeds = 0;
  let dieAt = Infinity;
  let taken = false;
  const { log } = inMemory();
  const entries = new Map<string, readonly string[]>();
  const came: Mail[] = [];
  const answers: ((mail: Mail) => MailAnswer)[] = [];
  const step = (): void => {
    if (deeds++ >= dieAt) throw new Killed();
  };
  const standing = (practice: string) => ({ counts: { 'prior-notification': entries.get(practice)?.length ?? 0, 'non-responder': 0, 'to-review': 0 }, entries: entries.get(practice) ?? [] });
  const those = async (is: (practice: string) => Promise<boolean>, after: string): Promise<readonly string[]> => {
    const found: string[] = [];
    for (const practice of [...entries.keys()].sort()) if (practice > after && (await is(practice))) found.push(practice);
    return found;
  };
  const deps: NoticesDeps = {
    log: { ...log, append: (appends) => async () => (step(), log.append(appends)()) },
    policy: programmePolicy,
    lists: {
      bringLevel: async () => undefined,
      standingOf: async (practice) => standing(practice),
      withNews: ({ after }) => those(async (practice) => workingAddresses(await loadPractice(log, practice)).length > 0, after),
      withMailUnderWay: ({ after, now }) => those(async (practice) => { const notice = underWay(await loadPractice(log, practice)); return notice !== null && (notice.again ?? '') <= now; }, after),
    },
    mail: {
      send: async (mail) => {
        step();
        const answer = answers.shift()?.(mail) ?? { kind: 'answered', accepted: mail.to, refused: [], delayed: [] };
        if (answer.kind === 'answered' && answer.accepted.length > 0) came.push(mail);
        step();
        return answer;
      },
    },
    write: ({ id }) => ({ messageId: id, subject: '', text: '', html: '' }),
    alone: async (work) => {
      if (taken) return null;
      taken = true;
      return work().finally(() => (taken = false));
    },
    now: () => instant,
  };
  const pass = (today: CivilDate, more: Partial<Pass> = {}) => sendNotices(deps)({ today, ...more });
  return {
    deps, log, came, answers, pass,
    becomes: (day: CivilDate, time = '09:00') => void (instant = `${day}T${time}:00.000Z`),
    list: (practice: string, ...people: readonly string[]) => void entries.set(practice, people),
    joins: async (practice: string, address = addressOf(practice)) =>
      void (await changePractice({ log, policy: programmePolicy })(practiceStream(practice), { do: 'add-address', address, by: 'ann' }, { today: monday, actor: csas, cause: 'a test', correlationId: 'c', commandId: `${practice} ${address}` })),
    killedAfter: async (steps: number, today: CivilDate): Promise<void> => {
      dieAt = deeds + steps;
      await pass(today).catch((error: unknown) => { if (!(error instanceof Killed)) throw error; });
      dieAt = Infinity;
    },
  };
};

describe('telling practices of their lists', () => {
  it('leaves out whoever has nobody new, and asks nothing of anybody again', async () => {
    const { list, joins, pass, came } = world();
    list('A81001', 'x');
    list('A81002');
    await joins('A81001');
    await joins('A81002');
    expect(await pass(monday)).toEqual({ sent: 1, delayed: 0, refused: 0, unreachable: null });
    expect(await pass(addDays(monday, 8))).toMatchObject({ sent: 0 });
    expect(came.map(({ to }) => to)).toEqual([[addressOf('A81001')]]);
  });

  it('tries again, after longer and longer, what was not taken for the moment', async () => {
    const { list, joins, pass, answers, came, becomes, log } = world();
    list('A81001', 'x');
    await joins('A81001');
    const notNow = ({ to }: Mail): MailAnswer => ({ kind: 'answered', accepted: [], refused: [], delayed: to.map((address) => ({ address, code: '451' })) });
    answers.push(notNow, notNow, notNow);
    for (const [time, delayed] of [['09:00', 1], ['09:04', 0], ['09:05', 1], ['09:19', 0], ['09:20', 1], ['10:19', 0], ['10:20', 0]] as const) {
      becomes(monday, time);
      expect([time, (await pass(monday, { onlyUnderWay: time !== '09:00' }))?.delayed]).toEqual([time, delayed]);
    }
    expect(came).toHaveLength(1);
    expect(await noticesOf(log, 'A81001')).toMatchObject([{ sent: [{ on: monday }], delayed: [{ code: '451' }, { code: '451' }, { code: '451' }] }]);
  });

  it('stops when no mail can leave, and goes on when it can', async () => {
    const { list, joins, pass, answers, came } = world();
    for (const practice of ['A81001', 'A81002']) {
      list(practice, practice);
      await joins(practice);
    }
    answers.push(() => ({ kind: 'unreachable', code: 'ESOCKET' }));
    expect(await pass(monday)).toEqual({ sent: 0, delayed: 0, refused: 0, unreachable: 'ESOCKET' });
    expect(await pass(monday)).toMatchObject({ sent: 2, unreachable: null });
    expect(came).toHaveLength(2);
  });

  it('takes a server that breaks off three times in a row for one that takes no mail', async () => {
    const { list, joins, pass, answers } = world();
    for (let n = 1; n < 6; n++) {
      list(`A8100${n}`, 'x');
      await joins(`A8100${n}`);
    }
    answers.push(...Array.from({ length: 5 }, () => (): MailAnswer => ({ kind: 'broken-off', code: 'no-answer' })));
    expect(await pass(monday)).toEqual({ sent: 0, delayed: 3, refused: 0, unreachable: 'no-answer' });
  });

  it('is done by one machine at a time', async () => {
    const { list, joins, pass, came } = world();
    list('A81001', 'x');
    await joins('A81001');
    const both = await Promise.all([pass(monday), pass(monday)]);
    expect(both.filter((report) => report === null)).toHaveLength(1);
    expect(came).toHaveLength(1);
  });

  it('loses no notice and tells nothing twice but under the same Message-ID, wherever it is killed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: 9 }), { maxLength: 8 }), fc.integer({ min: 1, max: 4 }), async (kills, practices) => {
        const { list, joins, pass, came, killedAfter } = world();
        const codes = Array.from({ length: practices }, (_, n) => `A8100${n}`);
        for (const code of codes) {
          list(code, `${code} x`);
          await joins(code);
        }
        for (const steps of kills) await killedAfter(steps, monday);
        await pass(monday);
        expect([...new Set(came.flatMap(({ to }) => to))].sort()).toEqual(codes.map(addressOf));
        expect(new Set(came.map(({ messageId }) => messageId)).size).toBe(practices);
        expect((await pass(monday))?.sent).toBe(0);
      }),
      { numRuns: 60 },
    );
  });
});
