import { existsSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** Where systems put a Chromium. */
const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** The browser that CHROMIUM_PATH names, or one that the machine has, or the one that comes with the development packages. */
export const openBrowser = async (): Promise<Browser> => {
  const named = process.env['CHROMIUM_PATH'] ?? usual.find(existsSync);
  const quiet = ['--disable-background-networking', '--no-first-run'];
  return named === undefined
    ? playwright.launch({ executablePath: await chromium.executablePath(), args: [...chromium.args, ...quiet], headless: true })
    : playwright.launch({ executablePath: named, args: ['--no-sandbox', ...quiet], headless: true });
};
