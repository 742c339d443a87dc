import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ChangePage, ForgeDeps, KnownRepository } from '../../../lib/forges/port';
import { addCommits, makeRepository } from '../../support/small-repository';
import { startGitLabSimulator } from './simulator';
import type { GitLabSimulator } from './simulator';
import { DEVELOPER, addAccount, addProject, addToken, notePush } from './world';
import type { SimulatedProject } from './world';
import { connect, depsFor, gather } from './workbench';

const HOUR = 3_600_000;
let gitlab: GitLabSimulator;
let folder: string;
let clock: number;
let deps: ForgeDeps;
let projects: SimulatedProject[];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'gitlab-'));
  gitlab = await startGitLabSimulator();
  clock = Date.parse('2026-06-01T12:00:00Z');
  gitlab.world.now = () => clock;
  deps = depsFor(gitlab, { now: () => clock });
  addAccount(gitlab.world, { id: 7, username: 'ada' });
  addToken(gitlab.world, { account: 7, secret: 't', expires: null });
  projects = ['a', 'b', 'c'].map((name) => addProject(gitlab.world, { path: `team/${name}`, folder: makeRepository(folder, name, [{ email: 'ada@example.org' }]), members: new Map([[7, DEVELOPER]]) }));
});

afterEach(async () => {
  await gitlab.close();
  await rm(folder, { recursive: true });
  expect(gitlab.drift).toEqual([]);
});

const known = new Map<string, string | null>();

async function look(state: string | null, ids = projects.map(({ id }) => String(id)), id = 'token-1'): Promise<{ pages: ChangePage[]; changed: string[]; state: string | null; requests: number }> {
  const before = gitlab.requests.length;
  const asked: KnownRepository[] = ids.map((repository) => ({ id: repository, marker: known.get(repository) ?? null }));
  const pages = await gather(connect(gitlab, 't', { id }, deps).changes(asked, state));
  for (const { changed } of pages) for (const { id: repository, marker } of changed) known.set(repository, marker);
  return { pages, changed: pages.flatMap(({ changed }) => changed.map((one) => one.id)), state: pages.at(-1)?.state ?? state, requests: gitlab.requests.length - before };
}

function push(project: SimulatedProject, number: number): void {
  addCommits(project.folder ?? '', [{ email: 'ada@example.org' }], { first: number, from: 'refs/heads/main^0' });
  notePush(gitlab.world, project);
}

beforeEach(() => known.clear());

test('at first everything is new; afterwards nothing new costs one request for all', async () => {
  const first = await look(null);
  expect(first.changed).toHaveLength(3);
  expect(first.requests).toBe(3);
  clock += HOUR / 4;
  expect(await look(first.state)).toMatchObject({ changed: [], requests: 1 });
});

test('200 projects with nothing new: one request, and no git', async () => {
  for (let number = projects.length; number < 200; number += 1) projects.push(addProject(gitlab.world, { path: `team/p${number}`, folder: projects[0]?.folder ?? null, members: new Map([[7, DEVELOPER]]) }));
  const first = await look(null);
  expect(first.pages).toHaveLength(2);
  clock += HOUR / 4;
  expect(await look(first.state)).toMatchObject({ changed: [], requests: 1 });
  expect(gitlab.requests.every(({ kind }) => kind === 'rest')).toBe(true);
});

test('a push is found at the next look, also when GitLab notes it under a moment of an hour ago', async () => {
  let { state } = await look(null);
  clock += HOUR;
  push(projects[1] as SimulatedProject, 1);
  ({ state } = await look(state));
  clock += 0.9 * HOUR;
  push(projects[1] as SimulatedProject, 2);
  const found = await look(state);
  expect(found.changed).toEqual(['1001']);
  expect(found.requests).toBe(2);
});

test('a star, an issue or a push to another branch starts nothing', async () => {
  const { state } = await look(null);
  clock += 3 * HOUR;
  const project = projects[0] as SimulatedProject;
  project.stars += 1;
  project.lastActivity = new Date(clock).toISOString();
  expect(await look(state)).toMatchObject({ changed: [], requests: 2 });
});

