import { beforeAll, describe, expect, it } from 'vitest';
import type { Operation } from '../../adapters/http/operation.ts';
import { operations } from '../../adapters/http/operations/all.ts';
import type { Identity } from '../../domain/access/identity.ts';
import { permissions, type Scope } from '../../domain/access/permissions.ts';
import { partyOf, RoleGroup } from '../../domain/access/role-group.ts';
import { wordsOf } from '../../domain/codes/one-of.ts';
import { command } from '../../domain/participant/commands.ts';
import { at, withApi } from '../api.ts';
import { someoneOf } from '../identities.ts';
import { nhsNumber, participantIds } from '../in-memory.ts';
import { header, interchange } from '../laboratory/interchange.ts';
import { requestsTo } from './request-to.ts';

/** Every group of roles at every operation, as the table of permissions has it. */

const groups = wordsOf(RoleGroup);

/** All but what is let in by something in the request itself, such as a signature, or is for anybody. */
const guarded = operations.filter(({ path, signIn }) => signIn !== false && path.startsWith('/api/'));
const identities = Object.fromEntries(groups.map((group) => [group, someoneOf(group, group === 'laboratory' ? { organisation: '61025' } : {})])) as Readonly<Record<RoleGroup, Identity>>;
let who: Identity | null = null;
const api = withApi({ identify: async () => who });

const family = 'QUILLONBURY';
const idOf = (n: number): string => participantIds.of(nhsNumber(n));
const [own, anothers, moves, nobody] = [0, 1, 2, 99];

/** What parts of an address name: what is somebody's own, what is another's, and what is not there. */
type Whose = Readonly<Record<'participantId' | 'practice' | 'file', string>>;
let theirs: Whose;
let others: Whose;
const none: Whose = { participantId: idOf(nobody), practice: 'Z99999', file: participantIds.of(nhsNumber(nobody)) };

const scopeOf = (group: RoleGroup, { needs }: Operation): Scope | undefined => (needs === 'nothing' ? 'all' : permissions[needs][group]);

const isAboutSomething = ({ path }: Operation): boolean => /\{(participantId|practice|file)\}/.test(path);

interface Asked {
  readonly status: number;
  readonly code: string | undefined;
  readonly text: string;
  /** Events that the log holds more of than before. */
  readonly moved: number;
}

const inNameOf = (group: RoleGroup) => (content: unknown): unknown =>
  typeof content === 'object' && content !== null && 'by' in content ? { ...content, by: partyOf(group) ?? content.by } : content;

const ask = async (group: RoleGroup | null, operation: Operation, whose: Whose): Promise<Asked> => {
  who = group === null ? null : identities[group];
  const filling = (name: string): string => ({ ...whose })[name] ?? 'none';
  const [request] = requestsTo(operation, filling, group === null ? undefined : inNameOf(group));
  if (request === undefined) throw new Error(`${operation.id} cannot be asked`);
  const before = await api().deps.log.head();
  const response = await fetch(api().url + request.path, { method: request.method, headers: request.headers, body: request.body });
  const text = await response.text();
  const code = /"code":"([a-z-]+)"/.exec(response.headers.get('content-type')?.startsWith('application/problem') === true ? text : '')?.[1];
  return { status: response.status, code, text, moved: (await api().deps.log.head()) - before };
};

/** The same answer but for what names the request. */
const without = (text: string): string => text.replace(/"requestId":"[^"]*"/, '');

const send = async (group: RoleGroup, content: string): Promise<string> => {
  who = identities[group];
  const { status, body } = await api().send('POST', '/api/v1/laboratory/files', content, { 'content-type': 'application/edifact' });
  expect(status).toBe(200);
  return at(body, 'file') as string;
};

beforeAll(async () => {
  await api().join(own, { practice: 'A81001' });
  await api().join(anothers, { practice: 'B82002', name: { prefix: null, given: 'XANTHIPPE', otherGiven: null, family, previousFamily: null } });
  await api().join(moves, { practice: 'A81001' });
  theirs = { participantId: idOf(own), practice: 'A81001', file: await send('laboratory', interchange()) };
  others = { participantId: idOf(anothers), practice: 'B82002', file: await send('csas-officer', interchange({ header: header(43) })) };
  await api().readModels.catchUp();
});

