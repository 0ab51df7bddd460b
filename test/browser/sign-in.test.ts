import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withSigningIn } from '../identity/signing-in.ts';
import { openBrowser } from './chromium.ts';

const { api } = withSigningIn();
let browser: Browser;
let page: Page;
const troubles: string[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  page = await (await browser.newContext()).newPage();
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => /Content Security Policy/.test(message.text()) && troubles.push(message.text()));
});
afterAll(() => browser.close());

const says = (text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor();

it('somebody with several roles signs in, chooses one, acknowledges, looks around and signs out, in a browser without scripts of ours', async () => {
  await page.goto(`${api().url}/sign-in`);
  await page.getByRole('link', { name: 'Sign in with Care Identity' }).click();
  await page.getByRole('button', { name: /Lou/ }).click();

  await says('Choose your role');
  await page.getByRole('radio').nth(1).check();
  await page.getByRole('button', { name: 'Continue' }).click();

  await says('Whom you may look at');
  await page.getByRole('button').first().click();
  // Not before it is ticked.
  await page.getByRole('checkbox').check();
  await page.getByRole('button').first().click();

  await says('You are signed in');
  await says(/ABBEY ROAD SURGERY \(A81004\)/);
  const cookie = (await page.context().cookies(api().url)).find(({ name }) => name.includes('csms-session'));
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' });

  await page.goto(`${api().url}/sign-out`);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await says(/signed out/i);
  const asked = await page.request.get(`${api().url}/api/v1/session`);
  expect(asked.status()).toBe(401);
  expect(troubles).toEqual([]);
});
