import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localOwner } from '../../lib/accounts/local-owner';
import { newLocalLink } from '../../lib/accounts/local-link';
import { collectionState } from '../../lib/collections/lease';
import { collections } from '../../lib/documents/collections';
import { RULES_VERSION } from '../../lib/facts/types';
import { publish } from '../../lib/publishing/publish';
import { registerRepository } from '../../lib/repositories/register-repository';
import { factOf } from '../contracts/fixtures';
import { startChromium } from '../support/chromium';
import { noteComplaints } from '../support/complaints';
import { startAppSite } from './app-site';
import type { AppSite } from './app-site';

const HIDDEN = 'northwind-hr-scripts';
const ALIASED = 'secret-ledger';
const DAY = 86_400;

let browser: Browser;
let app: AppSite;
let owner: BrowserContext;
const complaints: string[] = [];

/** A repository with one commit a day from a day on. */
async function counted(name: string, commits: number, from: string, language: string): Promise<void> {
  const { context } = app;
  const user = await localOwner(context);
  const repository = await registerRepository(context, user, { source: { kind: 'url', url: `https://git.example.org/${name}` } });
  await context.stats.write(user.id, RULES_VERSION, Array.from({ length: commits }, (_, number) => factOf(`${name}${number}`, {
    repository: repository.id, time: Date.parse(from) / 1000 + number * 3 * DAY, changes: [{ language, category: 'code', files: 1, additions: 9, deletions: 1 }],
  })));
  const state = await collectionState(context, repository);
  await context.documents.update(collections, { ...state, generation: 1, rules: RULES_VERSION, completed: new Date().toISOString(), nextDue: Date.now() + 3_600_000, names: [{ name: 'Ada Lindqvist', commits }] });
}

