import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createForge } from '../../lib/forges/create-forge';
import { createPacers } from '../../lib/forges/create-pacers';
import type { Forge } from '../../lib/forges/port';
import { createOutbound } from '../../lib/net/create-outbound';
import type { Outbound } from '../../lib/net/outbound';
import { monthOfMoment } from '../../lib/reviews/months';
import type { AskedRepository, PullRequestAct, PullRequestAnswer } from '../../lib/reviews/types';
import { startAzureDevOpsSimulator } from './azure-devops/simulator';
import type { AzureDevOpsSimulator } from './azure-devops/simulator';
import * as azure from './azure-devops/world';
import { connect as connectAzure } from './azure-devops/workbench';
import { startGitHubSimulator } from './github/simulator';
import type { GitHubSimulator } from './github/simulator';
import { makeAccount, makeRepositoryOf, makeToken } from './github/world';
import type { SimulatedAccount, SimulatedRepository } from './github/world';
import { startGitLabSimulator } from './gitlab/simulator';
import type { GitLabSimulator } from './gitlab/simulator';
import * as gitlabWorld from './gitlab/world';
import { connect as connectGitLab } from './gitlab/workbench';

const month = (text: string): number => monthOfMoment(`${text}-01`) ?? 0;
/** Moments that stand on both sides of the ends of months. */
const MOMENTS = ['2025-12-31T23:59:59Z', '2026-01-01T00:00:00Z', '2026-01-31T23:59:59Z', '2026-02-01T00:00:00Z', '2026-03-15T12:00:00Z'];

/** How many of each act in each month of a year. */
async function countAll(forge: Forge, account: { id: string; login: string }, repositories: AskedRepository[] = []): Promise<Record<string, Record<string, number>>> {
  const all: Record<string, Record<string, number>> = {};
  for (const act of ['opened', 'merged', 'reviewed'] as PullRequestAct[]) {
    const { found } = await forge.pullRequests(account, { act, from: month('2026-01'), to: month('2026-12'), repositories });
    const months: Record<string, number> = {};
    for (const one of found === 'too-many' ? [] : found) months[one.month - month('2026-01') + 1] = (months[one.month - month('2026-01') + 1] ?? 0) + 1;
    all[act] = months;
  }
  return all;
}
/** Of the moments above, one request each: opened then, merged in the month after; by somebody else, reviewed. */
const EXPECTED = { opened: { 1: 2, 2: 1, 3: 1 }, merged: { 1: 1, 2: 2, 3: 1, 4: 1 }, reviewed: { 1: 2, 2: 1, 3: 1 } };
const monthLater = (moment: string): string => {
  const [year, number] = [Number(moment.slice(0, 4)), Number(moment.slice(5, 7))];
  return `${number === 12 ? year + 1 : year}-${String((number % 12) + 1).padStart(2, '0')}-15T00:00:00Z`;
};
const places = (answer: PullRequestAnswer): unknown[] => (answer.found === 'too-many' ? [] : answer.found.map(({ repository }) => repository));

