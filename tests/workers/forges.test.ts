import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readFacts } from '../../lib/collections/read-facts';
import { confirmSuggestion } from '../../lib/accounts/suggestions/answer-suggestion';
import { collections, identities, repositories, suggestions, tokens } from '../../lib/documents/collections';
import type { User } from '../../lib/documents/collections';
import { listAll } from '../../lib/documents/list-all';
import { RULES_VERSION } from '../../lib/facts/types';
import type { CommitFact } from '../../lib/facts/types';
import { createClassifier } from '../../lib/languages';
import { loadAggregate } from '../../lib/publishing/load-published';
import { scheduleRound } from '../../lib/schedule/schedule-round';
import { startAzureDevOpsSimulator } from '../forges/azure-devops/simulator';
import type { AzureDevOpsSimulator } from '../forges/azure-devops/simulator';
import * as azure from '../forges/azure-devops/world';
import { startGitHubSimulator } from '../forges/github/simulator';
import type { GitHubSimulator } from '../forges/github/simulator';
import * as hub from '../forges/github/world';
import type { SimulatedAccount, SimulatedToken } from '../forges/github/world';
import { startGitLabSimulator } from '../forges/gitlab/simulator';
import type { GitLabSimulator } from '../forges/gitlab/simulator';
import * as lab from '../forges/gitlab/world';
import { startChild } from '../support/start-child';
import { makeRepository } from '../support/small-repository';
import type { SmallCommit } from '../support/small-repository';
import { addAll, openPlace, personWith, repositoriesOfUser, workThrough } from './site';
import type { Place } from './site';

const ADA = 'ada@halden.example';
const commits = (amount: number): SmallCommit[] => Array.from({ length: amount }, (_, number) => ({ email: number % 3 === 2 ? 'bo@halden.example' : ADA, name: number % 3 === 2 ? 'Bo Berg' : 'Ada Lindqvist', lines: number + 1 }));

let root: string;
let folders: string[];
let github: GitHubSimulator;
let place: Place;
let ada: SimulatedAccount;
let token: SimulatedToken;
let user: User;

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'worker-forges-'));
  folders = [7, 4, 9].map((amount, number) => makeRepository(root, `project-${number}`, [{ email: 'ada@old.example' }, ...commits(amount)]));
});
afterAll(() => rmSync(root, { recursive: true }));
beforeEach(async () => {
  github = await startGitHubSimulator({ root });
  ada = hub.makeAccount(github.world, 'ada');
  token = hub.makeToken(github.world, ada);
});
afterEach(async () => {
  await place.remove();
  await github.close();
});

const open = async (more: string[] = []): Promise<void> => {
  place = await openPlace([github.url, ...more]);
  user = await personWith(place.context, 'ada', ADA);
};

/** Facts apart from the repository's id, which is made anew everywhere. */
function comparable(facts: readonly CommitFact[]): unknown[] {
  return facts.map((fact) => ({ ...fact, repository: '' })).sort((a, b) => (a.commit < b.commit ? -1 : 1));
}

async function factsOf(repositoryId: string): Promise<unknown[]> {
  const facts: CommitFact[] = [];
  for await (const fact of place.context.stats.read(user.id, RULES_VERSION, repositoryId)) facts.push(fact);
  return comparable(facts);
}

async function scannedFacts(folder: string): Promise<unknown[]> {
  const facts: CommitFact[] = [];
  const known = await listAll(place.context.documents, identities, 'owner', [user.id]);
  const reader = readFacts({ identities: new Map(known.map(({ id, email }) => [email, id])), source: { kind: 'path', path: folder }, repository: 'scan', label: folder, emails: [ADA], userKey: Buffer.from(user.hashKey, 'hex'), classifier: createClassifier() });
  for await (const batch of reader) facts.push(...batch);
  return comparable(facts);
}

async function commitsOf(repositoryId: string): Promise<number> {
  return (await place.context.stats.commitIds(user.id, RULES_VERSION, repositoryId)).size;
}

