import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { localOwner } from '../../lib/accounts/local-owner';
import { sessions, tokens } from '../../lib/documents/collections';
import { listAll } from '../../lib/documents/list-all';
import { startAzureDevOpsSimulator } from '../forges/azure-devops/simulator';
import type { AzureDevOpsSimulator } from '../forges/azure-devops/simulator';
import * as azure from '../forges/azure-devops/world';
import { EXPIRED, EXPIRED_AUTHORITY } from '../net/expired';
import { SELF_SIGNED } from '../net/self-signed';
import { startChromium } from '../support/chromium';
import { freePort } from '../support/free-port';
import { startAppSite } from './app-site';
import type { AppSite } from './app-site';
import { typeToken } from './journey-site';

const GITLAB_TOKEN = 'glpat-sample0123456789abcd';

let root: string;
let devops: AzureDevOpsSimulator;
let secret: string;
let selfSigned: SecureServer;
let expired: SecureServer;
let nobody: string;
let app: AppSite;
let browser: Browser;
let page: Page;

interface SecureServer { url: string; asked: number; close(): Promise<void> }

/** A server with a bad certificate that counts who gets through to it. */
async function secureServer(certificate: { key: string; cert: string }): Promise<SecureServer> {
  const started: SecureServer = { url: '', asked: 0, close: () => new Promise((done) => { server.close(() => done()); }) };
  const server = createServer(certificate, (_request, response) => {
    started.asked += 1;
    response.end('{}');
  });
  await new Promise<void>((ready) => { server.listen(0, '127.0.0.1', ready); });
  started.url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return started;
}

beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'commit-stats-troubles-'));
  const authority = path.join(root, 'authority.pem');
  writeFileSync(authority, EXPIRED_AUTHORITY);
  [devops, selfSigned, expired] = await Promise.all([startAzureDevOpsSimulator({ root }), secureServer(SELF_SIGNED), secureServer(EXPIRED)]);
  secret = azure.addToken(devops.world, azure.addUser('Ada Lindqvist', 'ada@example.org')).secret;
  nobody = `http://127.0.0.1:${await freePort()}`;
  app = await startAppSite({ COMMIT_STATS_FORGE_SERVERS: [devops.server, selfSigned.url, expired.url, nobody].join(' '), NODE_EXTRA_CA_CERTS: authority });
  browser = await startChromium();
  page = await (await browser.newContext()).newPage();
  await page.goto(app.link);
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
  await Promise.all([devops, selfSigned, expired].map((server) => server?.close()));
  rmSync(root, { recursive: true, force: true });
});
beforeEach(async () => void (await page.goto(`${app.site.address}/user/tokens/new`)));

const kept = async (): Promise<number> => (await listAll(app.context.documents, tokens, 'owner', [(await localOwner(app.context)).id])).length;

describe('a token that cannot be checked says why, and nothing of it is kept:', () => {
  it('an organisation that is not there', async () => {
    await typeToken(page, { forge: 'Azure DevOps', name: 'Ferry', server: devops.server, organization: 'nowhere', secret });
    await page.getByText('There is no organisation called nowhere here, or this token may not know of it. Check its name: it is the part after dev.azure.com/ in its address.').waitFor();
    // What was chosen is what the form shows, and what it sends when it is mended.
    expect(await page.getByLabel('Server').inputValue()).toBe(devops.server);
    expect(await page.getByRole('radio', { name: /^Azure DevOps/u }).isChecked()).toBe(true);
    expect(await kept()).toBe(0);
    await page.getByRole('textbox', { name: 'Organisation' }).fill(devops.world.organization);
    await page.getByRole('button', { name: 'Save and choose repositories' }).click();
    await page.getByRole('heading', { name: 'Repositories of “Ferry”' }).waitFor();
    expect(await kept()).toBe(1);
  });

  it('an organisation that is another’s', async () => {
    await typeToken(page, { forge: 'Azure DevOps', name: 'Mistyped', server: devops.server, organization: devops.world.organization, secret: `${secret.startsWith('b') ? 'c' : 'b'}${secret.slice(1)}` });
    await page.getByText(`Azure DevOps does not take this token for the organisation ${devops.world.organization}: it has expired, was revoked, was mistyped or belongs to another organisation.`).waitFor();
  });

  it('a server where nobody answers', async () => {
    await typeToken(page, { forge: 'GitLab', name: 'Away', server: nobody, secret: GITLAB_TOKEN });
    await page.getByText(/could not be reached\. Check its address, or try again later/u).waitFor();
  });

  it('a server whose certificate nobody signed', async () => {
    await typeToken(page, { forge: 'GitLab', name: 'Unsigned', server: selfSigned.url, secret: GITLAB_TOKEN });
    await page.getByText('The certificate of the server is signed by nobody who is known here, so nothing was sent to it.').waitFor();
  });

  it('a server whose certificate has expired', async () => {
    await typeToken(page, { forge: 'GitLab', name: 'Expired', server: expired.url, secret: GITLAB_TOKEN });
    await page.getByText('The certificate of the server has expired, so nothing was sent to it. Its operator has to renew it.').waitFor();
  });

  it('and no token went through a bad certificate', async () => {
    expect([selfSigned.asked, expired.asked]).toEqual([0, 0]);
    expect(await kept()).toBe(1);
  });
});

