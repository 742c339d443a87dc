import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newLocalLink } from '../../lib/accounts/local-link';
import { localOwner } from '../../lib/accounts/local-owner';
import type { StoredCv, User } from '../../lib/documents/collections';
import { makeLink } from '../../lib/sharing/make-link';
import { storeCv } from '../sharing/delivery';
import { startChromium } from '../support/chromium';
import { startAppSite } from './app-site';
import type { AppSite } from './app-site';

/** Every form of a page that its readers may have, and what is for everybody. */
const FORMS = ['', '/table/languages', '/charts.json', '/snapshot.json', '/resume.json', '/statement.json', '/feed.atom', '/pdf', '/og.png', '/card.svg', '/badge/commits.svg', '/chart/languages.svg'];

let browser: Browser;
let app: AppSite;
let cv: StoredCv;

beforeAll(async () => {
  browser = await startChromium();
  app = await startAppSite();
  const owner = await localOwner(app.context);
  cv = await storeCv(app.context, owner.id, 'ada', { visibility: 'private', name: 'Ada Lindqvist', title: 'Platform roles' });
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

async function open(options: BrowserContextOptions = {}): Promise<Page> {
  return (await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', ...options })).newPage();
}

/** The tab of a CV's editor on which it is shared. */
async function sharingTab(options: BrowserContextOptions = {}): Promise<Page> {
  const page = await open(options);
  await page.goto(`${app.site.address}${await newLocalLink(app.context)}`);
  await page.goto(`${app.site.address}/content/${cv.id}`);
  await page.getByRole('tab', { name: 'Sharing' }).click();
  return page;
}

/** Status and bytes of every form of the page at an address. */
async function formsOf(context: BrowserContext, address: string): Promise<{ form: string; status: number; body: string }[]> {
  const { origin, pathname, search } = new URL(address);
  return Promise.all(FORMS.map(async (form) => {
    const answer = await context.request.get(`${origin}${pathname}${form}${search}`, { headers: { rsc: '1' } });
    return { form, status: answer.status(), body: await answer.text() };
  }));
}

async function axe(page: Page): Promise<string[]> {
  // The preview's frame runs no script, so axe cannot enter it; its page is looked at by itself.
  return (await new AxeBuilder({ page }).setLegacyMode().analyze()).violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(' ')}`));
}

describe('sharing a page', () => {
  it('by a link with an end, opened in a private window, revoked and closed at once in every form, and undone', async () => {
    const page = await sharingTab();
    await page.getByText('By link', { exact: true }).click();
    await page.getByText('Whoever has one of the links below').waitFor();
    await page.getByRole('textbox', { name: 'For whom' }).fill('Northwind, platform role');
    await page.getByLabel('Ends on').fill('2999-12-04');
    await page.getByRole('button', { name: 'Make the link' }).click();
    await page.getByText('until 4 Dec 2999').waitFor();
    const address = await page.locator('.sharing .once').innerText();
    expect(address.replace(app.site.address, '')).toMatch(/^\/cv\/ada\?k=[\w-]{43}$/u);

    const stranger = await open();
    expect((await stranger.goto(address))?.status()).toBe(200);
    expect(await stranger.getByRole('heading', { level: 1 }).innerText()).toBe('Ada Lindqvist');
    expect((await stranger.goto(`${app.site.address}/cv/ada`))?.status()).toBe(404);
    await page.getByRole('button', { name: 'Revoke the link for Northwind, platform role' }).click();
    await page.getByText('Whoever opens this link now sees the same page as for one that never was.').waitFor();
    expect(await axe(page)).toEqual([]);
    const closed = await formsOf(stranger.context(), address);
    expect(closed.filter(({ status }) => status !== 404)).toEqual([]);
    expect(closed).toEqual(await formsOf(stranger.context(), `${app.site.address}/cv/never-was`));
    await stranger.goto(address);
    expect(await stranger.getByRole('main').innerText()).toContain('The link may have ended or been typed differently.');
    expect(await axe(stranger)).toEqual([]);

    await page.locator('.sharing').getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Revoke the link for Northwind, platform role' }).waitFor();
    expect((await stranger.goto(address))?.status()).toBe(200);
    await page.context().close();
    await stranger.context().close();
  });

  it('leaves the title of its tab where it is while links are made and revoked', async () => {
    const page = await sharingTab();
    const box = page.getByRole('textbox', { name: 'For whom' });
    const add = async (name: string): Promise<void> => {
      await box.fill(name);
      await page.getByRole('button', { name: 'Make the link' }).click();
      await page.getByRole('button', { name: `Revoke the link for ${name}`, exact: true }).waitFor();
    };
    await add('Fabrikam');
    await page.evaluate(() => {
      const titles = new Set([document.title]);
      new MutationObserver(() => { document.body.dataset['titles'] = JSON.stringify([...titles.add(document.title)]); }).observe(document.head, { childList: true, subtree: true, characterData: true });
    });
    for (const name of ['Tailspin', 'Wingtip', 'Proseware', 'Litware']) {
      await add(name);
      await page.getByRole('button', { name: `Revoke the link for ${name}`, exact: true }).click();
      await page.getByRole('button', { name: `Revoke the link for ${name}`, exact: true }).waitFor({ state: 'detached' });
    }
    expect(await page.evaluate(() => document.body.dataset['titles'] ?? JSON.stringify([document.title]))).toBe('["CV page · Commit Stats"]');
    await page.context().close();
  });

  it('with a password, typed without script, and the page’s own addresses keep the link', async () => {
    const page = await sharingTab({ viewport: { width: 390, height: 844 }, hasTouch: true });
    await page.getByRole('textbox', { name: 'For whom' }).fill('Contoso');
    await page.getByLabel('Ends on').fill('');
    await page.getByRole('textbox', { name: 'Password' }).fill('four words');
    await page.getByRole('button', { name: 'Make the link' }).click();
    const address = await page.locator('.sharing .once').innerText();
    expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);

    const stranger = await open({ javaScriptEnabled: false });
    await stranger.goto(address);
    await stranger.getByLabel('Password').fill('three words');
    await stranger.getByRole('button', { name: 'Open the page' }).click();
    expect(await stranger.getByRole('alert').innerText()).toBe('This is not the password of this link. Ask the person who sent it.');
    await stranger.getByLabel('Password').fill('four words');
    await stranger.getByRole('button', { name: 'Open the page' }).click();
    expect(await stranger.getByRole('heading', { level: 1 }).innerText()).toBe('Ada Lindqvist');
    expect(stranger.url()).toBe(address);
    const within = await stranger.locator(`a[href^="/cv/ada"]`).evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
    expect(within.filter((href) => !href.includes('k='))).toEqual([]);
    await page.context().close();
    await stranger.context().close();
  });

  it.each([['desktop', { width: 1440, height: 900 }], ['phone', { width: 390, height: 844 }]] as const)('asks for a password without a barrier, on a %s, light and dark', async (_name, viewport) => {
    const { id } = await localOwner(app.context);
    const { path } = await makeLink.untrusted(app.context, { id } as User, { cvId: cv.id, label: 'Tailspin', password: 'four words' });
    for (const colorScheme of ['light', 'dark'] as const) {
      const stranger = await open({ viewport, colorScheme });
      await stranger.goto(`${app.site.address}${path}`);
      expect(await axe(stranger)).toEqual([]);
      await stranger.getByLabel('Password').fill('three words');
      await stranger.getByRole('button', { name: 'Open the page' }).click();
      await stranger.getByRole('alert').waitFor();
      expect(await axe(stranger)).toEqual([]);
      expect(await stranger.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
      await stranger.context().close();
    }
  });

  it('under another address: the old one leads on, and what cannot be says why', async () => {
    const page = await sharingTab();
    const field = page.getByRole('textbox', { name: 'Address of the page, after /cv/' });
    await field.fill('Admin');
    await page.getByRole('button', { name: 'Change' }).click();
    await page.getByText('“admin” is kept for the site itself. Choose another address.').waitFor();
    await field.fill('Lindqvist');
    await page.getByRole('button', { name: 'Change' }).click();
    await page.getByText('/cv/ada leads here.').waitFor();
    await page.getByText('Everyone', { exact: true }).click();
    await page.getByText('Everybody may read this page at /cv/lindqvist.').waitFor();
    await page.goto(`${app.site.address}/cv/ada`);
    expect(new URL(page.url()).pathname).toBe('/cv/lindqvist');
    await page.context().close();
  });

  it('for a week with the first link of a private page, which opens it; the preview shows what each reader gets', async () => {
    const owner = await localOwner(app.context);
    const other = await storeCv(app.context, owner.id, 'grace', { id: 'cv-grace', visibility: 'private', name: 'Grace', title: 'Compilers' });
    const page = await open();
    await page.goto(`${app.site.address}${await newLocalLink(app.context)}`);
    await page.goto(`${app.site.address}/content/${other.id}?tab=sharing`);
    const frame = page.frameLocator('iframe');
    const through = page.getByLabel('Seen through');
    await through.selectOption('without a link');
    await frame.getByRole('heading', { name: 'There is no page here' }).waitFor();

    await page.getByRole('textbox', { name: 'For whom' }).fill('Hooli');
    await page.getByRole('button', { name: 'A week' }).click();
    await page.getByRole('button', { name: 'Make the link' }).click();
    await page.getByText('Whoever has one of the links below').waitFor();
    const stranger = await open();
    expect((await stranger.goto(await page.locator('.sharing .once').innerText()))?.status()).toBe(200);
    await through.selectOption('through “Hooli”');
    await frame.getByRole('heading', { level: 1, name: 'Grace' }).waitFor();
    await page.getByRole('button', { name: 'Revoke the link for Hooli' }).click();
    await frame.getByRole('heading', { name: 'There is no page here' }).waitFor();

    await page.getByRole('textbox', { name: 'For whom' }).fill('Initech');
    await page.getByRole('textbox', { name: 'Password' }).fill('four words');
    await page.getByRole('button', { name: 'Make the link' }).click();
    await through.selectOption('through “Initech”');
    await frame.getByLabel('Password').fill('anything');
    await frame.getByRole('button', { name: 'Open the page' }).click();
    await frame.getByRole('heading', { level: 1, name: 'Grace' }).waitFor();
    await page.context().close();
    await stranger.context().close();
  });
});