describe('repositories of three forges', () => {
  let gitlab: GitLabSimulator;
  let simulated: AzureDevOpsSimulator;
  beforeEach(async () => {
    gitlab = await startGitLabSimulator({ prefix: '/gitlab' });
    simulated = await startAzureDevOpsSimulator({ root });
  });
  afterEach(async () => {
    await gitlab.close();
    await simulated.close();
  });

  it('are collected with the facts of a scan of the same repositories on this machine', async () => {
    hub.makeRepositoryOf(github.world, ada, 'one', { folder: folders[0] ?? null });
    lab.addAccount(gitlab.world, { id: 7, username: 'ada' });
    lab.addToken(gitlab.world, { account: 7, secret: 'glpat-worker-test', scopes: ['read_api'] });
    lab.addProject(gitlab.world, { path: 'team/two', folder: folders[1] ?? null, members: new Map([[7, lab.DEVELOPER]]) });
    const hers = azure.addToken(simulated.world, azure.addUser('Ada Byron', 'ada@example.org'));
    azure.addRepository(simulated.world, azure.addProject(simulated.world, 'Web'), 'Three', { folder: path.basename(folders[2] ?? '') });
    await open([gitlab.server, simulated.server]);
    await addAll(place.context, user, { name: 'hub', forge: 'github', server: github.url, secret: token.secret });
    await addAll(place.context, user, { name: 'lab', forge: 'gitlab', server: gitlab.server, secret: 'glpat-worker-test' });
    await addAll(place.context, user, { name: 'azure', forge: 'azure-devops', server: simulated.server, organization: simulated.world.organization, secret: hers.secret });
    const drawn: string[] = [];
    const done = await workThrough(place.context, { draw: async (slug) => { drawn.push(slug); } });
    expect(done.map(({ result }) => result)).toEqual(['done', 'done', 'done']);

    const own = await repositoriesOfUser(place.context, user);
    const amounts = await Promise.all(own.map(async ({ id, forge }) => [forge, await commitsOf(id)] as const));
    const expected = folders.map((_, number) => commits([7, 4, 9][number] ?? 0).filter(({ email }) => email === ADA).length);
    expect(Object.fromEntries(amounts)).toEqual({ 'github': expected[0], 'gitlab': expected[1], 'azure-devops': expected[2] });
    expect((await loadAggregate(place.context, user))?.repositories).toHaveLength(3);
    expect(drawn).not.toEqual([]);
    // Somebody else's address looks like nobody's; one of hers under another host is suggested.
    expect((await listAll(place.context.documents, suggestions, 'owner', [user.id])).map(({ email }) => email)).toEqual(['ada@old.example']);

    const folderOf = { 'github': folders[0], 'gitlab': folders[1], 'azure-devops': folders[2], 'local': undefined, 'reported': undefined };
    for (const { id, forge } of own) expect(await factsOf(id), forge).toEqual(await scannedFacts(folderOf[forge] ?? ''));
  });
});

describe('the first round after the first collection', () => {
  it('finds nothing to be read again, whether the list, the newest commit or the newest push told what was collected', async () => {
    const [gitlab, devops] = await Promise.all([startGitLabSimulator({ prefix: '/gitlab' }), startAzureDevOpsSimulator({ root })]);
    try {
      hub.makeRepositoryOf(github.world, ada, 'one', { folder: folders[0] ?? null });
      lab.addAccount(gitlab.world, { id: 7, username: 'ada' });
      lab.addToken(gitlab.world, { account: 7, secret: 'glpat-worker-test' });
      lab.addProject(gitlab.world, { path: 'team/two', folder: folders[1] ?? null, members: new Map([[7, lab.DEVELOPER]]) });
      azure.addRepository(devops.world, azure.addProject(devops.world, 'Ferry'), 'Three', { folder: path.basename(folders[2] ?? '') });
      const hers = azure.addToken(devops.world, azure.addUser('Ada Lindqvist', ADA));
      await open([gitlab.server, devops.server]);
      await addAll(place.context, user, { name: 'hub', forge: 'github', server: github.url, secret: token.secret });
      await addAll(place.context, user, { name: 'lab', forge: 'gitlab', server: gitlab.server, secret: 'glpat-worker-test' });
      await addAll(place.context, user, { name: 'azure', forge: 'azure-devops', server: devops.server, organization: devops.world.organization, secret: hers.secret });
      expect((await workThrough(place.context)).map(({ result }) => result)).toEqual(['done', 'done', 'done']);
      devops.requests.length = 0;
      expect((await repositoriesOfUser(place.context, user)).map(({ marker }) => marker)).not.toContain(null);
      expect(await scheduleRound(place.context)).toMatchObject({ asked: 3, changed: 0, failed: 0 });
      expect(await workThrough(place.context)).toEqual([]);
      expect(devops.requests.filter(({ kind }) => kind === 'git')).toEqual([]);
    } finally {
      await Promise.all([gitlab.close(), devops.close()]);
    }
  });
});