describe('what is done before the page can hear it waits for the page:', () => {
  let held = 0;
  /** Opens a page whose scripts come when they are let through. */
  async function openHeld(address: string): Promise<() => void> {
    held = 0;
    let letThrough = (): void => {};
    const opened = new Promise<void>((done) => { letThrough = done; });
    await page.route('**/_next/static/**/*.js', async (route) => {
      held += 1;
      await opened;
      await route.continue();
    });
    await page.goto(`${app.site.address}${address}`, { waitUntil: 'commit' });
    return letThrough;
  }
  afterEach(async () => {
    expect(held).toBeGreaterThan(0);
    await page.unroute('**/_next/static/**/*.js');
  });

  it('a press, once however often it was made', async () => {
    const [token] = await listAll(app.context.documents, tokens, 'owner', [(await localOwner(app.context)).id]);
    const letThrough = await openHeld(`/user/tokens/${token?.id}`);
    const asked = devops.requests.length;
    const acts: string[] = [];
    page.on('request', (request) => { if (request.method() === 'POST') acts.push(request.url()); });
    for (let times = 0; times < 3; times += 1) await page.getByRole('button', { name: 'Check now' }).click();
    expect(await page.locator('html[data-ready]').count()).toBe(0);
    letThrough();
    await expect.poll(() => devops.requests.length).toBeGreaterThan(asked);
    await page.getByRole('button', { name: 'Check now' }).waitFor();
    expect(acts).toHaveLength(1);
  });

  it('a form that is filled in by choosing, writing and pressing, once', async () => {
    const letThrough = await openHeld('/user/tokens/new');
    await page.getByRole('radio', { name: /^GitLab/u }).check();
    await page.getByLabel('Server').selectOption(nobody);
    await page.getByRole('textbox', { name: 'Name' }).fill('Early');
    await page.locator('input[name=secret]').fill(GITLAB_TOKEN);
    await page.getByRole('button', { name: 'Save and choose repositories' }).click();
    expect(await page.locator('html[data-ready]').count()).toBe(0);
    const sent: string[] = [];
    page.on('request', (request) => { if (request.method() === 'POST') sent.push(request.url()); });
    letThrough();
    await page.getByText(/could not be reached\. Check its address, or try again later/u).waitFor();
    expect(await page.getByRole('radio', { name: /^GitLab/u }).isChecked()).toBe(true);
    expect([await page.getByLabel('Server').inputValue(), await page.getByRole('textbox', { name: 'Name' }).inputValue()]).toEqual([nobody, 'Early']);
    expect(sent).toHaveLength(1);
    expect(await kept()).toBe(1);
  });

  it('a form goes to the server as without any script where a script does not arrive', async () => {
    await page.route('**/_next/static/**/*.js', (route) => { held += 1; return route.abort(); });
    await page.goto(`${app.site.address}/user/tokens/new`);
    await typeToken(page, { forge: 'GitHub', name: 'Late', server: nobody, secret: GITLAB_TOKEN });
    await page.getByText('This is a GitLab token.', { exact: false }).first().waitFor();
  });
});

describe('who was signed out while he wrote', () => {
  it('is told so where he stands, and sends the same once he is signed in again', async () => {
    const owner = await localOwner(app.context);
    await page.goto(`${app.site.address}/user/tokens/new`);
    const ended = await listAll(app.context.documents, sessions, 'owner', [owner.id]);
    expect(ended.length).toBeGreaterThan(0);
    for (const { id } of ended) await app.context.documents.delete(sessions, id);
    await typeToken(page, { forge: 'Azure DevOps', name: 'Later', server: devops.server, organization: 'nowhere', secret });
    await page.getByText('You are not signed in any more, so nothing was changed. Sign in in another tab, then do this again here.').waitFor();
    expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Later');
    for (const { version: _version, ...session } of ended) await app.context.documents.insert(sessions, session);
    await page.getByRole('button', { name: 'Save and choose repositories' }).click();
    await page.getByText('There is no organisation called nowhere here').waitFor();
  });
});
