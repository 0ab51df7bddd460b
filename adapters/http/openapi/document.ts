import type * as t from 'io-ts';
import type { Action } from '../../../domain/access/action.ts';
import { permissions, type Scope } from '../../../domain/access/permissions.ts';
import { RoleGroup, roleGroups } from '../../../domain/access/role-group.ts';
import { wordsOf } from '../../../domain/codes/one-of.ts';
import type { Operation } from '../operation.ts';
import { membersOf } from '../schema/shape.ts';
import { components } from './components.ts';
import { describedHeaders } from './described-headers.ts';
import { problemExamples, problemResponses } from './problem-responses.ts';
import { tags } from './tags.ts';

const securitySchemes = {
  token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'For programs.' },
  session: { type: 'apiKey', in: 'cookie', name: 'csms-session', description: 'For people, who get it by signing in.' },
};

type Components = ReturnType<typeof components>;

/** The OpenAPI 3.1 document of these operations. */
export const openApiDocument = (operations: readonly Operation[]): object => {
  const schemas = components();
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of operations)
    paths[operation.path] = { ...paths[operation.path], [operation.method.toLowerCase()]: operationObject(operation, schemas) };
  return {
    openapi: '3.1.0',
    info: {
      title: 'CSMS: cervical screening call and recall',
      version: '1.0.0',
      description:
        'Finds participants, tells where they stand and why, and takes what practices, laboratories, colposcopy and CSAS have to say. Every change is an event with who, when and by which rule. Names and NHS numbers never stand in an address.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags,
    paths,
    security: [{ token: [] }, { session: [] }],
    components: { schemas: schemas.all(), examples: problemExamples(), securitySchemes },
  };
};

const operationObject = (operation: Operation, schemas: Components): object => ({
  operationId: operation.id,
  tags: [operation.tag],
  summary: operation.summary,
  description: operation.description + toldOfPermission(operation),
  ...permissionOf(operation),
  ...parameters(operation, schemas),
  ...requestBody(operation, schemas),
  responses: { ...successes(operation, schemas), ...problemResponses(operation, schemas) },
});

const scopeWords: Readonly<Record<Scope, string>> = { all: '', own: ' (their own)' };

const whoMay = (needs: Action): string =>
  wordsOf(RoleGroup)
    .flatMap((group) => {
      const scope = permissions[needs][group];
      return scope === undefined ? [] : [`${roleGroups[group].label}${scopeWords[scope]}`];
    })
    .join(', ');

const toldOfPermission = ({ needs }: Operation): string => (needs === 'nothing' ? '' : `\n\nPermission: \`${needs}\`. ${whoMay(needs)}.`);

/** For programs. */
const permissionOf = ({ needs }: Operation): object => (needs === 'nothing' ? { security: [] } : { 'x-permission': { action: needs, groups: permissions[needs] } });

const parameters = ({ params, query, headers }: Operation, schemas: Components): object => {
  const all = [...parametersIn('path', params, schemas), ...parametersIn('query', query, schemas), ...parametersIn('header', headers, schemas)];
  return all.length === 0 ? {} : { parameters: all };
};

const parametersIn = (place: string, codec: t.Mixed, { asked }: Components): readonly object[] =>
  [...(membersOf(codec) ?? [])].map(([name, member]) => ({ name, in: place, required: member.required, schema: asked(member.codec) }));

const requestBody = ({ method, body, raw, bodyExamples = [] }: Operation, { asked }: Components): object => {
  if (method === 'GET') return {};
  if (raw !== undefined) return { requestBody: { required: true, content: Object.fromEntries(Object.entries(raw).map(([type, { schema, example }]) => [type, { schema: asked(schema), example }])) } };
  const examples = Object.fromEntries(bodyExamples.map(({ summary, value }, i) => [`example${i + 1}`, { summary, value }] as const));
  return { requestBody: { required: true, content: { 'application/json': { schema: asked(body), examples } } } };
};

const successes = (operation: Operation, { answered }: Components): object => {
  const { answer, answerStatus = 200, answerDescription, answerExample, answersAs, otherStatuses = {} } = operation;
  const content =
    answersAs === undefined
      ? { 'application/json': { schema: answered(answer), example: answerExample } }
      : Object.fromEntries(Object.entries(answersAs).map(([type, example]) => [type, { schema: type === 'application/json' ? answered(answer) : { type: 'string' }, example }]));
  return {
    [answerStatus]: { description: answerDescription, headers: describedHeaders(operation), content },
    ...Object.fromEntries(Object.entries(otherStatuses).map(([status, description]) => [status, { description, ...(status === '304' ? {} : { content }) }])),
  };
};
