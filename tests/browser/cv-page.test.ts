import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startChromium } from '../support/chromium';
import { noteComplaints } from '../support/complaints';
import { shiftsOf, watchShifts } from '../support/layout-shifts';
import { startCvSite } from './cv-site';
import type { CvSite } from './cv-site';

const WIDTHS = { phone: 360, tablet: 820, desktop: 1440 } as const;
let browser: Browser;
let site: CvSite;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  [browser, site] = await Promise.all([startChromium(), startCvSite()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});
afterEach(() => page.context().close());

async function open(path: string, { width = WIDTHS.desktop, before, ...options }: BrowserContextOptions & { width?: number; /** Runs in the page before its own scripts. */ before?: () => void } = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce', ...options });
  page = await context.newPage();
  if (before) await page.addInitScript(before);
  complaints = [];
  noteComplaints(page, complaints);
  await page.goto(site.origin + path);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  return page;
}

const violations = async (): Promise<string[]> => {
  // axe judges the page with its own script, which the content policy of the page does not let in.
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(' ')}`));
};
const width = () => page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);

describe('a reader without any trouble', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const size of ['phone', 'desktop'] as const) {
      it(`finds no barrier on a ${size}, ${colorScheme}`, async () => {
        await open('/cv/ada', { width: WIDTHS[size], colorScheme });
        expect(await violations()).toEqual([]);
        expect(complaints).toEqual([]);
      });
    }
  }

  it('finds none in an opened working, a chosen language, a message or a table', async () => {
    for (const path of ['/cv/ada#how-commits', '/cv/ada?language=Zig&from=2019-01', '/cv/ada?from=2030-99', '/cv/ada?from=2010-01&to=2010-02', '/cv/ada/table/kinds']) {
      await open(path);
      expect(await violations(), path).toEqual([]);
      await page.context().close();
    }
    await open('/cv/ada');
  });

  it('never scrolls sideways, from the smallest phone on', async () => {
    for (const [name, pixels] of Object.entries(WIDTHS)) {
      await open('/cv/ada', { width: pixels });
      const [content = 0, window = 0] = await width();
      expect(content, name).toBeLessThanOrEqual(window);
      await page.context().close();
    }
    await open('/cv/ada/table/days', { width: WIDTHS.phone });
    const [content = 0, window = 0] = await width();
    expect(content).toBeLessThanOrEqual(window);
  });

  it('meets targets of 44 pixels on a phone', async () => {
    await open('/cv/ada', { width: WIDTHS.phone, hasTouch: true });
    const small = await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('.bar a, .bar summary, .tools a, .theme, .figure, .brand, .more summary, .foot .tool')]
      .filter((one) => one.offsetParent !== null).map((one) => ({ text: one.textContent, height: one.getBoundingClientRect().height })).filter(({ height }) => height < 44));
    expect(small).toEqual([]);
  });

  it('sees what counts before scrolling on a desktop', async () => {
    await open('/cv/ada');
    const bottom = await page.evaluate(() => document.querySelector('.figures')?.getBoundingClientRect().bottom ?? Infinity);
    expect(bottom).toBeLessThanOrEqual(620);
  });
});

describe('a reader without script', () => {
  it('chooses a period by the form, and the address holds it', async () => {
    await open('/cv/ada', { javaScriptEnabled: false });
    await page.locator('.segments .menu summary').click();
    await page.locator('#period-from').fill('2016-01');
    await page.locator('#period-to').fill('2018-12');
    await page.locator('.segments .menu button').click();
    await page.waitForURL(/from=2016-01&to=2018-12/);
    expect(await page.locator('#figure-years .value').textContent()).toBe('3of 11');
    expect(await page.locator('.segments .current summary').textContent()).toBe('Jan 2016 – Dec 2018');
  });

  it('chooses a language by a link and keeps the period', async () => {
    await open('/cv/ada?from=2016-01&to=2018-12', { javaScriptEnabled: false });
    await page.locator('.languages-menu summary').click();
    await page.getByRole('link', { name: 'Zig', exact: true }).click();
    await page.waitForURL('**/cv/ada?from=2016-01&to=2018-12&language=Zig');
    expect(await page.locator('#figure-commits .under').textContent()).toBe('with changes in Zig');
    await page.getByRole('link', { name: 'Show all again' }).click();
    await page.waitForURL('**/cv/ada');
  });

  it('opens the working of a figure and a table, and closes them', async () => {
    await open('/cv/ada', { javaScriptEnabled: false });
    await page.locator('#figure-commits').click();
    expect(await page.locator('#how-commits').isVisible()).toBe(true);
    await page.locator('#how-commits .shut').click();
    expect(await page.locator('#how-commits').isVisible()).toBe(false);
    await page.getByRole('link', { name: 'Table: Commits and active days per year' }).click();
    expect(await page.locator('#table-years').isVisible()).toBe(true);
  });

  it('is not offered what needs script', async () => {
    await open('/cv/ada', { javaScriptEnabled: false });
    expect(await page.locator('[data-theme-switch], [data-copy]').filter({ visible: true }).count()).toBe(0);
  });

  it('reads a sentence where a choice cannot be shown', async () => {
    await open('/cv/ada?language=Cobol', { javaScriptEnabled: false });
    expect(await page.locator('main').innerText()).toContain('There is no commit in “Cobol” on this page.');
  });
});

describe('a reader with keys', () => {
  it('skips to the content, opens a working, closes it by Esc and is back where he was', async () => {
    await open('/cv/ada');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip');
    await page.keyboard.press('Enter');
    await page.locator('#figure-days').focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.id === 'how-days');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('shut');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.activeElement?.id === 'figure-days');
  });

  it('closes an open menu by Esc', async () => {
    await open('/cv/ada');
    await page.locator('.languages-menu summary').focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('.languages-menu ul').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.locator('.languages-menu ul').isVisible()).toBe(false);
  });
});

describe('a page that is still being read', () => {
  it('has room already for what needs script', async () => {
    await open('/cv/ada', { before: () => document.addEventListener('DOMContentLoaded', () => {
      Object.assign(window, { early: ['[data-theme-switch]', '[data-copy]'].map((control) => document.querySelector(control)!.getBoundingClientRect().height) });
    }) });
    expect(await page.evaluate(() => (window as unknown as { early: number[] }).early)).toEqual([44, 36]);
    for (const control of ['[data-theme-switch]', '[data-copy]']) expect(await page.locator(control).isVisible(), control).toBe(true);
  });
});

describe('a touched chart', () => {
  it('takes the room of its picture, moves nothing and reads its numbers from the page’s address', async () => {
    await open('/cv/ada?measure=lines');
    await watchShifts(page);
    for (const [index, id] of ['languages-wide', 'kinds-feature-wide', 'hours-wide', 'years-days-wide', 'days-wide', 'open-source-wide'].entries()) {
      const handle = await page.locator(`[data-chart="${id}"]`).elementHandle();
      await handle?.scrollIntoViewIfNeeded();
      const before = await handle?.boundingBox();
      await handle?.hover();
      await page.waitForFunction((count) => document.querySelectorAll('.drawn .highcharts-container').length > count, index);
      expect(await handle?.boundingBox(), id).toEqual(before);
    }
    expect(await shiftsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

describe('the theme', () => {
  it('follows the system, is switched, and is remembered', async () => {
    const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    await open('/cv/ada', { colorScheme: 'dark' });
    expect(await paper()).toBe('rgb(15, 21, 20)');
    await page.locator('.theme').click();
    expect(await paper()).toBe('rgb(255, 255, 255)');
    await page.reload();
    expect(await paper()).toBe('rgb(255, 255, 255)');
    expect(await page.locator('.theme').getAttribute('aria-pressed')).toBe('false');
  });
});

describe('weight', () => {
  it('is under 2 KB of script before the first touch, and under 100 KB of page and fonts', async () => {
    await open('/cv/ada');
    const sizes = await page.evaluate(() => performance.getEntriesByType('resource').map((entry) => ({ name: entry.name, bytes: (entry as PerformanceResourceTiming).decodedBodySize })));
    const sum = (pattern: RegExp) => sizes.filter(({ name }) => pattern.test(name)).reduce((total, { bytes }) => total + bytes, 0);
    expect(sum(/\.js$/)).toBeLessThan(2000);
    expect(sum(/\.js$/)).toBeGreaterThan(0);
    expect(sum(/\.woff2$/)).toBeLessThan(50_000);
  });
});

describe('on paper', () => {
  it('holds no control, is light, and answers its small numbers by footnotes', async () => {
    await open('/cv/ada', { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    for (const control of ['.bar', '.top', '.tools .tool', '.segments', '.panel']) expect(await page.locator(control).filter({ visible: true }).count(), control).toBe(0);
    expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(0, 0, 0)');
    expect(await page.locator('.footnotes li').filter({ visible: true }).count()).toBe(7);
    for (const format of ['A4', 'Letter'] as const) expect((await page.pdf({ format, preferCSSPageSize: true })).byteLength).toBeGreaterThan(10_000);
  });
});

describe('the page in one file', () => {
  it('loads nothing and shows its own faces', async () => {
    const context = await browser.newContext({ viewport: { width: WIDTHS.desktop, height: 900 } });
    page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => { if (!request.url().startsWith('data:')) asked.push(request.url()); });
    await page.setContent(site.file);
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    expect(asked).toEqual([]);
    expect(await page.evaluate(() => document.fonts.check('16px "Public Sans"') && document.fonts.check('16px "Source Serif 4"'))).toBe(true);
    expect(await violations()).toEqual([]);
  });
});