test('a push that GitLab forgot to note is found within a day', async () => {
  let { state } = await look(null);
  clock += HOUR;
  addCommits(projects[2]?.folder ?? '', [{ email: 'ada@example.org' }], { first: 5, from: 'refs/heads/main^0' });
  const changed: string[] = [];
  let requests = 0;
  for (let quarter = 0; quarter < 24 * 4; quarter += 1) {
    const found = await look(state);
    changed.push(...found.changed);
    ({ state } = found);
    requests += found.requests;
    clock += HOUR / 4;
  }
  expect(changed).toEqual(['1002']);
  expect(requests).toBeLessThanOrEqual(24 * 4 + 2 * projects.length);
});

test('a project that was not asked about last time is looked at itself', async () => {
  const { state } = await look(null);
  clock += HOUR;
  const second = await look(state, ['1000']);
  push(projects[1] as SimulatedProject, 1);
  clock += 5 * HOUR;
  expect((await look(second.state)).changed).toEqual(['1001']);
});

test('deleted, hidden and moved projects are told apart from unchanged ones; losing one group leaves the others', async () => {
  const { state } = await look(null);
  gitlab.world.projects.delete(1000);
  projects[1]?.members.clear();
  clock += 30 * HOUR;
  push(projects[2] as SimulatedProject, 3);
  const found = await look(state);
  expect(found.pages.flatMap(({ unavailable }) => unavailable)).toEqual([{ id: '1000', state: 'hidden' }, { id: '1001', state: 'hidden' }]);
  expect(found.changed).toEqual(['1002']);
});

test('an empty project is new once, and new again with its first commit', async () => {
  const empty = addProject(gitlab.world, { id: 2000, path: 'team/empty', members: new Map([[7, DEVELOPER]]) });
  let { changed, state } = await look(null, ['2000']);
  expect(changed).toEqual(['2000']);
  clock += 30 * HOUR;
  ({ changed, state } = await look(state, ['2000']));
  expect(changed).toEqual([]);
  empty.folder = makeRepository(folder, 'empty', [{ email: 'ada@example.org' }]);
  notePush(gitlab.world, empty);
  ({ changed } = await look(state, ['2000']));
  expect(changed).toEqual(['2000']);
});

test('a project whose code was taken away from the token can no longer be read', async () => {
  const { state } = await look(null);
  (projects[0] as SimulatedProject).repositoryAccess = 'disabled';
  clock += 30 * HOUR;
  expect((await look(state)).pages[0]?.unavailable).toEqual([{ id: '1000', state: 'hidden' }]);
});

test('what was kept of another token, of the future, or is broken, counts as nothing kept', async () => {
  const { state } = await look(null);
  clock += HOUR / 4;
  expect((await look(state, undefined, 'token-2')).requests).toBe(3);
  expect((await look('{"looked":')).requests).toBe(3);
  clock -= HOUR;
  expect((await look(state)).requests).toBe(3);
});

test('a look that breaks goes on where it was, and misses nothing', async () => {
  for (let number = projects.length; number < 150; number += 1) projects.push(addProject(gitlab.world, { path: `team/p${number}`, folder: projects[0]?.folder ?? null, members: new Map([[7, DEVELOPER]]) }));
  gitlab.fault = ({ path: asked }) => (asked.includes('/1120/') ? { kind: 'answer', status: 401, body: '{}' } : undefined);
  const forge = connect(gitlab, 't', {}, deps);
  const asked = projects.map(({ id }) => ({ id: String(id), marker: null }));
  let kept: string | null = null;
  const changed: string[] = [];
  const broken = async (): Promise<void> => {
    for await (const page of forge.changes(asked, null)) {
      kept = page.state;
      changed.push(...page.changed.map(({ id }) => id));
    }
  };
  await expect(broken()).rejects.toMatchObject({ code: 'token-refused' });
  expect(changed).toHaveLength(100);
  gitlab.fault = undefined;
  const rest = await look(kept);
  expect(rest.changed).toHaveLength(50);
  expect(rest.requests).toBe(51);
});

test('nothing is asked about no repositories', async () => {
  expect(await look(null, [])).toMatchObject({ requests: 0, changed: [] });
});

test('nothing is ever asked with a condition: another token\'s mark or a stale answer cannot hide a commit', async () => {
  const { state } = await look(null);
  clock += 30 * HOUR;
  await look(state);
  expect(gitlab.requests.filter(({ headers }) => 'if-none-match' in headers)).toEqual([]);
  gitlab.fault = () => ({ kind: 'answer', status: 304 });
  clock += 30 * HOUR;
  await expect(look(state)).rejects.toMatchObject({ code: 'forge-failed' });
});
