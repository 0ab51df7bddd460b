import type { Operation } from '../../adapters/http/operation.ts';
import { schemaOf } from '../../adapters/http/schema-of.ts';

export interface RequestMade {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

const examplesOf = ({ raw, bodyExamples = [] }: Operation): readonly { readonly contentType: string; readonly content: unknown }[] =>
  raw === undefined ? bodyExamples.map(({ value }) => ({ contentType: 'application/json', content: value })) : Object.entries(raw).map(([contentType, { example }]) => ({ contentType, content: example }));

/** What parts of an address are called, and texts for them. */
export type Filling = (name: string) => string;

const queryOf = ({ query }: Operation, filling: Filling): string => {
  const { required = [] } = schemaOf(query, 'closed');
  return required.length === 0 ? '' : `?${required.map((name) => `${name}=${encodeURIComponent(filling(name))}`).join('&')}`;
};

/** Requests to an operation: one for each example of a body, or one without. `spoil` may put something else into what is sent. */
export const requestsTo = (operation: Operation, filling: Filling, spoil: (content: unknown) => unknown = (content) => content): readonly RequestMade[] => {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(filling(name))) + queryOf(operation, filling);
  const bare = { method: operation.method, path, headers: {}, body: null };
  if (operation.method === 'GET') return [bare];
  const examples = examplesOf(operation);
  if (examples.length === 0) return [{ ...bare, headers: { 'content-type': 'application/json' }, body: '{}' }];
  return examples.map(({ contentType, content }) => {
    const spoilt = spoil(content);
    return { ...bare, headers: { 'content-type': contentType }, body: typeof spoilt === 'string' ? spoilt : JSON.stringify(spoilt) };
  });
};
