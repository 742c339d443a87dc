import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collections, tokens } from '../../lib/documents/collections';
import type { User } from '../../lib/documents/collections';
import { AppError } from '../../lib/errors/app-error';
import { RULES_VERSION } from '../../lib/facts/types';
import { passwordOf } from '../forges/core/credentials';
import { startGitHubSimulator } from '../forges/github/simulator';
import type { GitHubSimulator } from '../forges/github/simulator';
import * as hub from '../forges/github/world';
import type { SimulatedAccount, SimulatedToken } from '../forges/github/world';
import { addCommits, git, makeRepository } from '../support/small-repository';
import { markDue } from '../../lib/repositories/mark-due';
import { addAll, openPlace, personWith, repositoriesOfUser, workThrough } from './site';
import type { Place } from './site';

const SHARED = 'pair@halden.example';

let root: string;
let github: GitHubSimulator;
let place: Place;
let folder: string;
let accounts: SimulatedAccount[];
let secrets: SimulatedToken[];
let people: User[];
let tokenIds: string[];

/** Two people who read one private repository of an organisation, each with a token of his own. */
beforeEach(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'shared-access-'));
  folder = makeRepository(root, 'engine', [{ email: SHARED }, { email: SHARED }]);
  github = await startGitHubSimulator({ root });
  place = await openPlace([github.url]);
  const halden = hub.makeAccount(github.world, 'halden', { type: 'Organization', emails: [] });
  accounts = ['ada', 'bo'].map((login) => hub.makeAccount(github.world, login));
  secrets = accounts.map((account) => hub.makeToken(github.world, account));
  hub.makeRepositoryOf(github.world, halden, 'engine', { folder, readers: [...accounts] });
  people = [];
  tokenIds = [];
  for (const [number, { login }] of accounts.entries()) {
    const user = await personWith(place.context, login, SHARED);
    people.push(user);
    tokenIds.push(await addAll(place.context, user, { name: 'hub', forge: 'github', server: github.url, secret: secrets[number]?.secret ?? '' }));
  }
});
afterEach(async () => {
  await place.remove();
  await github.close();
  rmSync(root, { recursive: true, force: true });
});

async function commitsOf(user: User | undefined): Promise<number> {
  if (!user) return -1;
  const [repository] = await repositoriesOfUser(place.context, user);
  return (await place.context.stats.commitIds(user.id, RULES_VERSION, repository?.id ?? '')).size;
}

async function allDue(): Promise<void> {
  for (const user of people) await markDue(place.context, await repositoriesOfUser(place.context, user));
}

describe('two people who read one private repository', () => {
  it('each with his own token: who loses access gets nothing new of it, from no copy either, and the other goes on', async () => {
    expect((await workThrough(place.context)).map(({ result }) => result)).toEqual(['done', 'done']);
    expect(await Promise.all(people.map(commitsOf))).toEqual([2, 2]);
    // Nobody's git came with the other one's token, and each came by himself.
    const came = github.requests.filter(({ kind, body }) => kind === 'git' && body.includes('want ')).map((asked) => passwordOf(asked));
    expect(new Set(came)).toEqual(new Set(secrets.map(({ secret }) => secret)));

    const [repository] = github.world.repositories;
    repository?.readers.splice(1, 1);
    addCommits(folder, [{ email: SHARED, lines: 30 }], { first: 50, from: git(folder, 'rev-parse', 'refs/heads/main') });
    github.requests.length = 0;
    await allDue();
    const done = await workThrough(place.context);
    expect(Object.fromEntries(done.map(({ ownerId, result }) => [ownerId, result]))).toEqual({ 'user-ada': 'done', 'user-bo': 'failed' });
    expect(await Promise.all(people.map(commitsOf))).toEqual([3, 2]);
    expect(github.requests.filter((asked) => asked.kind === 'git' && asked.status === 200).every((asked) => passwordOf(asked) === secrets[0]?.secret)).toBe(true);
    const [his] = await repositoriesOfUser(place.context, people[1] as User);
    expect(his).toMatchObject({ status: 'gone', active: true });
  });
});

describe('a vault that cannot be reached', () => {
  it('puts the work off with a pause and takes no token away; once it is back all is read', async () => {
    const locked = { ...place.context, vault: async () => ({ ...(await place.context.vault()), open: async () => { throw new AppError('vault-unavailable', 'The key cannot be reached. Try again later.'); } }) };
    const before = Date.now();
    const done = await workThrough(locked);
    expect(done.map(({ result }) => result)).toEqual(['failed', 'failed']);
    expect(github.requests.filter(({ kind }) => kind === 'git')).toEqual([]);
    for (const [number, user] of people.entries()) {
      const [repository] = await repositoriesOfUser(place.context, user);
      const state = await place.context.documents.get(collections, repository?.id ?? '');
      expect(state).toMatchObject({ attempts: 1, holder: null });
      expect(state?.nextDue).toBeGreaterThan(before + 30_000);
      expect(await place.context.documents.get(tokens, tokenIds[number] ?? '')).toMatchObject({ status: 'active' });
    }
    await allDue();
    expect((await workThrough(place.context)).map(({ result }) => result)).toEqual(['done', 'done']);
    expect(await Promise.all(people.map(commitsOf))).toEqual([2, 2]);
  });
});
