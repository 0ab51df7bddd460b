import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { operations } from '../../adapters/http/operations/all.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/api.md'), 'utf8');

/** The rows of its tables: what is asked for, and the permission named beside it. */
const told = [...page.matchAll(/^\| .*\| `(GET|POST) (\S+)` \| `([a-z-]+)` \|$/gm)].map(([, method = '', path = '', needs = '']) => ({ call: `${method} /api/v1${path.replace('{id}', '{participantId}')}`, needs }));

describe('docs/api.md', () => {
  it('names operations that there are, each once, with the permission that they need', () => {
    const needed = new Map(operations.map(({ method, path, needs }) => [`${method} ${path}`, needs]));
    expect(told.filter(({ call, needs }) => needed.get(call) !== needs)).toEqual([]);
    expect(new Set(told.map(({ call }) => call)).size).toBe(told.length);
  });

  it('leaves out nothing that is done about a participant or with the list of a practice, but what the access log tells', () => {
    const calls = new Set(told.map(({ call }) => call));
    const ofPeople = operations.filter(({ path, needs }) => /^\/api\/v1\/(participants|practices|screening-histories)/.test(path) && needs !== 'read-access-log');
    expect(ofPeople.map(({ method, path }) => `${method} ${path}`).filter((call) => !calls.has(call))).toEqual([]);
  });
});
