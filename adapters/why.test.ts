import { readFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { connect } from './database/connection.ts';
import { whyItStopped } from './why.ts';

const failure = (attempt: Promise<unknown>): Promise<unknown> => attempt.then(() => null, (error: unknown) => error);

it('names a file that is not there, and a folder that is no file', async () => {
  expect(whyItStopped(await failure(readFile('/nowhere/at/all')))).toMatch(/^no-such-file.*\/nowhere\/at\/all/);
  expect(whyItStopped(await failure(readFile('/')))).toMatch(/^not-a-file/);
});

it('says what to do about a port that is taken', async () => {
  const first = createServer().listen(0, '127.0.0.1');
  await once(first, 'listening');
  const { port } = first.address() as AddressInfo;
  const [error] = await once(createServer().listen(port, '127.0.0.1'), 'error') as [unknown];
  first.close();
  expect(whyItStopped(error)).toContain(`port ${port}`);
});

it('says what to do about a database that nobody answers for, however deep the error', async () => {
  const closed = createServer().listen(0, '127.0.0.1');
  await once(closed, 'listening');
  const { port } = closed.address() as AddressInfo;
  await once(closed.close(), 'close');
  const database = connect(`postgresql://somebody@127.0.0.1:${port}/csms`);
  const error = await failure(database.pool.query('select 1'));
  await database.close();
  expect(whyItStopped(new Error('The schema could not be brought up to date', { cause: error }))).toContain('DATABASE_URL');
});

it('leaves a bug to tell its stack', () => {
  expect(whyItStopped(new TypeError('undefined is not a function'))).toBeNull();
});