describe('a worker', () => {
  it('that is killed three times leaves nothing undone and nothing twice', async () => {
    const made = Array.from({ length: 12 }, (_, number) => makeRepository(root, `killed-${number}`, commits(6)));
    for (const [number, folder] of made.entries()) hub.makeRepositoryOf(github.world, ada, `killed-${number}`, { folder });
    await open();
    await addAll(place.context, user, { name: 'hub', forge: 'github', server: github.url, secret: token.secret });
    for (let kill = 0; kill < 3; kill += 1) {
      const child = startChild('tests/workers/child.ts', [], place.environment);
      for (let ended = 0; ended < 2 + kill;) {
        const line = await child.lines.next();
        if (line.done === true) break;
        if (line.value.startsWith('done ')) ended += 1;
      }
      child.process.kill('SIGKILL');
      await child.ended;
    }
    await workThrough(place.context);
    const own = await repositoriesOfUser(place.context, user);
    expect(own).toHaveLength(12);
    for (const { id } of own) {
      const state = await place.context.documents.get(collections, id);
      expect(state).toMatchObject({ holder: null, attempts: 0 });
      expect(state?.completed).not.toBeNull();
      expect(await commitsOf(id)).toBe(4);
      expect(await factsOf(id)).toHaveLength(4);
    }
    expect(await workThrough(place.context)).toEqual([]);
  });

  it('and another one never collect the same repository', async () => {
    for (let number = 0; number < 9; number += 1) hub.makeRepositoryOf(github.world, ada, `shared-${number}`, { folder: folders[number % 3] ?? null });
    await open();
    await addAll(place.context, user, { name: 'hub', forge: 'github', server: github.url, secret: token.secret });
    const child = startChild('tests/workers/child.ts', [], place.environment);
    const own = await workThrough(place.context);
    const others: string[] = [];
    for (let line = await child.lines.next(); line.done !== true; line = await child.lines.next()) if (line.value.startsWith('done ')) others.push(line.value.slice(5));
    await child.ended;
    const all = [...own.map(({ repositoryId }) => repositoryId), ...others];
    expect(all).toHaveLength(9);
    expect(new Set(all).size).toBe(9);
  });

  it('gives people turns, so that many repositories of one do not delay another', async () => {
    for (let number = 0; number < 30; number += 1) hub.makeRepositoryOf(github.world, ada, `many-${number}`, { folder: folders[1] ?? null });
    const bo = hub.makeAccount(github.world, 'bo');
    for (let number = 0; number < 3; number += 1) hub.makeRepositoryOf(github.world, bo, `few-${number}`, { folder: folders[1] ?? null });
    await open();
    const other = await personWith(place.context, 'bo', 'bo@halden.example');
    await addAll(place.context, user, { name: 'hub', forge: 'github', server: github.url, secret: token.secret });
    await addAll(place.context, other, { name: 'hub', forge: 'github', server: github.url, secret: hub.makeToken(github.world, bo).secret });
    const done = await workThrough(place.context);
    expect(done).toHaveLength(33);
    expect(done.slice(0, 6).filter(({ ownerId }) => ownerId === other.id)).toHaveLength(3);
  });

  it('whose token is revoked stops that token\'s repositories alone', async () => {
    const bo = hub.makeAccount(github.world, 'bo');
    hub.makeRepositoryOf(github.world, ada, 'hers', { folder: folders[0] ?? null });
    hub.makeRepositoryOf(github.world, bo, 'his', { folder: folders[1] ?? null });
    await open();
    const revoked = await addAll(place.context, user, { name: 'revoked', forge: 'github', server: github.url, secret: token.secret });
    const good = await addAll(place.context, user, { name: 'good', forge: 'github', server: github.url, secret: hub.makeToken(github.world, bo).secret });
    token.state = 'revoked';
    const done = await workThrough(place.context);
    expect(done.map(({ result }) => result).sort()).toEqual(['done', 'failed']);
    expect((await place.context.documents.get(tokens, revoked))?.status).toBe('reconnect');
    expect((await place.context.documents.get(tokens, good))?.status).toBe('active');
    expect((await listAll(place.context.documents, repositories, 'owner', [user.id])).map(({ status }) => status)).toEqual(['present', 'present']);
  });
});

describe('a person without an address', () => {
  it('is told of addresses that look like his, and is collected once he says which are', async () => {
    hub.makeRepositoryOf(github.world, ada, 'one', { folder: folders[0] ?? null });
    await open();
    ada.name = 'Ada Lindqvist';
    await addAll(place.context, user, { name: 'hub', forge: 'github', server: github.url, secret: token.secret });
    for (const { id } of await listAll(place.context.documents, identities, 'owner', [user.id])) await place.context.documents.delete(identities, id);
    expect((await workThrough(place.context)).map(({ result }) => result)).toEqual(['off']);
    const found = await listAll(place.context.documents, suggestions, 'owner', [user.id]);
    expect(found.map(({ email }) => email)).toContain(ADA);
    expect(await workThrough(place.context)).toEqual([]);
    await confirmSuggestion(place.context, user, { suggestionId: found.find(({ email }) => email === ADA)?.id ?? '' });
    expect((await workThrough(place.context)).map(({ result }) => result)).toEqual(['done']);
    const [repository] = await repositoriesOfUser(place.context, user);
    expect(await commitsOf(repository?.id ?? '')).toBe(5);
  });
});
