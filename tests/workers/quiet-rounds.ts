import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { User } from '../../lib/documents/collections';
import { RULES_VERSION } from '../../lib/facts/types';
import { scheduleRound } from '../../lib/schedule/schedule-round';
import { startAzureDevOpsSimulator } from '../forges/azure-devops/simulator';
import type { AzureDevOpsSimulator } from '../forges/azure-devops/simulator';
import * as azure from '../forges/azure-devops/world';
import { startGitHubSimulator } from '../forges/github/simulator';
import type { GitHubSimulator } from '../forges/github/simulator';
import * as hub from '../forges/github/world';
import { startGitLabSimulator } from '../forges/gitlab/simulator';
import type { GitLabSimulator } from '../forges/gitlab/simulator';
import * as lab from '../forges/gitlab/world';
import { addCommits, git, makeRepository } from '../support/small-repository';
import { addAll, openPlace, personWith, repositoriesOfUser, workThrough } from './site';
import type { Place } from './site';

const ADA = 'ada@halden.example';
const BO = 'bo@halden.example';
const ROUND = 16 * 60_000;

type Forge = 'github' | 'gitlab' | 'azure-devops';
/** Repositories at each forge. */
export type Amounts = Readonly<Record<Forge, number>>;

/** Requests that a forge was sent, by what they were for. */
interface Sent {
  rest: number;
  git: number;
  /** What those of git that were for a pack asked with. */
  packs: string[];
}

