import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations } from '../../adapters/http/operations/all.ts';
import { ruleBook } from '../../domain/rules/book.ts';
import { withApi } from '../api.ts';
import { openBrowser } from './chromium.ts';

const api = withApi();

describe('the documentation in a browser', () => {
  let browser: Browser;
  let page: Page;
  const troubles: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
    page = await browser.newPage();
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
    page.on('request', (request) => !/^(data|blob):/.test(request.url()) && !request.url().startsWith(api().url) && troubles.push(`asked elsewhere: ${request.url()}`));
    await page.goto(`${api().url}/docs`);
    await page.locator('.opblock').first().waitFor();
  });
  afterAll(() => browser.close());

  it('shows every operation by its summary', async () => {
    const shown = await page.locator('.opblock-summary-description').allTextContents();
    expect(shown.sort()).toEqual(operations.map(({ summary }) => summary).sort());
  });

  it('lets the rule book be tried out', async () => {
    const block = page.locator('#operations-Rules-read-rules');
    await block.locator('.opblock-summary').click();
    await block.getByRole('button', { name: 'Try it out' }).click();
    await block.getByRole('button', { name: 'Execute' }).click();
    const response = block.locator('.live-responses-table .response');
    await response.waitFor();
    expect((await response.locator('.response-col_status').textContent())?.trim()).toBe('200');
    expect(await response.locator('.highlight-code').textContent()).toContain(ruleBook['NTDD-01'].says.slice(0, 60));
  });

  it('shows the example of a request and what can go wrong', async () => {
    const block = page.locator('[id="operations-Call and recall-defer"], #operations-Call_and_recall-defer').first();
    await block.locator('.opblock-summary').click();
    await block.locator('.response').first().waitFor();
    const text = await block.textContent();
    expect(text).toContain('Pregnancy: three months after delivery');
    expect(text).toContain('deferral-too-long');
  });

  it('asks nothing of another server and reports no error', () => {
    expect(troubles).toEqual([]);
  });
});
