import { existsSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { watchCanaries } from '../support/canaries';
import type { CanaryWatch } from '../support/canaries';
import { startChromium } from '../support/chromium';
import { commitStats } from '../support/program';
import { openData } from './journey-facts';
import { reloadUntil, startJourneySite, typeToken } from './journey-site';
import type { JourneySite } from './journey-site';
import { ADA, ADA_BEFORE } from '../forges/sample-world';

let browser: Browser;
let place: JourneySite;
let page: Page;
let canaries: CanaryWatch;

beforeAll(async () => {
  browser = await startChromium();
  place = await startJourneySite('github', { COMMIT_STATS_LOG: 'debug' });
  canaries = watchCanaries({ ...place.forges.secrets, app: place.forges.github.world.apps[0]?.secret ?? '' });
  page = await visit();
});
afterAll(async () => {
  canaries?.stop();
  await browser?.close();
  await place?.close();
});

/** A page of a browser of its own, all of whose answers are looked through for secrets. */
async function visit(): Promise<Page> {
  const fresh = await place.visit(browser);
  fresh.on('response', (response) => {
    const where = `the answer to ${new URL(response.url()).pathname}`;
    canaries.saw(where, JSON.stringify([response.url(), response.headers()]));
    response.text().then((text) => canaries.saw(where, text), () => undefined);
  });
  return fresh;
}

/** Goes the way from the front page to GitHub, chooses there, and comes back. */
async function signInWithGitHub(by: Page, choice: string): Promise<void> {
  await by.goto(place.site.address);
  await by.getByRole('link', { name: 'Sign in with GitHub' }).first().click();
  await by.getByRole('button', { name: /^Sign in with GitHub/u }).click();
  await by.getByRole('heading', { name: 'Sign in to the simulated GitHub' }).waitFor();
  await by.getByRole('link', { name: choice }).click();
}

const main = async (): Promise<string> => page.getByRole('main').innerText();

/** Switches every owner of the list on that is not on yet. */
async function switchAllOn(): Promise<void> {
  for (const owner of await page.getByRole('switch', { name: /^All repositories of/u }).all()) {
    await page.locator('table[aria-busy=false]').waitFor();
    if (!(await owner.isChecked())) await owner.press('Space');
  }
}

describe('a person who knows nothing of this', () => {
  it('may change his mind at GitHub, and is told that nothing happened', async () => {
    await signInWithGitHub(page, 'Cancel');
    await page.getByRole('alert').getByText('At GitHub the sign-in was declined. Nothing was read and nothing is kept.').waitFor();
    expect(new URL(page.url()).origin).toBe(place.site.address);
  });

  it('signs in with GitHub from the front page', async () => {
    await signInWithGitHub(page, 'Continue as Ada Lindqvist');
    await page.waitForURL('**/user');
    expect(await main()).toContain(ADA);
  });

  it('adds a token of each forge and switches what it reads on', async () => {
    const { github, gitlab, azure, secrets } = place.forges;
    await page.getByRole('link', { name: 'GitHub', exact: true }).click();
    await typeToken(page, { forge: 'GitHub', name: 'Work', server: github.url, secret: secrets.github });
    await page.getByRole('heading', { name: 'Repositories of “Work”' }).waitFor();
    expect(await main()).toContain('0 of 3');
    await switchAllOn();
    await page.getByText('3 of 3').first().waitFor();

    for (const typed of [
      { forge: 'GitLab', name: 'Halden', server: gitlab.server, secret: secrets.gitlab },
      { forge: 'Azure DevOps', name: 'Ferry', server: azure.server, organization: azure.world.organization, secret: secrets.azure },
    ] as const) {
      await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Tokens' }).click();
      await page.getByRole('link', { name: 'Add a token' }).click();
      await typeToken(page, typed);
      await page.getByRole('heading', { name: `Repositories of “${typed.name}”` }).waitFor();
      await switchAllOn();
      await page.getByText('2 of 2').first().waitFor();
    }
  });

  it('sees how far it is, and is asked about an address that looks like his', async () => {
    await page.getByRole('row', { name: /Up to date/u }).nth(1).waitFor();
    await page.goto(`${place.site.address}/user`);
    await reloadUntil(page, new RegExp(ADA_BEFORE, 'u'));
    const text = await main();
    expect(text).toContain(ADA);
    expect(text).toMatch(/[\d,]+ commits? by addresses that look like yours/u);
    await page.getByRole('row', { name: new RegExp(ADA_BEFORE, 'u') }).getByRole('button', { name: 'That is me' }).click();
    await page.getByRole('cell', { name: ADA_BEFORE }).waitFor();
  });

  it('reads his CV with the repositories of all three forges', async () => {
    await page.locator('summary[aria-label^="Account"]').click();
    await page.getByRole('link', { name: 'My CV' }).click();
    await page.getByRole('heading', { level: 1, name: 'Ada Lindqvist' }).waitFor();
    // While more of hers is read, what readers see follows a little later.
    for (const name of ['harbour', 'shop', 'Planner']) await reloadUntil(page, new RegExp(name, 'u'), 200_000, 'body');
    expect(place.complaints).toEqual([]);
  });
});

it('the facts of all three forges equal those of a scan of the same repositories and addresses on this machine', async () => {
  const { folders } = place.forges;
  const data = await openData(place.data);
  await expect.poll(() => data.unsettled(), { timeout: 500_000, interval: 500 }).toEqual({});
  const { stored, scanned, emails } = await data.bothWays(folders);
  await data.close();
  expect(emails).toEqual(expect.arrayContaining([ADA, ADA_BEFORE]));
  expect(Object.keys(stored).sort()).toEqual([...folders.keys()].sort());
  for (const [name, facts] of Object.entries(scanned)) {
    expect(facts.length, name).toBeGreaterThan(0);
    expect(stored[name], name).toEqual(facts);
  }
  const scan = commitStats(['scan', '--quiet', '--json', ...folders.values(), ...emails.flatMap((email) => ['--email', email])]);
  const own = Object.values(stored).flat().filter(({ merge, coAuthorOnly }) => !merge && !coAuthorOnly);
  const sum = (field: 'additions' | 'deletions'): number => own.reduce((total, { changes }) => total + changes.reduce((lines, change) => lines + change[field], 0), 0);
  expect(JSON.parse(scan.stdout)).toMatchObject({ commits: own.length, additions: sum('additions'), deletions: sum('deletions') });
});

describe('a token in trouble', () => {
  const add = async (typed: Parameters<typeof typeToken>[1]): Promise<void> => {
    await page.goto(`${place.site.address}/user/tokens/new`);
    await typeToken(page, typed);
  };
  const hub = (name: string, secret: string): Parameters<typeof typeToken>[1] => ({ forge: 'GitHub', name, server: place.forges.github.url, secret });

  it('that was revoked says so and what to do; nothing of it is kept', async () => {
    await add(hub('Revoked', place.forges.secrets.revoked));
    await page.getByText('GitHub does not take this token: it has expired, was revoked or was mistyped.').waitFor();
    await page.goto(`${place.site.address}/user`);
    expect(await page.getByRole('link', { name: 'Revoked' }).count()).toBe(0);
  });

  it('that has expired says so', async () => {
    await add({ forge: 'GitLab', name: 'Expired', server: place.forges.gitlab.server, secret: place.forges.secrets.expired });
    await page.getByText('This token has expired.').waitFor();
  });

  it('that may not read code is kept and says which right it lacks', async () => {
    await add(hub('Without rights', place.forges.secrets.withoutContents));
    await page.getByRole('heading', { name: 'Repositories of “Without rights”' }).waitFor();
    expect(await main()).toMatch(/Contents: read/u);
    expect(await main()).toContain('Works in part');
  });

  it('that an organisation does not let in yet is kept and says where it is authorised', async () => {
    await add(hub('Without SSO', place.forges.secrets.withoutSso));
    await page.getByRole('heading', { name: 'Repositories of “Without SSO”' }).waitFor();
    expect(await main()).toContain('authorised for single sign-on');
    expect(await main()).toContain('Works in part');
  });

  it('that has asked too much says when it goes on', async () => {
    await add(hub('In a hurry', place.forges.secrets.hurried));
    await page.getByText(/GitHub allows no more requests until \d\d:\d\d UTC\./u).waitFor();
  });

  it('that is revoked later says so at its row, and the numbers stay', async () => {
    place.forges.token.state = 'revoked';
    await page.goto(`${place.site.address}/user`);
    await page.getByRole('link', { name: 'Work', exact: true }).click();
    await page.getByRole('button', { name: 'Check now' }).click();
    await page.getByText('Refused').first().waitFor();
    await page.goto(`${place.site.address}/user`);
    const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'Work', exact: true }) });
    expect(await row.innerText()).toContain('Refused');
    expect(await main()).toContain('What was collected stays');
  });
});

