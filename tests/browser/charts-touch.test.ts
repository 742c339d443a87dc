import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chartSpecs } from '../../lib/charts/options/chart-specs';
import { inventedFigures } from '../../lib/charts/testing/invented-figures';
import { startChromium } from '../support/chromium';
import { noteComplaints } from '../support/complaints';
import { shiftsOf, watchShifts } from '../support/layout-shifts';
import { startChartsSite, type ChartsSite } from './charts-site';

let browser: Browser;
let site: ChartsSite;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  browser = await startChromium();
  site = await startChartsSite(chartSpecs(inventedFigures(), { today: '2026-11-20', measure: 'commits', size: 'wide' }));
});
afterAll(async () => {
  await browser.close();
  await site.close();
});
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
  complaints = [];
  noteComplaints(page, complaints);
  await page.goto(site.address);
  await watchShifts(page);
});
afterEach(() => page.close());

const isLive = (): Promise<unknown> => page.waitForSelector('.chart .highcharts-container');
const requests = (): Promise<string[]> => page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname));
const after = (): Promise<number> => page.evaluate(() => document.querySelector('#after')?.getBoundingClientRect().top ?? -1);

describe('a chart on a page', () => {
  it('costs no chart script until a reader touches one', async () => {
    expect(await requests()).not.toContain('/assets/charts.js');
    await page.locator('[data-chart="languages-wide"]').hover();
    await isLive();
    expect(await requests()).toEqual(expect.arrayContaining(['/assets/charts.js', '/cv/ada/charts.json']));
  });

  it('tells what is under the pointer, and moves nothing', async () => {
    const before = await after();
    const box = page.locator('.drawn').first();
    await box.hover({ position: { x: 200, y: 200 } });
    await isLive();
    await box.hover({ position: { x: 204, y: 240 } });
    const tooltip = page.locator('.highcharts-tooltip-container, .highcharts-tooltip').last();
    await tooltip.waitFor({ state: 'attached' });
    await page.waitForFunction(() => /commits/.test(document.querySelector('span.highcharts-tooltip, .highcharts-tooltip')?.textContent ?? ''));
    expect(await page.locator('.drawn').first().innerText()).toMatch(/\b(20\d\d)\b/);
    expect(await after()).toBe(before);
    expect(await shiftsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('keeps the focus of whoever came by keys, and is read by arrow keys', async () => {
    await page.getByRole('button', { name: 'Before' }).focus();
    await page.keyboard.press('Tab');
    await isLive();
    expect(await page.evaluate(() => document.querySelector('.chart')?.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')).toMatch(/: .*\.$/);
    expect(await shiftsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('zooms the days by the handles under them', async () => {
    const days = page.locator('[data-chart="days-wide"]');
    await days.scrollIntoViewIfNeeded();
    await days.hover();
    await isLive();
    const box = page.locator('.drawn').last();
    const labels = (): Promise<string> => box.locator('.highcharts-xaxis-labels').first().textContent().then((text) => text ?? '');
    const before = await labels();
    const handle = await box.locator('.highcharts-navigator-handle-left').boundingBox();
    if (!handle) throw new Error('no handle');
    await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
    await page.mouse.down();
    await page.mouse.move(handle.x - 400, handle.y + 10, { steps: 8 });
    await page.mouse.up();
    await page.waitForFunction((old) => document.querySelector('.drawn:has(.highcharts-navigator) .highcharts-xaxis-labels')?.textContent !== old, before);
    expect(complaints).toEqual([]);
  });
});