describe('GitHub', () => {
  let root: string;
  let github: GitHubSimulator;
  let way: Outbound;
  let ada: SimulatedAccount;
  let bea: SimulatedAccount;
  let engine: SimulatedRepository;

  beforeEach(async () => {
    root = mkdtempSync(path.join(tmpdir(), 'github-'));
    github = await startGitHubSimulator({ root, checked: true });
    way = createOutbound({ trustedOrigins: [github.url], publicHosts: [] });
    [ada, bea] = [makeAccount(github.world, 'ada'), makeAccount(github.world, 'bea')];
    engine = makeRepositoryOf(github.world, ada, 'engine');
  });
  afterEach(async () => {
    expect(github.drift).toEqual([]);
    await way.close();
    await github.close();
    rmSync(root, { recursive: true });
  });

  const forge = (): Promise<Forge> => createForge({ forge: 'github', id: 't', server: github.url, organization: null, token: makeToken(github.world, ada).secret }, { outbound: way, pacers: createPacers(Date.now), now: Date.now });
  const account = (): { id: string; login: string } => ({ id: String(ada.id), login: ada.login });

  it('tells the keys of an account, those that were revoked too, over as many pages as there are', async () => {
    ada.keys = { openpgp: [{ armored: 'A', revoked: false }, { armored: 'B', revoked: true }], ssh: Array.from({ length: 120 }, (_, index) => `ssh-ed25519 AAAA${index}`) };
    const { keys, told } = await (await forge()).signingKeys(account());
    expect(told).toEqual(['openpgp', 'ssh']);
    expect(keys.slice(0, 2)).toEqual([{ kind: 'openpgp', text: 'A', revoked: false, expires: null }, { kind: 'openpgp', text: 'B', revoked: true, expires: null }]);
    expect(keys).toHaveLength(122);
    expect(await (await forge()).signingKeys({ id: String(bea.id), login: 'bea' })).toEqual({ keys: [], told: ['openpgp', 'ssh'] });
  });

  it('that knows no such lists, or forbids them, tells of none', async () => {
    github.fail({ kind: 'answer', status: 404, body: '{}' }, ({ path: asked }) => asked.endsWith('/ssh_signing_keys'));
    github.fail({ kind: 'answer', status: 403, headers: { 'content-type': 'application/json' }, body: '{"message":"Resource not accessible by personal access token"}' }, ({ path: asked }) => asked.endsWith('/gpg_keys'));
    expect(await (await forge()).signingKeys(account())).toEqual({ keys: [], told: [] });
  });

  it('finds pull requests by the month of what was done, each in its repository, only where the token reads', async () => {
    const hidden = makeRepositoryOf(github.world, bea, 'hidden');
    for (const opened of MOMENTS) {
      github.world.pullRequests.push({ repository: engine, author: ada, reviewers: [ada, bea], opened, merged: monthLater(opened) }, { repository: engine, author: bea, reviewers: [ada], opened, merged: null }, { repository: hidden, author: ada, reviewers: [], opened, merged: opened });
    }
    expect(await countAll(await forge(), account())).toEqual(EXPECTED);
    expect(places(await (await forge()).pullRequests(account(), { act: 'merged', from: month('2026-04'), to: month('2026-04'), repositories: [] }))).toEqual([{ path: 'ada/engine' }]);
  });

  it('is asked for less where it finds more than it tells, and what it searches uses up nothing else', async () => {
    for (let index = 0; index < 1_001; index += 1) github.world.pullRequests.push({ repository: engine, author: ada, reviewers: [], opened: `2026-0${1 + (index % 9)}-10T00:00:00Z`, merged: null });
    const asked = await forge();
    const question = { act: 'opened', from: month('2026-01'), to: month('2026-12'), repositories: [] } as const;
    expect(await asked.pullRequests(account(), question)).toEqual({ asked: 1, found: 'too-many' });
    const less = await asked.pullRequests(account(), { ...question, to: month('2026-06') });
    expect([less.asked, less.found.length]).toEqual([7, 668]);
    github.world.searches.left = 0;
    await expect(asked.pullRequests(account(), question)).rejects.toMatchObject({ code: 'rate-limited' });
    expect((await asked.checkToken()).state).toBe('good');
  });

  it('that did not search to the end is asked again later', async () => {
    github.fail({ kind: 'answer', status: 200, headers: { 'content-type': 'application/json' }, body: '{"total_count":3,"incomplete_results":true,"items":[]}' }, ({ path: asked }) => asked.endsWith('/search/issues'), 9);
    await expect((await forge()).pullRequests(account(), { act: 'opened', from: 0, to: 700, repositories: [] })).rejects.toMatchObject({ code: 'forge-failed' });
  });
});