describe.each(groups)('%s', (group) => {
  const scoped = guarded.map((operation) => [operation, scopeOf(group, operation)] as const);
  const told = async (asked: (operation: Operation, scope: Scope | undefined) => Promise<string | null>): Promise<readonly string[]> => {
    const findings: string[] = [];
    for (const [operation, scope] of scoped) {
      const found = await asked(operation, scope);
      if (found !== null) findings.push(`${operation.id}: ${found}`);
    }
    return findings;
  };

  it('gets no further than the door where nothing is permitted, whatever it is about, and changes nothing', async () => {
    expect(await told(async (operation, scope) => {
      if (scope !== undefined) return null;
      const answers = [await ask(group, operation, theirs), ...(isAboutSomething(operation) ? [await ask(group, operation, none)] : [])];
      if (new Set(answers.map(({ text }) => without(text))).size > 1) return 'tells what is there from what is not';
      const odd = answers.find(({ status, code, moved }) => status !== 403 || code !== 'access-denied' || moved !== 0);
      return odd === undefined ? null : `${odd.status} ${odd.code}, ${odd.moved} events`;
    })).toEqual([]);
  });

  it('is told of another’s what it is told of nobody’s, byte for byte, where its own is permitted', async () => {
    expect(await told(async (operation, scope) => {
      if (scope !== 'own' || !isAboutSomething(operation)) return null;
      const [one, other] = [await ask(group, operation, others), await ask(group, operation, none)];
      if (one.status !== 404 || one.code !== 'not-found' || one.moved !== 0) return `${one.status} ${one.code}, ${one.moved} events`;
      return without(one.text) === without(other.text) ? null : 'another answer than for nobody';
    })).toEqual([]);
  });

  it('is let in where it is permitted', async () => {
    expect(await told(async (operation, scope) => {
      if (scope === undefined) return null;
      const asked = [theirs, ...(scope === 'all' && isAboutSomething(operation) ? [others] : [])];
      for (const whose of asked) {
        const { status, code, text } = await ask(group, operation, whose);
        if (status === 401 || status === 403 || status >= 500) return `${status} ${code} ${text}`;
        if (scope === 'own' && text.includes(family)) return 'tells of another’s';
        if (status === 404 && operation.path.includes('{participantId}') && operation.path.split('{').length === 2) return `${status} ${code}`;
      }
      return null;
    })).toEqual([]);
  });
});

describe('nobody known', () => {
  it('is asked to sign in, before anything else', async () => {
    for (const operation of guarded) {
      const { status, code, moved } = await ask(null, operation, theirs);
      expect([operation.id, status, code, moved]).toEqual([operation.id, 401, 'unauthenticated', 0]);
    }
  });
});

describe('whoever is registered elsewhere', () => {
  it('is nobody for the practice from that event on, at every operation', async () => {
    const about = operations.filter((operation) => operation.path.includes('{participantId}') && scopeOf('gp-practice', operation) === 'own');
    expect(about.length).toBeGreaterThan(5);
    const reads = about.filter(({ method }) => method === 'GET');
    for (const operation of reads) expect([operation.id, (await ask('gp-practice', operation, { ...theirs, participantId: idOf(moves) })).status]).toEqual([operation.id, 200]);
    await api().carryOut(moves, command('change-demographics', { practice: 'B82002' }));
    for (const operation of about) {
      const [one, other] = [await ask('gp-practice', operation, { ...theirs, participantId: idOf(moves) }), await ask('gp-practice', operation, none)];
      expect([operation.id, one.status, without(one.text)]).toEqual([operation.id, 404, without(other.text)]);
    }
  });
});

describe('where somebody lives whose record is restricted', () => {
  const place = /QUILLON LANE|ZE2 9ZZ/;
  const restricted = 3;
  const mayNot = groups.filter((group) => permissions['see-restricted'][group] === undefined);

  beforeAll(async () => {
    await api().join(restricted, { practice: 'C83003', address: { lines: ['77 QUILLON LANE'], postcode: 'ZE2 9ZZ' } });
    await api().carryOut(restricted, command('restrict', { by: 'csas', reason: 'They asked for it.' }));
    await api().readModels.catchUp();
  });

  const whose = (): Whose => ({ ...theirs, participantId: idOf(restricted), practice: 'C83003' });

  it.each(mayNot)('is told by no operation that reads: %s', async (group) => {
    const told: string[] = [];
    for (const operation of guarded.filter(({ method, needs }) => method === 'GET' && needs !== 'read-rules' && needs !== 'preview-messages')) {
      const { text } = await ask(group, operation, whose());
      if (place.test(text) || (operation.path.includes('{participantId}') && text.includes('C83003'))) told.push(operation.id);
    }
    expect(told).toEqual([]);
  });

  it('is told to who may see it', async () => {
    const [summary] = guarded.filter(({ id }) => id === 'read-participant');
    if (summary === undefined) throw new Error('There is no such operation');
    expect((await ask('csas-manager', summary, whose())).text).toMatch(place);
  });
});