beforeAll(async () => {
  browser = await startChromium();
  app = await startAppSite();
  await counted('imageworks', 120, '2019-02-04T21:00:00Z', 'Go');
  await counted(ALIASED, 60, '2021-03-02T21:00:00Z', 'Zig');
  await counted(HIDDEN, 40, '2022-05-09T21:00:00Z', 'COBOL');
  await publish(app.context, await localOwner(app.context));
  owner = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  const page = await owner.newPage();
  await page.goto(`${app.site.address}${await newLocalLink(app.context)}`);
  await page.close();
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

async function open(address: string, context = owner): Promise<Page> {
  const page = await context.newPage();
  noteComplaints(page, complaints);
  await page.goto(`${app.site.address}${address}`);
  return page;
}

const saved = (page: Page) => page.locator('.editor-state', { hasText: /Saved \d\d:\d\d\./u }).waitFor();
const tab = (page: Page, name: string) => page.getByRole('tab', { name }).click();
const field = (page: Page, name: string | RegExp) => page.getByRole('textbox', { name });

/** Goes from the list of CVs into the editor of one, and waits until it answers to keys and pointers: the preview is drawn then. */
async function enter(page: Page, title: string): Promise<void> {
  await page.locator('.cvs').getByRole('link', { name: title, exact: true }).click();
  await page.getByRole('tab', { name: 'Page' }).waitFor();
  await page.locator('.preview-wait').waitFor({ state: 'detached' });
}

async function editorOf(title: string): Promise<Page> {
  const page = await open('/content');
  await enter(page, title);
  return page;
}

async function publishNow(page: Page): Promise<void> {
  await saved(page);
  await page.getByRole('button', { name: /^Publish/u }).click();
  await page.getByText(/^Published\. /u).waitFor();
}

/** Everything that somebody who is not signed in gets under an address. */
async function readable(slug: string): Promise<string> {
  const parts = ['', '/charts.json', '/table/languages', '/table/days', '/table/years', '/table/kinds'];
  const answers = await Promise.all(parts.map((part) => fetch(`${app.site.address}/cv/${slug}${part}`)));
  return (await Promise.all(answers.map((answer) => answer.text()))).join('\n');
}

describe('two CV pages of one person', () => {
  it('are made, told apart, and name nothing that their owner hides', async () => {
    const page = await open('/content');
    await page.getByLabel('For what').fill('Platform roles');
    await page.getByRole('button', { name: 'Make a CV page' }).click();
    await page.waitForURL(/\/content\/[\w-]+$/u);
    await field(page, 'Headline').fill('Platforms and release tooling');
    await field(page, /^About/u).fill('I build *tools*. <b>x</b>');
    await tab(page, 'Repositories');
    await page.getByRole('radiogroup', { name: new RegExp(HIDDEN, 'u') }).getByText('Hidden').click();
    await page.getByRole('radiogroup', { name: new RegExp(ALIASED, 'u') }).getByText('Alias').click();
    await field(page, new RegExp(`Alias of .*${ALIASED}`, 'u')).fill('Payments platform');
    await saved(page);
    expect(await page.locator('.learn').textContent()).not.toContain(HIDDEN);
    const frame = page.frameLocator('iframe');
    await frame.getByRole('heading', { name: 'Ada Lindqvist' }).waitFor();
    await frame.getByText('Payments platform').first().waitFor();
    expect(await frame.locator('body').innerText()).not.toContain(HIDDEN);
    await publishNow(page);
    await tab(page, 'Sharing');
    await page.getByText('Everyone', { exact: true }).click();
    const text = await expect.poll(() => readable('ada-lindqvist-2')).toContain('Payments platform').then(() => readable('ada-lindqvist-2'));
    expect(text).toContain('<em>tools</em>. &lt;b&gt;');
    for (const name of [HIDDEN, ALIASED, 'COBOL']) expect(text).not.toContain(name);
    const other = await readable('ada-lindqvist');
    for (const name of [HIDDEN, ALIASED, 'COBOL']) expect(other).toContain(name);
    expect(other).not.toContain('Platforms and release tooling');
  });

  it('stay as they are for readers until their owner publishes, and go back to what they were', async () => {
    const page = await editorOf('Platform roles');
    await field(page, 'Headline').fill('A new headline');
    await page.getByText('1 change not published').waitFor();
    expect(await readable('ada-lindqvist-2')).not.toContain('A new headline');
    await page.frameLocator('iframe').getByText('A new headline').waitFor();
    await publishNow(page);
    expect(await readable('ada-lindqvist-2')).toContain('A new headline');
    await page.getByText('⋯').click();
    await page.getByRole('button', { name: 'Take the last publication back' }).click();
    await page.getByText('Taken back.').waitFor();
    expect(await readable('ada-lindqvist-2')).toContain('Platforms and release tooling');
    expect(await field(page, 'Headline').inputValue()).toBe('A new headline');
  });

  it('step back one change at a time, and keep the order that keys gave their sections', async () => {
    const page = await editorOf('Platform roles');
    const names = () => page.locator('.sortable .section-name').allInnerTexts();
    const before = await names();
    await page.getByRole('button', { name: 'Move Repositories' }).focus();
    await page.keyboard.press('Alt+Home');
    await expect.poll(async () => (await names())[0]).toBe('Repositories');
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect.poll(names).toEqual(before);
    await page.getByRole('button', { name: 'Move Repositories' }).focus();
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('Alt+Home');
    await publishNow(page);
    const text = await readable('ada-lindqvist-2');
    expect(text.indexOf('id="repositories"')).toBeLessThan(text.indexOf('id="languages"'));
  });

  it('show their languages in the order that their owner gave them', async () => {
    const page = await editorOf('Platform roles');
    await tab(page, 'Repositories');
    await page.getByRole('radiogroup', { name: 'Order of the languages' }).getByText('Mine').click();
    await page.getByRole('button', { name: 'Move Zig' }).focus();
    await page.keyboard.press('Alt+Home');
    await publishNow(page);
    const text = await readable('ada-lindqvist-2');
    expect(text.indexOf('</svg>Zig</th>')).toBeGreaterThan(0);
    expect(text.indexOf('</svg>Zig</th>')).toBeLessThan(text.indexOf('</svg>Go</th>'));
    await page.close();
  });

  it.each([['mouse', {}], ['finger', { hasTouch: true, viewport: { width: 390, height: 844 } }]] as const)('take the order in which their sections were dragged, by %s', async (by, options) => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 1800 }, reducedMotion: 'reduce', storageState: await owner.storageState(), ...options });
    const list = await open('/content', context);
    await enter(list, 'Platform roles');
    const names = list.locator('.sortable .section-name');
    const middle = async (at: number) => {
      const box = await list.locator('.sortable .handle').nth(at).boundingBox();
      if (!box) throw new Error(`no handle ${at}`);
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    };
    await names.nth(3).scrollIntoViewIfNeeded();
    const before = await names.allInnerTexts();
    const [from, to] = [await middle(0), await middle(2)];
    if (by === 'mouse') {
      await list.mouse.move(from.x, from.y);
      await list.mouse.down();
      await list.mouse.move(to.x, to.y, { steps: 5 });
      await list.mouse.up();
    } else {
      const touch = await context.newCDPSession(list);
      await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [from] });
      for (const part of [0.3, 0.7, 1]) await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: from.x, y: from.y + (to.y - from.y) * part }] });
      await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    }
    await expect.poll(() => names.allInnerTexts()).toEqual([before[1], before[2], before[0], ...before.slice(3)]);
    await saved(list);
    await context.close();
  });

  it('lose nothing when two windows write at once', async () => {
    const [one, two] = [await editorOf('Platform roles'), await editorOf('Platform roles')];
    await field(one, 'Place').fill('Gothenburg');
    await saved(one);
    await field(two, 'Headline').fill('From the second window');
    await two.getByText('Another window changed Place').waitFor();
    expect(await field(two, 'Place').inputValue()).toBe('Gothenburg');
    await saved(two);
    await field(one, 'Headline').fill('From the first window');
    await one.getByText('Another window changed Headline as well').waitFor();
    expect(await field(one, 'Headline').inputValue()).toBe('From the first window');
    await one.getByRole('button', { name: 'Take the other one' }).click();
    await expect.poll(() => field(one, 'Headline').inputValue()).toBe('From the second window');
    await saved(one);
  });

  it('take hours, calendars and exact days off with dates by week', async () => {
    const page = await editorOf('Platform roles');
    await tab(page, 'Repositories');
    await page.getByRole('radiogroup', { name: 'How exact dates are' }).getByText('Week').click();
    await publishNow(page);
    const text = await readable('ada-lindqvist-2');
    expect(text).toContain('Active weeks');
    expect(text).not.toContain('Days with commits');
    expect(text).not.toContain('id="hours"');
    expect(text).not.toContain('2019-02-07');
  });
});

