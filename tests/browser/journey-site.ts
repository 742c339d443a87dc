import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { startSampleForges } from '../forges/sample-world';
import type { SampleForges } from '../forges/sample-world';
import { noteComplaints } from '../support/complaints';
import { freePort } from '../support/free-port';
import { startSite } from '../support/program';
import type { Site } from '../support/program';

/** The compiled site with three simulated forges, as anybody starts it: stores, vault and queue are those that this process's own environment names. */
export interface JourneySite {
  site: Site;
  forges: SampleForges;
  data: string;
  /** Errors that pages wrote to the browser's console. */
  complaints: string[];
  /** A page of a browser that nobody has used before. */
  visit: (browser: Browser, options?: BrowserContextOptions) => Promise<Page>;
  close(): Promise<void>;
}

/** Starts forges and site. `github`: Ada, and nobody else, may sign in at the simulated GitHub; else the terminal prints a link. */
export async function startJourneySite(signIn: 'github' | 'local', environment: Record<string, string> = {}): Promise<JourneySite> {
  const root = mkdtempSync(path.join(tmpdir(), 'commit-stats-journey-'));
  const forges = await startSampleForges(root);
  const port = String(await freePort());
  const address = `http://127.0.0.1:${port}`;
  const app = { id: 'journey', secret: 'secret-of-the-app-3f0c', callback: `${address}/api/auth/callback/github` };
  forges.github.world.apps.push(app);
  forges.github.world.signsIn = 'asks';
  const byGithub = {
    COMMIT_STATS_GITHUB_ID: app.id, COMMIT_STATS_GITHUB_SECRET: app.secret, COMMIT_STATS_AUTH_SECRET: 'forty letters that only this test has seen', COMMIT_STATS_SIGN_IN: String(forges.token.account.id), COMMIT_STATS_GITHUB_WEB: forges.github.url,
  };
  const data = path.join(root, 'data');
  const site = await startSite({ PORT: port, COMMIT_STATS_BASE_URL: address, COMMIT_STATS_DATA: data, COMMIT_STATS_FORGE_SERVERS: forges.servers, ...(signIn === 'github' ? byGithub : {}), ...environment });
  const complaints: string[] = [];
  return {
    site, forges, data, complaints,
    async visit(browser, options = {}) {
      const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', ...options })).newPage();
      noteComplaints(page, complaints);
      return page;
    },
    async close() {
      await site.stop();
      await forges.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

export interface TypedToken {
  forge: 'GitHub' | 'GitLab' | 'Azure DevOps';
  name: string;
  server: string;
  organization?: string;
  secret: string;
}

/** Fills the form of a new token as a person does who stands on it, and sends it. */
export async function typeToken(page: Page, { forge, name, server, organization, secret }: TypedToken): Promise<void> {
  await page.getByRole('radio', { name: new RegExp(`^${forge}`, 'u') }).check();
  await page.getByLabel('Server').selectOption(server);
  if (organization !== undefined) await page.getByRole('textbox', { name: 'Organisation' }).fill(organization);
  await page.locator('input[name=secret]').fill(secret);
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('button', { name: 'Save and choose repositories' }).click();
}

/** Waits until a text stands in a part of the page, which is made anew until it does. */
export async function reloadUntil(page: Page, text: RegExp, ms = 200_000, place = 'main'): Promise<void> {
  const end = Date.now() + ms;
  for (let said = await page.locator(place).innerText(); !text.test(said); said = await page.locator(place).innerText()) {
    if (Date.now() > end) throw new Error(`${page.url()} never said ${text.source}:\n${said}`);
    await page.waitForTimeout(400);
    await page.reload();
  }
}