describe('GitLab', () => {
  let gitlab: GitLabSimulator;
  beforeEach(async () => { gitlab = await startGitLabSimulator(); });
  afterEach(async () => {
    await gitlab.close();
    expect(gitlab.drift).toEqual([]);
  });

  it('tells the keys of an account, of SSH those that may sign, with their end', async () => {
    gitlabWorld.addAccount(gitlab.world, { id: 3, username: 'ada', keys: { openpgp: ['A'], ssh: [{ key: 'ssh-ed25519 A', use: 'auth', expires: null }, { key: 'ssh-ed25519 B', use: 'signing', expires: '2027-01-01T00:00:00.000Z' }, { key: 'ssh-ed25519 C', use: 'auth_and_signing', expires: null }] } });
    gitlabWorld.addToken(gitlab.world, { account: 3, secret: 't' });
    expect(await connectGitLab(gitlab, 't').signingKeys({ id: '3', login: 'ada' })).toEqual({
      told: ['openpgp', 'ssh'],
      keys: [{ kind: 'openpgp', text: 'A', revoked: false, expires: null }, { kind: 'ssh', text: 'ssh-ed25519 B', revoked: false, expires: '2027-01-01T00:00:00.000Z' }, { kind: 'ssh', text: 'ssh-ed25519 C', revoked: false, expires: null }],
    });
    gitlabWorld.addToken(gitlab.world, { account: 3, secret: 'narrow', scopes: ['read_repository'] });
    expect(await connectGitLab(gitlab, 'narrow').signingKeys({ id: '3', login: 'ada' })).toEqual({ keys: [], told: [] });
  });

  it('lists merge requests by the month of what was done, over all pages', async () => {
    const [ada, bea] = [gitlabWorld.addAccount(gitlab.world, { id: 3, username: 'ada' }), gitlabWorld.addAccount(gitlab.world, { id: 4, username: 'bea' })];
    gitlabWorld.addToken(gitlab.world, { account: 3, secret: 't' });
    const project = gitlabWorld.addProject(gitlab.world, { path: 'group/app', members: new Map([[3, gitlabWorld.DEVELOPER]]) });
    for (const opened of MOMENTS) gitlab.world.mergeRequests.push({ project, author: ada, reviewers: [ada, bea], opened, merged: monthLater(opened) }, { project, author: bea, reviewers: [ada], opened, merged: null });
    expect(await countAll(connectGitLab(gitlab, 't'), { id: '3', login: 'ada' })).toEqual(EXPECTED);
    for (let index = 0; index < 230; index += 1) gitlab.world.mergeRequests.push({ project, author: ada, reviewers: [], opened: '2026-05-01T00:00:00Z', merged: null });
    const answer = await connectGitLab(gitlab, 't').pullRequests({ id: '3', login: 'ada' }, { act: 'opened', from: month('2026-05'), to: month('2026-05'), repositories: [] });
    expect([answer.asked, new Set(places(answer).map((place) => JSON.stringify(place)))]).toEqual([3, new Set([JSON.stringify({ id: String(project.id) })])]);
    gitlabWorld.addToken(gitlab.world, { account: 3, secret: 'narrow', scopes: ['read_user'] });
    await expect(connectGitLab(gitlab, 'narrow').pullRequests({ id: '3', login: 'ada' }, { act: 'opened', from: 0, to: 700, repositories: [] })).rejects.toMatchObject({ code: 'scope-missing' });
  });
});

describe('Azure DevOps', () => {
  let root: string;
  let simulator: AzureDevOpsSimulator;
  beforeAll(() => { root = mkdtempSync(path.join(tmpdir(), 'azure-')); });
  afterAll(() => rmSync(root, { recursive: true }));
  beforeEach(async () => { simulator = await startAzureDevOpsSimulator({ root }); });
  afterEach(async () => {
    await simulator.close();
    expect(simulator.drift).toEqual([]);
  });

  it('lists pull requests of the projects that hold a repository, by the month of what was done; who only stands as a reviewer did not review; it keeps no keys', async () => {
    const [ada, bea] = [azure.addUser('Ada', 'ada@example.org'), azure.addUser('Bea', 'bea@example.org')];
    const token = azure.addToken(simulator.world, ada);
    const [web, other] = [azure.addProject(simulator.world, 'Web shop'), azure.addProject(simulator.world, 'Other')];
    const [shop, apart] = [azure.addRepository(simulator.world, web, 'Shop front'), azure.addRepository(simulator.world, other, 'Apart')];
    for (const opened of MOMENTS) {
      simulator.world.pullRequests.push(
        { repository: shop, author: ada, votes: [{ user: ada, vote: 10 }], opened, completed: monthLater(opened) }, { repository: shop, author: bea, votes: [{ user: ada, vote: -5 }], opened, completed: null },
        { repository: shop, author: bea, votes: [{ user: ada, vote: 0 }], opened, completed: null }, { repository: apart, author: ada, votes: [], opened, completed: null },
      );
    }
    const forge = connectAzure(simulator, token.secret);
    const repositories = [{ id: shop.id, path: '', ownerId: web.id }, { id: 'x', path: '', ownerId: web.id }, { id: 'y', path: '', ownerId: null }];
    expect(await countAll(forge, { id: ada.id, login: 'ada' }, repositories)).toEqual(EXPECTED);
    expect(simulator.requests.filter(({ path: asked }) => /pullrequests$/iu.test(asked))).toHaveLength(3);
    expect(await forge.signingKeys({ id: ada.id, login: 'ada' })).toEqual({ keys: [], told: [] });
    for (let index = 0; index < 130; index += 1) simulator.world.pullRequests.push({ repository: shop, author: ada, votes: [], opened: '2026-08-02T00:00:00Z', completed: null });
    const answer = await forge.pullRequests({ id: ada.id, login: 'ada' }, { act: 'opened', from: month('2026-08'), to: month('2026-08'), repositories });
    expect([answer.asked, answer.found.length]).toEqual([2, 130]);
  });
});