describe('the editor', () => {
  it.each([['desktop', { width: 1440, height: 900 }, 'light'], ['phone', { width: 390, height: 844 }, 'dark']] as const)('has no barrier on a %s', async (_name, viewport, colorScheme) => {
    const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce', storageState: await owner.storageState() });
    const list = await open('/content', context);
    const found = [...(await new AxeBuilder({ page: list }).analyze()).violations];
    await enter(list, 'Platform roles');
    for (const name of ['Page', 'Repositories', 'Sharing']) {
      await tab(list, name);
      found.push(...(await new AxeBuilder({ page: list }).exclude('iframe').analyze()).violations);
      expect(await list.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    }
    await list.getByRole('button', { name: 'Platform roles, rename' }).click();
    await field(list, 'Title, only you see it').fill('Platform roles, and everything else that needs more than one line on any screen there is');
    await list.getByRole('button', { name: 'Rename' }).click();
    await list.getByRole('button', { name: /there is, rename/u }).waitFor();
    expect(await list.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await list.getByRole('button', { name: /there is, rename/u }).click();
    await field(list, 'Title, only you see it').fill('Platform roles');
    await list.getByRole('button', { name: 'Rename' }).click();
    await list.getByRole('button', { name: 'Platform roles, rename' }).waitFor();
    if (viewport.width < 1024) {
      await list.getByRole('button', { name: 'Preview' }).click();
      await list.frameLocator('iframe').getByRole('heading', { name: 'Ada Lindqvist' }).waitFor();
    }
    expect(found.map(({ id, nodes }) => `${id} ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ''}`).join()}`)).toEqual([]);
    await context.close();
  });

  it('shows the newest draft, however slowly an earlier one was drawn', async () => {
    const page = await editorOf('Platform roles');
    const held: (() => void)[] = [];
    await page.route('**/api/preview/**', async (route) => {
      await new Promise<void>((go) => { held.push(go); });
      await route.continue().catch(() => undefined);
    });
    await field(page, 'Headline').fill('Drawn first');
    await expect.poll(() => held.length).toBe(1);
    await field(page, 'Headline').fill('Drawn last');
    await expect.poll(() => held.length).toBe(2);
    for (const go of held) go();
    await page.frameLocator('iframe').getByText('Drawn last').waitFor();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.close();
  });

  it('keeps what is written while the page is being published', async () => {
    const page = await editorOf('Platform roles');
    await field(page, 'Headline').fill('Published meanwhile');
    await saved(page);
    let letThrough = (): void => {};
    const opened = new Promise<void>((done) => { letThrough = done; });
    await page.route('**/content/**', async (route) => {
      if (route.request().method() === 'POST') await opened;
      await route.continue();
    });
    const publishing = page.waitForRequest((request) => request.method() === 'POST');
    await page.getByRole('button', { name: /^Publish/u }).click();
    await publishing;
    await field(page, 'Place').fill('Malmö');
    letThrough();
    await page.getByText(/^Published\. /u).waitFor();
    expect(await field(page, 'Place').inputValue()).toBe('Malmö');
    await saved(page);
    await page.close();
    const again = await editorOf('Platform roles');
    expect(await field(again, 'Place').inputValue()).toBe('Malmö');
    await again.close();
  });

  it('is one press away from the page that its owner looks at, and from nobody else’s', async () => {
    const editor = new URL((await editorOf('Platform roles')).url()).pathname;
    const page = await open('/cv/ada-lindqvist-2');
    await page.getByRole('link', { name: 'Edit', exact: true }).click();
    await page.waitForURL(({ pathname }) => pathname === editor);
    await page.close();
    expect(await readable('ada-lindqvist-2')).not.toContain(editor);
  });

  it('shows nobody else’s page and no preview of it, and made no browser complain', async () => {
    const id = new URL((await editorOf('Platform roles')).url()).pathname.split('/').at(-1) ?? '';
    const preview = await fetch(`${app.site.address}/api/preview/${id}`);
    expect([preview.status, await preview.text()]).toEqual([401, 'Sign in to see this.']);
    expect(new URL((await fetch(`${app.site.address}/content/${id}`)).url).pathname).toBe('/sign-in');
    expect(complaints).toEqual([]);
  });
});
