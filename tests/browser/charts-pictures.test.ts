import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chartSpecs } from '../../lib/charts/options/chart-specs';
import { openSourceCharts } from '../../lib/charts/options/open-source';
import type { ChartSize, ChartSpec, Measure } from '../../lib/charts/types';
import { inventedFigures } from '../../lib/charts/testing/invented-figures';
import { makeFigures } from '../../lib/cv/testing/make-figures';
import { wordsOf } from '../../lib/cv/words/words';
import type { Figures } from '../../lib/snapshots/types';
import { startChromium } from '../support/chromium';
import { startChartsSite } from './charts-site';

const TODAY = '2026-11-20';
const made = makeFigures();
const STATUS = [true, false, null];
/** The same history in repositories that are open, private or neither known. */
const mixed: Figures = { ...made, byRepository: made.byRepository.map((row, index) => ({ ...row, repository: { ...row.repository, openSource: STATUS[index % STATUS.length] ?? null } })) };
const specs = (size: ChartSize, measure: Measure = 'commits'): ChartSpec[] => [
  ...chartSpecs(inventedFigures(), { today: TODAY, measure, size }), ...openSourceCharts(mixed, { today: TODAY, size, all: mixed, licence: false, words: wordsOf() }),
];
/** Part of the pixels that may differ between the server's picture and the browser's chart. */
const LIMIT = 0.01;

let browser: Browser;
beforeAll(async () => { browser = await startChromium(); });
afterAll(() => browser.close());

async function picture(page: Page, id: string): Promise<PNG> {
  return PNG.sync.read(await page.locator(`[data-name="${id}"]`).screenshot());
}

/** Part of the pixels that differ after the interactive chart took the picture's place. */
async function difference(page: Page, id: string): Promise<number> {
  await page.evaluate((name) => { document.querySelector<HTMLElement>(`[data-chart="${name}"]`)?.setAttribute('data-name', name); }, id);
  const server = await picture(page, id);
  // As a touch by a reader, but with no pointer left over the chart that would mark a column.
  await page.locator(`[data-name="${id}"]`).dispatchEvent('pointerover');
  await page.waitForSelector(`[data-name="${id}"] .highcharts-container`);
  const client = await picture(page, id);
  expect([client.width, client.height]).toEqual([server.width, server.height]);
  return pixelmatch(server.data, client.data, undefined, server.width, server.height, { threshold: 0.1 }) / (server.width * server.height);
}

describe.each([['wide', 'light', 1280], ['narrow', 'light', 430], ['wide', 'dark', 1280]] as const)('%s charts in %s colours', (size, colorScheme, width) => {
  it('are the same drawn by the server and by the browser', async () => {
    const all = [...specs(size), ...specs(size, 'lines').slice(0, 1).map((spec) => ({ ...spec, id: `lines-${size}` }))];
    const site = await startChartsSite(all);
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    await page.goto(site.address);
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    const differences: Record<string, number> = {};
    for (const { id } of all) differences[id] = await difference(page, id);
    await page.close();
    await site.close();
    expect(Object.entries(differences).filter(([, part]) => part >= LIMIT)).toEqual([]);
  });
});