describe('at the door', () => {
  it('whom the operator did not list is told so, with the number to pass on, and stays outside', async () => {
    const bo = place.forges.github.world.accounts.find(({ login }) => login === 'bo');
    const stranger = await visit();
    await signInWithGitHub(stranger, 'Continue as Bo Berg');
    await stranger.getByRole('alert').getByText(`This GitHub account may not sign in here. Its number is ${bo?.id}`).waitFor();
    await stranger.goto(`${place.site.address}/user`);
    expect(new URL(stranger.url()).pathname).toBe('/sign-in');
    await stranger.context().close();
  });

  it('who signs out everywhere is signed out in the other browser as well', async () => {
    const other = await visit();
    await signInWithGitHub(other, 'Continue as Ada Lindqvist');
    await other.waitForURL('**/user');
    await page.goto(`${place.site.address}/user`);
    await page.getByRole('button', { name: 'Sign out everywhere' }).click();
    await page.getByRole('link', { name: 'Sign in with GitHub' }).first().waitFor();
    for (const one of [page, other]) {
      await one.goto(`${place.site.address}/user`);
      expect(new URL(one.url()).pathname).toBe('/sign-in');
    }
  });
});

it('no token stands in a log, an address, an argument of a process, an answer to the browser, or the store, in any form', async () => {
  const { github, gitlab, azure } = place.forges;
  for (const { path, query } of [...gitlab.requests, ...azure.requests, ...github.requests]) canaries.saw('an address at a forge', `${path}?${query.toString()}`);
  canaries.saw('what the site wrote', place.site.output());
  canaries.look(place.data);
  // What GitHub gave the site when people signed in.
  const signIns = github.tokens.filter(({ secret }) => secret.startsWith('gho_'));
  expect(signIns.length).toBeGreaterThanOrEqual(3);
  for (const [number, { secret }] of signIns.entries()) canaries.add(`sign-in ${number + 1}`, secret);
  expect(canaries.found()).toEqual([]);
  const { bytes, git } = canaries.extent();
  // As much as a journey leaves behind, else nothing was looked at.
  expect(bytes).toBeGreaterThan(1_000_000);
  if (existsSync('/proc/self/cmdline')) expect(git).toBeGreaterThan(0);
  expect(github.requests.some(({ kind }) => kind === 'git')).toBe(true);
});
