import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chores, tokens, users } from '../../lib/documents/collections';
import type { User } from '../../lib/documents/collections';
import { addToken } from '../../lib/tokens/add-token';
import { listTokens } from '../../lib/tokens/list-tokens';
import { startGitHubSimulator } from '../forges/github/simulator';
import type { GitHubSimulator } from '../forges/github/simulator';
import * as hub from '../forges/github/world';
import { formsOf } from '../support/canaries';
import { startMailServer } from '../support/mail-server';
import type { MailServer } from '../support/mail-server';
import { startServing } from '../support/program';
import type { Site } from '../support/program';
import { openPlace } from '../workers/site';
import type { Place } from '../workers/site';

const DAY = 86_400_000;

let root: string;
let github: GitHubSimulator;
let mail: MailServer;
let place: Place;
let ada: User;
let account: hub.SimulatedAccount;
const written: string[] = [];

beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'warning-mail-'));
  [github, mail] = await Promise.all([startGitHubSimulator({ root }), startMailServer()]);
  place = await openPlace([github.url]);
  account = hub.makeAccount(github.world, 'ada', { emails: [{ email: 'ada@lindqvist.example', primary: true, verified: true, visibility: null }] });
  ada = await place.context.documents.insert(users, { id: 'ada', ownerId: 'ada', account: 'github.com/1', hashKey: 'ab'.repeat(32), created: '2026-11-20T08:00:00.000Z' });
});
afterAll(async () => {
  await place.remove();
  await mail.close();
  await github.close();
  rmSync(root, { recursive: true, force: true });
});

async function add(name: string, days: number): Promise<string> {
  const expires = new Date(Date.now() + days * DAY).toISOString().slice(0, 19).replace('T', ' ');
  const token = hub.makeToken(github.world, account, { expires: `${expires} UTC` });
  await addToken(place.context, ada, { name, forge: 'github', server: github.url, secret: token.secret });
  return token.secret;
}

/** The program that collects, as an operator starts it who has a mail server, when what is done from time to time is due again; until `enough`. */
async function run(enough: () => boolean | Promise<boolean>): Promise<void> {
  const { documents } = place.context;
  for (const chore of (await documents.list(chores, 'owner', ['schedule'])).documents) await documents.update(chores, { ...chore, nextAt: 0 });
  const worker: Site = await startServing([process.execPath, path.resolve('dist/worker.js')], {
    ...place.environment, COMMIT_STATS_LOG: 'debug', COMMIT_STATS_SMTP: mail.address, COMMIT_STATS_MAIL_FROM: 'commit-stats@example.org', COMMIT_STATS_BASE_URL: 'https://stats.example.org',
  }, /^(Collecting)\./u);
  await expect.poll(enough, { interval: 50 }).toBe(true);
  expect(await worker.stop()).toBe(0);
  written.push(worker.output());
}

it('a token that ends within two weeks is warned of by one mail, whatever is started again; nothing secret stands in it or in the log', async () => {
  const soon = await add('Work', 9);
  const later = await add('Home', 60);

  mail.busy = true;
  await run(() => mail.refused > 0);
  mail.busy = false;
  await run(() => mail.mails.length > 0);
  expect(mail.mails).toHaveLength(1);
  const [first] = mail.mails;
  expect(first).toMatchObject({ from: 'commit-stats@example.org', to: ['ada@lindqvist.example'] });
  expect(first?.raw).toMatch(/^Subject: .*Your_GitHub_token/mu);
  expect(first?.text).toMatch(/^The token "Work" \(GitHub\) that Commit Stats collects with ends on \d+ \w+ \d{4}\.\r\n/u);
  expect(first?.text).toContain('https://stats.example.org/user');
  expect(first?.text).not.toContain('Home');

  // The third start has another token to warn of: once that mail is there, the first one would be there again.
  const next = await add('Study', 13);
  await run(() => mail.mails.some(({ text }) => text.includes('"Study"')));
  expect(mail.mails.map(({ text }) => /token "(\w+)"/u.exec(text)?.[1])).toEqual(['Work', 'Study']);

  for (const secret of [soon, later, next, mail.password]) {
    for (const form of formsOf(secret)) {
      for (const { raw, text } of mail.mails) expect(raw.includes(form) || text.includes(form)).toBe(false);
      for (const output of written) expect(output.includes(form)).toBe(false);
    }
  }
  expect((await listTokens(place.context, ada, {})).map(({ name }) => name).sort()).toEqual(['Home', 'Study', 'Work']);
  expect(await place.context.documents.list(tokens, 'status', ['active'])).toMatchObject({ documents: [{ warnedOf: expect.any(Number) as number }, { warnedOf: expect.any(Number) as number }, { warnedOf: null }] });
});
