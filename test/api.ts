import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import * as t from 'io-ts';
import { afterAll, beforeAll, expect } from 'vitest';
import { postgresAccessLog } from '../adapters/access-log/access-log.ts';
import { ProblemDetails } from '../adapters/http/answers/told.ts';
import type { ApiDependencies } from '../adapters/http/dependencies.ts';
import type { Database } from '../adapters/database/connection.ts';
import { openApi, operations } from '../adapters/http/operations/all.ts';
import { faultsOf } from '../adapters/http/schema/faults.ts';
import { buildServer } from '../adapters/http/server.ts';
import { reconciliation } from '../adapters/reconciliation.ts';
import { layouts } from '../adapters/laboratory/layouts.ts';
import { breakGlassShown, laboratoryFilesShown, messagesShown, missingFilesShown, practicesShown, sendersShown } from '../adapters/system.ts';
import { memoryEventLog } from '../adapters/event-log/memory/memory-event-log.ts';
import { processFile } from '../application/laboratory/process-items.ts';
import { receiveFile } from '../application/laboratory/receive-file.ts';
import { type Context, handle } from '../application/participants.ts';
import { civilDate } from '../domain/dates/civil-date.ts';
import type { Command } from '../domain/participant/commands.ts';
import { programmePolicy } from '../domain/rules/policy.ts';
import { candidatesOnRecord } from '../projections/participant-summary/candidates.ts';
import { type ReadModels, readModels as modelsOf } from '../projections/runner/read-models.ts';
import { together } from '../projections/runner/together.ts';
import { knownSenders } from '../projections/senders/queries.ts';
import { slideHolders } from '../projections/slide-numbers/queries.ts';
import { withDatabase } from './database.ts';
import { httpSettings } from './http-settings.ts';
import { manager } from './identities.ts';
import { signInOf } from './identity/sign-in.ts';
import { csas, nhsNumber, participantIds } from './in-memory.ts';
import { itemModelsOf } from './laboratory/items.ts';
import { captureLog } from './logs/captured.ts';
import { joining } from './people.ts';
import { readModelsOf } from './read-models.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** What stands in an answer at a path such as `participant.revision`; a `*` goes through a list. */
export const at = (value: unknown, path: string): unknown => {
  const [name = '', ...rest] = path.split('.');
  const inner = rest.join('.');
  const next = (found: unknown): unknown => (inner === '' ? found : at(found, inner));
  if (name === '*') return Array.isArray(value) ? value.map(next) : undefined;
  return next((value as Readonly<Record<string, unknown>> | null | undefined)?.[name]);
};

