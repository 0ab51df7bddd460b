import * as fc from 'fast-check';
import type { KyselyPlugin } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Identity } from '../../domain/access/identity.ts';
import { addDays } from '../../domain/dates/civil-date.ts';
import { type Command, command } from '../../domain/participant/commands.ts';
import { type Api, type Answer, at, withApi } from '../../test/api.ts';
import { someoneOf } from '../../test/identities.ts';
import { nhsNumber, participantIds } from '../../test/in-memory.ts';
import { type Happening, lives } from '../../test/lives.ts';
import { someone } from '../../test/people.ts';

let who: Identity = someoneOf('csas-manager');
const identify = async () => who;
const [one, other] = [withApi({ identify }), withApi({ identify })];

/** Two worlds: in the other one whoever is restricted lives elsewhere, and is looked after elsewhere. */
const worlds = () => [one(), other()] as const;
const practices = ['A81001', 'B82002', 'C83003'] as const;
const elsewhere = (practice: string): string => practices[(practices.findIndex((each) => each === practice) + 1) % practices.length] ?? practice;
const homes = { lines: ['1 SAFE HOUSE', 'LEEDS'], postcode: 'LS1 6AE' };

const moved = (asked: Command): Command => {
  if (asked.do === 'register') {
    const { demographics } = asked.with;
    return command('register', { ...asked.with, demographics: { ...demographics, practice: demographics.practice === null ? null : elsewhere(demographics.practice), address: homes, contact: { ...someone.contact, mobile: '07700900123' } } });
  }
  if (asked.do !== 'change-demographics') return asked;
  const { practice } = asked.with;
  return command('change-demographics', { ...asked.with, ...(typeof practice === 'string' ? { practice: elsewhere(practice) } : {}) });
};

const kinds = [someoneOf('gp-practice'), someoneOf('sample-taker'), someoneOf('csas-officer'), someoneOf('auditor')];
const permitted = someoneOf('sample-taker', { activities: ['B1611'] });

/** How many questions each world asked of its database. */
const asked = new Map<Api, number>();
const counting = (api: Api): KyselyPlugin => ({
  transformQuery: ({ node }) => (asked.set(api, (asked.get(api) ?? 0) + 1), node),
  transformResult: async ({ result }) => result,
});

beforeAll(() => {
  for (const api of worlds()) Object.assign(api.deps, { db: api.deps.db.withPlugin(counting(api)) });
});

interface Person {
  readonly path: string;
  readonly number: string;
  readonly familyName: string;
  readonly dateOfBirth: string;
}

const personOf = async (n: number): Promise<Person> => {
  const path = `/api/v1/participants/${participantIds.of(nhsNumber(n))}`;
  const { body } = await one().get(path);
  return { path, number: nhsNumber(n), familyName: String(at(body, 'demographics.name.family')), dateOfBirth: String(at(body, 'demographics.dateOfBirth')) };
};

/** What may be asked about these people, and of everybody. */
const questions = (people: readonly Person[], letters: readonly string[]): readonly ((api: Api) => Promise<Answer>)[] => [
  ...people.flatMap(({ path, number, familyName, dateOfBirth }) => [
    ...['', '/history', '/history?asOf=2026-12-31', '/explanation', '/tests', '/addresses', '/practice', '/notes', '/messages'].map((what) => (api: Api) => api.get(path + what)),
    (api: Api) => api.post('/api/v1/participants/search', { nhsNumber: number }),
    ...[{}, { postcode: homes.postcode }, { postcode: someone.address?.postcode }].map((more) => (api: Api) => api.post('/api/v1/participants/search', { familyName, dateOfBirth, ...more })),
    (api: Api) => api.post(`${path}/sample-check`, { sampleDate: api.deps.today() }),
    (api: Api) => api.post(`${path}/pause`, { by: 'csas' }, { 'if-match': '"0"' }),
  ]),
  (api: Api) => api.post('/api/v1/screening-histories', { nhsNumbers: people.map(({ number }) => number) }),
  ...practices.flatMap((practice) => ['counts', 'prior-notification-list?limit=2', 'non-responders', 'to-review'].map((list) => (api: Api) => api.get(`/api/v1/practices/${practice}/${list}`))),
  ...['worklists/validation?limit=2', 'worklists/failsafe', 'worklists/printed-lists', 'letters?limit=3', 'messages', 'dummy-registrations', 'reconciliation/exceptions?kind=due-not-done'].map((list) => (api: Api) => api.get(`/api/v1/${list}`)),
  ...letters.map((reference) => (api: Api) => api.get(`/api/v1/messages/${reference}/preview`, { accept: 'text/plain' })),
];

const told = ({ status, body }: Answer): string => JSON.stringify([status, typeof body === 'object' ? { ...body, requestId: null } : body]);

/** What somebody is told in each world, and how many questions it took. */
const answers = async (identity: Identity, all: ReturnType<typeof questions>) => {
  who = identity;
  return Promise.all(
    worlds().map(async (api) => {
      const before = asked.get(api) ?? 0;
      const said: string[] = [];
      for (const ask of all) said.push(told(await ask(api)));
      return { said, asked: (asked.get(api) ?? 0) - before };
    }),
  );
};

const happen = async (api: Api, happenings: readonly Happening[], isRestricted: (person: number) => boolean, from: number): Promise<void> => {
  const world = worlds().indexOf(api);
  for (const { person, daysLater, what } of happenings) {
    api.setToday(addDays(api.deps.today(), daysLater));
    const given = what(api.deps.today(), from + person);
    // What is refused leaves no trace.
    await api.carryOut(from + person, world === 1 && isRestricted(person) ? moved(given) : given).catch(() => null);
  }
  await api.readModels.catchUp();
};

const people = 3;
const restrictedLife = fc.tuple(lives(people, 30), fc.nat({ max: 20 })).map(([life, place]): readonly Happening[] =>
  life.toSpliced(people + place, 0, ...[0, 1].map((person) => ({ person, daysLater: 0, what: () => command('restrict', { reason: 'They asked for it, from LS1 6AE.', by: 'csas' }) }))));

describe('where somebody restricted is to be found (D-38)', () => {
  it('shows in nothing that anybody is told who may not see it', async () => {
    let from = 0;
    await fc.assert(
      fc.asyncProperty(restrictedLife, async (happenings) => {
        for (const api of worlds()) await happen(api, happenings, (person) => person < 2, from);
        who = someoneOf('csas-manager');
        const letters = at((await one().get('/api/v1/letters?limit=4')).body, 'items.*.reference') as string[];
        const all = questions(await Promise.all([...Array(people).keys()].map((n) => personOf(from + n))), letters);
        from += people;
        for (const identity of kinds) {
          const [here, there] = await answers(identity, all);
          expect(there, identity.group).toEqual(here);
        }
        const [here, there] = await answers(permitted, all);
        expect(there?.said).not.toEqual(here?.said);
      }),
      { numRuns: 1, endOnFailure: true },
    );
  });
});
