import fc from 'fast-check';
import type { Operation } from '../../../adapters/http/operation.ts';
import { permissions } from '../../../domain/access/permissions.ts';
import { RoleGroup } from '../../../domain/access/role-group.ts';
import { wordsOf } from '../../../domain/codes/one-of.ts';
import { operations } from '../../../adapters/http/operations/all.ts';
import { type Answer, wrongWith } from './judge.ts';
import { type Made, type Part, requestsTo } from './requests.ts';

/** The API that is asked. */
export interface Asked {
  /** From here on it is somebody of this group who asks. */
  readonly as: (group: RoleGroup) => void;
  readonly url: string;
  /** Position of the last event. */
  readonly head: () => Promise<number>;
  /** Brings the read models level. */
  readonly catchUp: () => Promise<unknown>;
  /** By name, what there is to ask about. */
  readonly met: Readonly<Record<string, readonly string[]>>;
}

/** What one operation was asked, and what was wrong with the first answer that was not as it must be. */
export interface Round {
  readonly fault: string;
  readonly requests: number;
  /** By status. */
  readonly answers: Readonly<Record<number, number>>;
  readonly findings: readonly string[];
}

/** Most values of a name that are kept. */
const mostMet = 60;

/** Everything with a name that answers have held, so that later requests may be about something that is there. */
const meetings = (there: Asked['met']) => {
  const met = new Map(Object.entries(there));
  const meet = (value: unknown, name: string): void => {
    if (typeof value === 'string') {
      const known = met.get(name) ?? [];
      if (value !== '' && known.length < mostMet && !known.includes(value)) met.set(name, [...known, value]);
    } else if (typeof value === 'object' && value !== null) for (const [inner, each] of Object.entries(value)) meet(each, Array.isArray(value) ? name : inner);
  };
  const find = (name: string, n: number): string => {
    const known = met.get(name) ?? [];
    return known[n % Math.max(1, known.length)] ?? `none${n}`;
  };
  return { meet, find };
};

type Meetings = ReturnType<typeof meetings>;

const percent = (text: string): string => [...Buffer.from(text, 'utf8')].map((byte) => (/[A-Za-z0-9~_-]/.test(String.fromCharCode(byte)) ? String.fromCharCode(byte) : `%${byte.toString(16).padStart(2, '0')}`)).join('');

const written = ({ find }: Meetings, name: string, part: Part): string => {
  if ('written' in part) return part.written;
  const text = percent('met' in part ? find(name, part.met) : part.text);
  // These an address does without before it is sent, and another operation would be asked.
  return text === '' || /^(%2e)+$/.test(text) ? 'none' : text;
};

const addressOf = ({ path }: Operation, { params, query }: Made, known: Meetings): string => {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => written(known, name, params[name] ?? { text: 'none' }));
  return `${filled}${query.length === 0 ? '' : `?${query.map(([name, value]) => `${percent(name)}=${written(known, name, value)}`).join('&')}`}`;
};

const ask = async (url: string, { method }: Operation, address: string, { headers, body }: Made): Promise<Answer> => {
  const response = await fetch(url + address, { method, headers, ...(body === null ? {} : { body: Buffer.from(body) }) });
  return { status: response.status, contentType: response.headers.get('content-type') ?? '', cacheControl: response.headers.get('cache-control'), text: await response.text() };
};

const shownOf = (operation: Operation, address: string, { headers, body }: Made): string =>
  `${operation.method} ${address} ${JSON.stringify(headers)} ${body === null ? '' : JSON.stringify(Buffer.from(body).toString('utf8').slice(0, 600))}`;

/** Mostly somebody who may, so that requests get further than the door. */
const somebodyFor = ({ needs }: Operation): fc.Arbitrary<RoleGroup> => {
  const all = wordsOf(RoleGroup);
  const permitted = needs === 'nothing' ? all : all.filter((group) => permissions[needs][group] !== undefined);
  return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...permitted) }, { weight: 1, arbitrary: fc.constantFrom(...all) });
};

const wronglyLetIn = ({ needs }: Operation, group: RoleGroup, { status }: Answer): readonly string[] =>
  status < 400 && needs !== 'nothing' && permissions[needs][group] === undefined ? [`${group} was let in`] : [];

/** Asks each operation so many things, half of them nonsense, and tells of each what was wrong with an answer. */
export async function* fuzz({ as, url, head, catchUp, met }: Asked, { rounds, seed, of = operations }: { readonly rounds: number; readonly seed: number; readonly of?: readonly Operation[] }): AsyncIterable<Round> {
  const known = meetings(met);
  as('csas-manager');
  // What there is to be met: as examples make it, and as lists show it.
  for (const operation of of.filter(({ raw, path }) => raw !== undefined || !path.includes('{'))) {
    const [first] = Object.entries(operation.raw ?? {});
    const body = first === undefined ? null : Buffer.from(typeof first[1].example === 'string' ? first[1].example : JSON.stringify(first[1].example));
    if (operation.method === 'GET' || body !== null) remember(known, await ask(url, operation, operation.path, { params: {}, query: [], headers: first === undefined ? {} : { 'content-type': first[0] }, body }));
  }
  for (const operation of of) {
    await catchUp();
    const answers: Record<number, number> = {};
    let [requests, lastHead] = [0, await head()];
    let finding: readonly string[] = [];
    const property = fc.asyncProperty(requestsTo(operation), somebodyFor(operation), async (made, group) => {
      as(group);
      const address = addressOf(operation, made, known);
      const answer = await ask(url, operation, address, made);
      const now = await head();
      const wrong = [...wrongWith(operation, answer, now - lastHead), ...wronglyLetIn(operation, group, answer)];
      lastHead = now;
      requests += 1;
      answers[answer.status] = (answers[answer.status] ?? 0) + 1;
      if (answer.status < 300) remember(known, answer);
      if (wrong.length > 0) finding = [...wrong, `${group}: ${shownOf(operation, address, made)}`];
      return wrong.length === 0;
    });
    const { failed } = await fc.check(property, { numRuns: rounds, seed, endOnFailure: false });
    yield { fault: operation.id, requests, answers, findings: failed ? finding : [] };
  }
}

const remember = ({ meet }: Meetings, { contentType, text }: Answer): void => {
  if (contentType.includes('json')) meet(JSON.parse(text) as unknown, '');
};