export interface Api {
  readonly url: string;
  readonly deps: ApiDependencies;
  readonly readModels: ReadModels;
  readonly database: Database;
  readonly logged: readonly string[];
  /** The day, and with it the time of recording. */
  readonly setToday: (today: string) => void;
  /** Sends a request, and checks that what comes back is as the OpenAPI document says. */
  readonly send: (method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<Answer>;
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Answer>;
  readonly post: (path: string, body: unknown, headers?: Readonly<Record<string, string>>) => Promise<Answer>;
  /** The n-th person joins; answers with the path of the participant. */
  readonly join: (n: number, ...demographics: readonly Parameters<typeof joining>[1][]) => Promise<string>;
  /** Carries out what does not come by the API: the feed, the daily run. */
  readonly carryOut: (n: number, command: Command) => Promise<void>;
}

type Differences = Partial<ApiDependencies> | ((database: Database) => Partial<ApiDependencies> | Promise<Partial<ApiDependencies>>);

/** An API of one's own, over HTTP, with the real read models and a log that lives as long as the suite. */
export const withApi = (differences: Differences = {}): (() => Api) => {
  const database = withDatabase();
  let app: FastifyInstance | undefined;
  let api: Api | undefined;
  beforeAll(async () => {
    let today = civilDate('2026-11-22');
    const now = () => `${today}T09:00:00.000Z`;
    const log = memoryEventLog(now);
    const shown = { db: database().db, log, now };
    const readModels = together(readModelsOf(database().db, log), itemModelsOf(database().db, log), modelsOf({ ...shown, ...laboratoryFilesShown }), modelsOf({ ...shown, ...missingFilesShown }), modelsOf({ ...shown, ...sendersShown }), modelsOf({ ...shown, ...breakGlassShown }), modelsOf({ ...shown, ...practicesShown }), modelsOf({ ...shown, ...messagesShown }));
    let received = 0;
    const mostBytes = 1_000_000;
    const deps: ApiDependencies = {
      mostBytes,
      receiveFile: (...file) => receiveFile({ ...deps, layout: layouts, newId: () => `received ${received++}`, processFile: processFile({ ...deps, candidates: candidatesOnRecord(database().db) }) })(...file),
      log,
      policy: programmePolicy,
      ids: participantIds,
      slideNumbers: slideHolders(database().db, log, readModels.reach),
      senders: knownSenders(database().db),
      db: database().db,
      readModels,
      today: () => today,
      now,
      dayToConfirm: () => null,
      mailTrouble: () => null,
      receiveCallback: null,
      messagesTrouble: () => null,
      reconcile: (asked) => reconciliation({ ...deps, readModels }, null)(asked),
      reconciliationTrouble: () => null,
      identify: async () => manager,
      signIn: signInOf(database()),
      signInTrouble: () => null,
      accessLog: postgresAccessLog(database().logPool, now),
      settings: httpSettings(),
      ...(typeof differences === 'function' ? await differences(database()) : differences),
    };
    const { log: logger, lines: logged } = captureLog();
    app = await buildServer(deps, logger);
    await app.listen({ port: 0, host: '127.0.0.1' });
    const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
    const send = sending(url);
    let commands = 0;
    const carryOut = async (n: number, command: Command): Promise<void> => {
      const context: Context = { today, actor: csas, cause: 'a test', correlationId: 'c', commandId: `test-${commands++}` };
      const done = await handle(deps)(participantIds.of(nhsNumber(n)), command, context)();
      if (done._tag === 'Left') throw new Error(JSON.stringify(done.left));
    };
    api = {
      url,
      deps,
      readModels,
      database: database(),
      logged,
      setToday: (day) => void (today = civilDate(day)),
      send,
      get: (path, headers) => send('GET', path, undefined, headers),
      post: (path, body, headers) => send('POST', path, body, headers),
      join: async (n, demographics = {}) => {
        await carryOut(n, joining(n, demographics));
        return `/api/v1/participants/${participantIds.of(nhsNumber(n))}`;
      },
      carryOut,
    };
  });
  afterAll(() => app?.close());
  return () => {
    if (api === undefined) throw new Error('The API is there when tests run, not when they are described');
    return api;
  };
};

const sending = (url: string): Api['send'] => async (method, path, body, headers = {}) => {
  const response = await fetch(url + path, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? true;
  const answer: Answer = { status: response.status, headers: response.headers, body: text === '' ? null : isJson ? (JSON.parse(text) as unknown) : text };
  expectAsDescribed(method, path, answer);
  return answer;
};

interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly examples?: object }>> }>> }>>>>;
}

/** Every answer of every test: its status stands in the document, its content fits, and nothing is in it that is not told. */
const expectAsDescribed = (method: string, path: string, { status, headers, body }: Answer): void => {
  expect(headers.get('x-request-id') ?? 'none').toMatch(/^[^ ]+$/);
  const bare = path.split('?')[0] ?? '';
  const matches = (pattern: string): boolean => new RegExp(`^${pattern.replace(/\{\w+\}/g, '[^/]+')}$`).test(bare);
  const operation = operations.find((each) => each.method === method && each.path === bare) ?? operations.find((each) => each.method === method && matches(each.path));
  if (status >= 400 && headers.get('content-type')?.startsWith('application/problem+json') === true) {
    expect(faultsOf(ProblemDetails, body)).toEqual([]);
    if (operation === undefined) return;
  }
  if (operation === undefined) throw new Error(`${method} ${bare} is not described`);
  const response = (openApi as unknown as Described).paths[operation.path]?.[method.toLowerCase()]?.responses[status];
  expect(response, `${method} ${operation.path} may answer ${status}`).toBeDefined();
  if (headers.get('content-type')?.startsWith('application/problem+json') === true)
    expect(Object.keys(response?.content?.['application/problem+json']?.examples ?? {})).toContain((body as { code: string }).code);
  else if (status !== 304) expect(faultsOf(typeof body === 'string' && operation.answersAs !== undefined ? t.string : operation.answer, body)).toEqual([]);
};

