import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localOwner } from '../../lib/accounts/local-owner';
import { newLocalLink } from '../../lib/accounts/local-link';
import { rankings, repositories } from '../../lib/documents/collections';
import { storeCv } from '../sharing/delivery';
import { startChromium, untilReady } from '../support/chromium';
import { noteComplaints } from '../support/complaints';
import { startAppSite, storeEverything, storeRepositories, storeToken } from './app-site';
import type { AppSite } from './app-site';

let browser: Browser;
let app: AppSite;
let work = '';
const complaints: string[] = [];

beforeAll(async () => {
  browser = await startChromium();
  app = await startAppSite();
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

async function open(options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', ...options })).newPage();
  noteComplaints(page, complaints);
  return page;
}

/** Rows of a table that are none where there is room for columns. */
function misshapen(): string[] {
  const rows = innerWidth < 720 ? [] : [...document.querySelectorAll('tr')].filter((row) => row.getBoundingClientRect().height > 0 && getComputedStyle(row).display !== 'table-row');
  return rows.map((row) => `misshapen ${row.className} ${(row.textContent ?? '').slice(0, 40)}`);
}

/** What axe finds, what the browser complains of, whether the page scrolls sideways, and what is out of shape. */
async function barriers(page: Page, address: string): Promise<string[]> {
  const before = complaints.length;
  await page.goto(`${app.site.address}${address}`, { waitUntil: 'networkidle' });
  const { violations } = await new AxeBuilder({ page }).analyze();
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  return [...violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(' ')}`)), ...(sideways ? ['scrolls sideways'] : []), ...(await page.evaluate(misshapen)), ...complaints.slice(before)].map((one) => `${address} ${one}`);
}

async function signIn(context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${app.site.address}${await newLocalLink(app.context)}`);
  await page.close();
}

describe('the title of a page', () => {
  it('is there once, as it is sent and as it is drawn, also where there is no page', async () => {
    const context = await browser.newContext();
    await signIn(context);
    const page = await context.newPage();
    const found: Record<string, unknown> = {};
    const addresses = { '/': 'Commit Stats', '/rules': 'Counting rules · Commit Stats', '/user': 'Tokens · Commit Stats', '/content': 'My CV pages · Commit Stats', '/status': 'Status · Commit Stats', '/nothing': 'Commit Stats', '/user/tokens/none': 'Commit Stats', '/content/none': 'Commit Stats' };
    for (const address of Object.keys(addresses)) {
      const sent = (await (await context.request.get(`${app.site.address}${address}`)).text()).matchAll(/<title>([^<]*)<\/title>/gu);
      await page.goto(`${app.site.address}${address}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      const drawn = await page.locator('head > title').allTextContents();
      found[address] = { sent: [...sent].map(([, title]) => title), drawn, description: await page.locator('head > meta[name=description]').count() };
    }
    expect(found).toEqual(Object.fromEntries(Object.entries(addresses).map(([address, title]) => [address, { sent: [title], drawn: [title], description: 1 }])));
    await context.close();
  });
});

describe('the first run', () => {
  it('leads from the front page to the form of a token, and says what is wrong with it', async () => {
    const page = await open();
    await page.goto(app.site.address);
    await page.getByRole('link', { name: 'Sign in' }).first().click();
    expect(await page.getByRole('main').innerText()).toContain('prints a link');
    await page.goto(app.link);
    expect(new URL(page.url()).pathname).toBe('/user');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(/^Welcome/u);
    expect(await barriers(page, '/user')).toEqual([]);
    await page.getByRole('link', { name: 'GitHub', exact: true }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Work');
    const secret = page.locator('input[name=secret]');
    await untilReady(page);
    await secret.pressSequentially('glpat-abcdefghijklmnopqrst');
    await page.getByRole('button', { name: 'Save and choose repositories' }).click();
    await page.getByText('This is a GitLab token. Choose GitLab above, or paste one that starts with github_pat_.').waitFor();
    expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Work');
    await page.context().close();
  });

  it('takes an address on a person’s word, makes and revokes an API token, and signs out', async () => {
    const page = await open();
    await signIn(page.context());
    await page.goto(`${app.site.address}/user`);
    await page.getByRole('textbox', { name: 'An address you commit with' }).fill('Ada@Lindqvist.example');
    await page.getByRole('button', { name: 'Claim an address' }).click();
    await page.getByRole('cell', { name: 'ada@lindqvist.example' }).waitFor();
    await page.getByRole('button', { name: 'Make an API token' }).click();
    await page.getByText('Only its end can be shown.').waitFor();
    expect(await page.locator('.once').innerText()).toMatch(/^cs_[\w-]{43}$/u);
    await page.getByRole('button', { name: 'Revoke' }).click();
    await page.getByRole('button', { name: 'Make an API token' }).waitFor();
    await page.locator('summary[aria-label^="Account"]').click();
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByRole('link', { name: 'Sign in' }).first().waitFor();
    await page.goto(`${app.site.address}/user`);
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    await page.context().close();
  });
});

describe('pages without a barrier', () => {
  const kinds: Record<string, BrowserContextOptions> = {
    'light': { colorScheme: 'light' }, 'dark': { colorScheme: 'dark' },
    'phone, light': { colorScheme: 'light', viewport: { width: 360, height: 800 }, hasTouch: true }, 'phone, dark': { colorScheme: 'dark', viewport: { width: 360, height: 800 }, hasTouch: true },
  };
  beforeAll(async () => {
    work = (await storeEverything(app.context)).work.id;
    const { id } = await localOwner(app.context);
    const title = 'Everything that I did between the first and the last of my jobs, for whoever has the time to read';
    const cv = await storeCv(app.context, id, 'ranked', { visibility: 'public', name: 'Ada Lindqvist', title });
    const standing = { activeDays: 240, bars: [20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20], languages: [{ name: 'Go', days: 240 }], repositories: 3, openSource: null };
    await app.context.documents.insert(rankings, {
      id, ownerId: id, cvId: cv.id, joined: cv.created ?? '2026-11-01T10:00:00.000Z', made: '2026-11-01T10:00:00.000Z', day: new Date().toISOString().slice(0, 10), aggregateVersion: 0,
      standings: [{ ...standing, period: '12-months' }], notRanked: { unverified: 2, future: 0, crowdedDays: 1 },
    });
  });

  for (const [name, options] of Object.entries(kinds)) {
    it(`for anybody and for who is signed in: ${name}`, async () => {
      const page = await open(options);
      const found: string[] = [];
      for (const address of ['/', '/cv', '/status', '/privacy', '/rules', '/self-hosting', '/sign-in', '/ranking', '/verify', '/verify?language=de', '/rules/de', '/api/v1']) found.push(...await barriers(page, address));
      await signIn(page.context());
      for (const address of ['/', '/user', '/user/tokens/new?forge=azure-devops', `/user/tokens/${work}`, '/user/audit', '/user/week', '/user/advert', '/user/packages', '/user/leave', '/content', '/ranking', '/cv', '/status']) found.push(...await barriers(page, address));
      expect(found).toEqual([]);
      await page.context().close();
    });
  }

  it('of a token that is not there look the same as of nobody’s', async () => {
    const page = await open();
    await signIn(page.context());
    const answer = await page.goto(`${app.site.address}/user/tokens/nothing`);
    expect([answer?.status(), await page.getByRole('heading', { level: 1 }).innerText()]).toEqual([404, 'There is no page here']);
    expect(await page.getByRole('main').getByRole('link', { name: 'To your tokens' }).getAttribute('href')).toBe('/user');
    await page.context().close();
  });
});

describe('the repositories of a token', () => {
  it('are found, switched and deleted by keyboard alone', async () => {
    const page = await open();
    await signIn(page.context());
    await page.goto(`${app.site.address}/user/tokens/${work}`);
    await untilReady(page);
    await page.keyboard.press('/');
    await page.keyboard.type('project-0004');
    const row = page.getByRole('row').filter({ hasText: 'project-0004' });
    await row.waitFor();
    const on = row.getByRole('switch');
    expect(await on.isChecked()).toBe(false);
    await on.focus();
    await page.keyboard.press('Space');
    await page.getByText('Waiting').waitFor();
    await expect.poll(() => on.isChecked()).toBe(true);
    await page.goto(`${app.site.address}/user`);
    await page.getByRole('button', { name: 'Delete Halden' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    await page.getByRole('button', { name: 'Delete the token' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('The token is deleted here.').waitFor();
    await expect.poll(() => page.getByRole('link', { name: 'Halden' }).count()).toBe(0);
    await page.context().close();
  });

  it('are named for a CV, and have paths and commits left out, by keyboard alone', async () => {
    const page = await open();
    await signIn(page.context());
    await page.goto(`${app.site.address}/user/tokens/${work}`);
    const row = page.getByRole('row').filter({ hasText: 'project-0001' });
    await row.locator('summary').focus();
    await page.keyboard.press('Enter');
    await row.getByRole('button', { name: 'Name and exclusions…' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    await dialog.getByLabel('Paths that do not count').fill('/etc');
    await dialog.getByRole('button', { name: 'Save' }).press('Enter');
    await dialog.getByText('must be a path inside the repository').waitFor();
    await dialog.getByRole('radio', { name: 'By another name' }).press('Space');
    await dialog.getByRole('textbox', { name: 'Another name' }).fill('An online shop');
    await dialog.getByLabel('Paths that do not count').fill('vendor/\ndocs/*.svg');
    await dialog.getByLabel('Commits that do not count').fill('A41F09E0A41F09E0A41F09E0A41F09E0A41F09E0');
    await dialog.getByRole('radio', { name: 'Open source', exact: true }).press('Space');
    await dialog.getByRole('button', { name: 'Save' }).press('Enter');
    await dialog.getByText('Saved.').waitFor();
    await dialog.getByRole('button', { name: 'Close' }).last().press('Enter');
    await page.getByText('on a CV “An online shop”; left out by you: 2 paths and 1 commit').waitFor();
    expect(await app.context.documents.get(repositories, `${work}-1`)).toMatchObject({
      shown: 'alias', alias: 'An online shop', openSource: true, openSourceFrom: 'owner', exclusions: { paths: ['docs/*.svg', 'vendor/'], commits: ['a41f09e0'.repeat(5)] },
    });
    await page.context().close();
  });

  it('answer a keystroke with 5,000 of them', async () => {
    const owner = await localOwner(app.context);
    const many = await storeToken(app.context, owner.id, { name: 'Many', forge: 'gitlab', server: 'https://gitlab.com' });
    await storeRepositories(app.context, owner.id, many, 5_000);
    const page = await open();
    await signIn(page.context());
    const start = performance.now();
    await page.goto(`${app.site.address}/user/tokens/${many.id}`);
    await untilReady(page);
    const loaded = performance.now() - start;
    // From the key to the frame that shows its answer, in the browser's own clock.
    await page.evaluate(() => {
      const times: number[] = [];
      Object.assign(window, { keyTimes: times });
      addEventListener('keydown', () => {
        const pressed = performance.now();
        requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - pressed), 0));
      }, true);
    });
    await page.getByRole('searchbox').focus();
    for (const key of 'project-4321') {
      await page.keyboard.press(key);
      await page.waitForTimeout(150);
    }
    await expect.poll(() => page.getByRole('row').filter({ hasText: 'project-4321' }).count()).toBe(1);
    const times = (await page.evaluate(() => (window as unknown as { keyTimes: number[] }).keyTimes)).toSorted((a, b) => a - b);
    process.stdout.write(`5,000 rows: loaded in ${Math.round(loaded)} ms; a keystroke median ${Math.round(times[Math.floor(times.length / 2)] ?? 0)} ms, slowest ${Math.round(times.at(-1) ?? 0)} ms\n`);
    await page.context().close();
  });
});
