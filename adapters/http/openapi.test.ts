import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../domain/codes/one-of.ts';
import { RefusalCode } from '../../domain/codes/refusal.ts';
import { NhsNumber } from '../../domain/identifiers/nhs-number.ts';
import { commandData } from '../../domain/participant/commands.ts';
import { withDatabase } from '../../test/database.ts';
import { captureLog } from '../../test/logs/captured.ts';
import { httpSettings } from '../../test/http-settings.ts';
import { inMemory } from '../../test/in-memory.ts';
import { readModelsOf } from '../../test/read-models.ts';
import { openApi, operations } from './operations/all.ts';
import { faultsOf } from './schema/faults.ts';
import { manager } from '../../test/identities.ts';
import { signInOf } from '../../test/identity/sign-in.ts';
import { buildServer } from './server.ts';

interface Media {
  readonly schema: object;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value?: unknown; readonly $ref?: string }>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly summary: string; readonly description: string; readonly requestBody?: { readonly content: Readonly<Record<string, Media>> }; readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, Media>> }>> }>>>>;
  readonly components: { readonly examples: Readonly<Record<string, { readonly value: unknown }>> };
}
const document = openApi as unknown as Document;

const described = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, told]) => ({ name: `${method.toUpperCase()} ${path}`, ...told })));

describe('the OpenAPI document', () => {
  it('is one, of version 3.1', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(JSON.parse(JSON.stringify(openApi)) as Record<string, unknown>);
    expect(errors).toBeUndefined();
    expect([valid, validator.version]).toEqual([true, '3.1']);
  });

  const database = withDatabase();

  it('holds every route, and no other', async () => {
    const stands = inMemory();
    const app = await buildServer(
      { ...stands, db: database().db, readModels: readModelsOf(database().db, stands.log), today: () => { throw new Error('not asked'); }, now: () => '2026-11-22T09:00:00.000Z', dayToConfirm: () => null, mailTrouble: () => null, receiveFile: () => Promise.reject(new Error('not asked')), mostBytes: 0, receiveCallback: null, messagesTrouble: () => null, reconcile: () => Promise.reject(new Error('not asked')), reconciliationTrouble: () => null, identify: async () => manager, signIn: signInOf(database()), signInTrouble: () => null, accessLog: { record: () => Promise.reject(new Error('not asked')) }, settings: httpSettings() },
      captureLog().log,
    );
    await app.ready();
    const ours = routesIn(app.printRoutes({ commonPrefix: false, includeHooks: false })).filter((route) => !/ \/(docs|metrics|sign-in|sign-out|$)/.test(route));
    await app.close();
    expect([...ours].sort()).toEqual(described.map(({ name }) => name).sort());
  });

  it('describes every operation, with an id of its own', () => {
    for (const { name, summary, description } of described) expect([name, summary.length > 5, description.length > 20]).toEqual([name, true, true]);
    expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
  });

  it('gives examples that its own schemas accept', () => {
    const ajv = new Ajv2020({ strict: false, allowUnionTypes: true });
    addFormats(ajv);
    ajv.addFormat('nhs-number', NhsNumber.is);
    ajv.addSchema({ $id: 'api', components: document.components });
    const known = new Map<string, ReturnType<typeof ajv.compile>>();
    const compiled = (schema: string) => {
      const validate = known.get(schema) ?? ajv.compile(JSON.parse(schema) as object);
      known.set(schema, validate);
      return validate;
    };
    const check = (name: string, { schema, example, examples = {} }: Media): void => {
      const validate = compiled(JSON.stringify(schema).replaceAll('"#/', '"api#/'));
      const values = [...(example === undefined ? [] : [example]), ...Object.entries(examples).map(([code, { value }]) => value ?? document.components.examples[code]?.value)];
      expect(values.length, `${name} has an example`).toBeGreaterThan(0);
      for (const value of values) {
        expect([name, validate(value), validate.errors ?? []]).toEqual([name, true, []]);
      }
    };
    for (const { name, requestBody, responses } of described)
      for (const [status, { content = {} }] of [...Object.entries(responses), ['request', requestBody ?? {}] as const])
        for (const media of Object.values(content)) check(`${name} ${status}`, media);
  });

  it('gives examples that hold nothing but what is told', () => {
    for (const { id, answer, answerExample, body, bodyExamples = [] } of operations) {
      expect([id, faultsOf(answer, JSON.parse(JSON.stringify(answerExample)))]).toEqual([id, []]);
      for (const { value } of bodyExamples) expect([id, faultsOf(body, value)]).toEqual([id, []]);
    }
  });

  it('knows every refusal of the programme, and tells of each command that people give', () => {
    for (const code of wordsOf(RefusalCode)) expect(document.components.examples).toHaveProperty([code]);
    const notForPeople = ['register', 'register-dummy', 'import-history', 'change-demographics', 'carry-out-day'];
    const forPeople = Object.keys(commandData).filter((name) => !notForPeople.includes(name));
    expect(operations.map(({ id }) => id)).toEqual(expect.arrayContaining(forPeople));
  });
});

/** From the tree of routes that the framework prints, `GET /path/{parameter}`. */
const routesIn = (tree: string): readonly string[] => {
  const above: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const [, branch = '', part = '', methods = ''] = /^([│├└─ ]*)(\S+)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? [];
    const depth = branch.length / 4;
    above[depth] = `${depth > 1 ? (above[depth - 1] ?? '') : ''}${part}`;
    const path = (above[depth] ?? '').replace(/:(\w+)/g, '{$1}');
    return methods.split(', ').filter((method) => method !== '' && method !== 'HEAD').map((method) => `${method} ${path}`);
  });
};
