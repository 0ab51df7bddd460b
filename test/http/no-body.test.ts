import { expect, it } from 'vitest';
import { operations } from '../../adapters/http/operations/all.ts';
import { withApi } from '../api.ts';

const api = withApi();

it.each(operations.filter(({ raw }) => raw !== undefined).map(({ id, path, method }) => [id, method, path] as const))('%s refuses a request that brings nothing', async (_, method, path) => {
  const response = await fetch(api().url + path, { method });
  expect(response.status).toBeGreaterThanOrEqual(400);
  expect(response.status).toBeLessThan(500);
});
