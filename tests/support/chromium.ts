import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** Path of the Chromium of this machine: `CHROMIUM_PATH`, else a usual place. Throws a sentence where there is none. */
export function findChromium(): string {
  const found = process.env['CHROMIUM_PATH'] ?? PLACES.find((place) => existsSync(place));
  if (found === undefined) throw new Error('No Chromium was found. Install one, or set CHROMIUM_PATH to its program.');
  return found;
}

/** What is waited for comes; how soon is up to the machine. */
const PATIENCE_MS = 240_000;

/** Starts the Chromium of this machine. Throws where there is none, or where it does not start. */
export async function startChromium(): Promise<Browser> {
  const executablePath = findChromium();
  // Font hinting off: pictures compare the drawing, not the machine's rasterizer settings.
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--font-render-hinting=none'], timeout: PATIENCE_MS }).catch((error: unknown) => {
    throw new Error(`${executablePath} did not start, so nothing was tried in it: this says nothing about the pages.`, { cause: error });
  });
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext(options);
    context.setDefaultTimeout(PATIENCE_MS);
    return context;
  };
  return browser;
}

/** Waits until the parts of one of the app's pages hear keys for themselves. What is pressed or written before is kept for them, but not a key that the whole page listens to. */
export async function untilReady(page: Page): Promise<void> {
  await page.locator('html[data-ready]').waitFor({ state: 'attached' });
}