/** What a round over many repositories costs at each of the three simulated forges, and what changes of others cost. */
export function describeQuietRounds(amounts: Amounts): void {
  const total = Object.values(amounts).reduce((sum, one) => sum + one, 0);
  let root: string;
  let github: GitHubSimulator;
  let gitlab: GitLabSimulator;
  let devops: AzureDevOpsSimulator;
  let place: Place;
  let user: User;
  let now = Date.now();
  /** One of each forge that others push to. */
  const shared = new Map<Forge, string>();
  const pushed = new Map<Forge, () => void>();

  beforeAll(async () => {
    root = mkdtempSync(path.join(tmpdir(), 'quiet-rounds-'));
    [github, gitlab, devops] = await Promise.all([startGitHubSimulator({ root }), startGitLabSimulator({ prefix: '/gitlab' }), startAzureDevOpsSimulator({ root })]);
    place = await openPlace([github.url, gitlab.server, devops.server]);
    user = await personWith(place.context, 'ada', ADA);
    const work = [{ email: ADA }, { email: BO, name: 'Bo Berg' }, { email: ADA, lines: 9 }];
    const quiet = [0, 1, 2].map((number) => makeRepository(root, `quiet-${number}`, [...work, { email: ADA, lines: 20 + number }]));
    for (const forge of Object.keys(amounts) as Forge[]) shared.set(forge, makeRepository(root, `shared-${forge}`, work));
    const folder = (forge: Forge, number: number): string => (number === 0 ? shared.get(forge) : quiet[number % 3]) ?? '';

    const ada = hub.makeAccount(github.world, 'ada');
    for (let number = 0; number < amounts.github; number += 1) hub.makeRepositoryOf(github.world, ada, `repository-${number}`, { folder: folder('github', number) });
    const token = hub.makeToken(github.world, ada);
    pushed.set('github', () => { const [first] = github.world.repositories; if (first) first.pushed = new Date(now).toISOString().replace(/\.\d+Z/u, 'Z'); });

    lab.addAccount(gitlab.world, { id: 7, username: 'ada' });
    lab.addToken(gitlab.world, { account: 7, secret: 'glpat-quiet-rounds' });
    const projects = Array.from({ length: amounts.gitlab }, (_, number) => lab.addProject(gitlab.world, { path: `team/project-${number}`, folder: folder('gitlab', number), members: new Map([[7, lab.DEVELOPER]]) }));
    pushed.set('gitlab', () => { const [first] = projects; if (first) first.lastActivity = new Date(now).toISOString(); });

    const hers = azure.addToken(devops.world, azure.addUser('Ada Lindqvist', ADA));
    const web = azure.addProject(devops.world, 'Web');
    for (let number = 0; number < amounts['azure-devops']; number += 1) azure.addRepository(devops.world, web, `Part ${number}`, { folder: path.basename(folder('azure-devops', number)) });
    pushed.set('azure-devops', () => undefined);

    await addAll(place.context, user, { name: 'hub', forge: 'github', server: github.url, secret: token.secret });
    await addAll(place.context, user, { name: 'lab', forge: 'gitlab', server: gitlab.server, secret: 'glpat-quiet-rounds' });
    await addAll(place.context, user, { name: 'azure', forge: 'azure-devops', server: devops.server, organization: devops.world.organization, secret: hers.secret });
    await scheduleRound(place.context, now);
    expect((await workThrough(place.context, { lanes: 4 })).filter(({ result }) => result === 'done')).toHaveLength(total);
  }, 7_200_000);
  afterAll(async () => {
    await place?.remove();
    await Promise.all([github?.close(), gitlab?.close(), devops?.close()]);
    rmSync(root, { recursive: true, force: true });
  });

  /** One round a quarter of an hour later and the work that it makes; what was sent to each forge meanwhile, and how many processes began. */
  async function round(): Promise<{ changed: number; worked: number; processes: number; sent: Record<Forge, Sent> }> {
    now += ROUND;
    const simulators = { 'github': github, 'gitlab': gitlab, 'azure-devops': devops };
    for (const { requests } of Object.values(simulators)) requests.length = 0;
    let processes = 0;
    const count = (): void => { processes += 1; };
    subscribe('child_process', count);
    try {
      const { changed, failed } = await scheduleRound(place.context, now);
      expect(failed).toBe(0);
      const worked = (await workThrough(place.context)).length;
      const sent = Object.fromEntries(Object.entries(simulators).map(([forge, { requests }]) => [forge, {
        rest: requests.filter(({ kind }) => kind === 'rest').length, git: requests.filter(({ kind }) => kind === 'git').length,
        packs: requests.filter(({ path: asked, body }) => asked.endsWith('/git-upload-pack') && body.includes('want ')).map(({ body }) => body.toString('latin1')),
      }])) as Record<Forge, Sent>;
      return { changed, worked, processes, sent };
    } finally {
      unsubscribe('child_process', count);
    }
  }

  async function sharedCommits(forge: Forge): Promise<Set<string>> {
    const [first] = (await repositoriesOfUser(place.context, user)).filter((one) => one.forge === forge && /(repository-0|project-0|Part 0)$/u.test(one.path));
    return new Set(await place.context.stats.commitIds(user.id, RULES_VERSION, first?.id ?? ''));
  }

  describe(`a round over ${total} repositories of three forges`, () => {
    it('with nothing new asks each forge once a page or once a repository at most, starts no process, and makes nothing due', async () => {
      const { changed, worked, processes, sent } = await round();
      expect([changed, worked, processes]).toEqual([0, 0, 0]);
      expect(sent.github).toEqual({ rest: 1, git: 0, packs: [] });
      expect(github.requests[0]?.headers['if-none-match']).toBeDefined();
      // GitLab tells of all that was active since the last round in one answer.
      expect(sent.gitlab).toEqual({ rest: 1, git: 0, packs: [] });
      expect(gitlab.requests[0]?.query.toString()).toContain('last_activity_after');
      expect(sent['azure-devops']).toEqual({ rest: amounts['azure-devops'], git: 0, packs: [] });
      const asked = devops.requests.map(({ path: at, query }) => `${at}?${query.toString()}`);
      expect(new Set(asked).size).toBe(amounts['azure-devops']);
    });

    it('in which stars were given and issues written collects nothing', async () => {
      for (const repository of github.world.repositories) repository.stars += 1;
      const [first, second] = gitlab.world.projects.values();
      if (first) first.stars += 1;
      if (second) second.lastActivity = new Date(now).toISOString();
      const { changed, worked, processes, sent } = await round();
      expect([changed, worked, processes]).toEqual([0, 0, 0]);
      for (const { git: asked } of Object.values(sent)) expect(asked).toBe(0);
      // The page that changed, and at most every other one; GitLab's project in which something happened.
      expect(sent.github.rest).toBeLessThanOrEqual(Math.ceil(amounts.github / 100));
      expect(sent.gitlab.rest).toBeLessThanOrEqual(2);
    });

    it.each(['github', 'gitlab', 'azure-devops'] as const)('in which somebody else pushed at %s reads the new commits there and no tree of them', async (forge) => {
      const before = await sharedCommits(forge);
      const folder = shared.get(forge) ?? '';
      addCommits(folder, [{ email: BO, name: 'Bo Berg', lines: 40 }, { email: BO, name: 'Bo Berg', lines: 50 }], { first: 90, from: git(folder, 'rev-parse', 'refs/heads/main') });
      pushed.get(forge)?.();
      const { changed, worked, sent } = await round();
      expect([changed, worked]).toEqual([1, 1]);
      for (const other of Object.keys(amounts) as Forge[]) if (other !== forge) expect(sent[other].git).toBe(0);
      expect(sent[forge].packs).toHaveLength(1);
      expect(sent[forge].packs[0]).toContain('filter tree:0');
      expect(await sharedCommits(forge)).toEqual(before);
      const { sent: after, worked: more } = await round();
      expect([more, after[forge].git]).toEqual([0, 0]);
    });

    it.each(['github', 'gitlab', 'azure-devops'] as const)('in which the person pushed at %s counts the commit', async (forge) => {
      const before = await sharedCommits(forge);
      const folder = shared.get(forge) ?? '';
      addCommits(folder, [{ email: ADA, lines: 7 }], { first: 100, from: git(folder, 'rev-parse', 'refs/heads/main') });
      pushed.get(forge)?.();
      expect(await round()).toMatchObject({ changed: 1, worked: 1 });
      const after = await sharedCommits(forge);
      expect([after.size, [...before].every((one) => after.has(one))]).toEqual([before.size + 1, true]);
    });
  });
}
