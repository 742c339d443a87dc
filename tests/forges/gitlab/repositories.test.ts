import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeRepository } from '../../support/small-repository';
import { startGitLabSimulator } from './simulator';
import type { GitLabSimulator } from './simulator';
import { DEVELOPER, GUEST, addAccount, addProject, addToken, moveProject } from './world';
import { connect, gather } from './workbench';

let gitlab: GitLabSimulator;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'gitlab-'));
  gitlab = await startGitLabSimulator();
  addAccount(gitlab.world, { id: 7, username: 'ada' });
  addToken(gitlab.world, { account: 7, secret: 't' });
});

afterEach(async () => {
  await gitlab.close();
  await rm(folder, { recursive: true });
  expect(gitlab.drift).toEqual([]);
});

const mine = (level = DEVELOPER) => new Map([[7, level]]);

test('a project is described with all that the port has a place for', async () => {
  const disk = makeRepository(folder, 'one', [{ email: 'ada@example.org' }]);
  addProject(gitlab.world, { id: 12, path: 'team/web/one', folder: disk, visibility: 'internal', archived: true, stars: 5, licence: 'gpl-3.0', lastActivity: '2026-02-03T04:05:06.000Z', members: mine(), namespaceId: 41 });
  const [page] = await gather(connect(gitlab, 't').repositories());
  expect(page).toEqual({
    repositories: [{
      id: '12', path: 'team/web/one', name: 'one', owner: { name: 'team/web', kind: 'group', id: '41' }, webUrl: `${gitlab.server}/team/web/one`, cloneUrl: `${gitlab.server}/team/web/one.git`,
      visibility: 'internal', fork: false, archived: true, disabled: false, stars: 5, licence: null, lastActivity: '2026-02-03T04:05:06.000Z', defaultBranch: 'main', size: null, empty: false, marker: null,
    }],
    problems: [],
  });
  expect(await connect(gitlab, 't').repository({ id: '12' })).toMatchObject({ state: 'present', repository: { licence: { spdx: 'GPL-3.0' }, size: 2048 } });
});

test('forks, empty, personal, disabled, doomed and unlicensed projects are told apart', async () => {
  const source = addProject(gitlab.world, { path: 'team/source', members: mine() });
  addProject(gitlab.world, { path: 'ada/fork', owner: 'user', forkOf: source.id, members: mine(), licence: 'other' });
  addProject(gitlab.world, { path: 'ada/off', owner: 'user', repositoryAccess: 'disabled', members: mine() });
  addProject(gitlab.world, { path: 'ada/doomed', owner: 'user', markedForDeletion: '2026-12-24', members: mine() });
  const forge = connect(gitlab, 't');
  const [page] = await gather(forge.repositories());
  expect(page?.repositories.map(({ fork, disabled, archived, empty, owner }) => [fork, disabled, archived, empty, owner.kind])).toEqual([
    [false, false, false, true, 'group'], [true, false, false, true, 'person'], [false, true, false, true, 'person'], [false, false, true, true, 'person'],
  ]);
  expect(await forge.repository({ path: 'ada/fork' })).toMatchObject({ repository: { licence: { spdx: null }, defaultBranch: null } });
});

test('250 projects come in three pages, each once, though some vanish meanwhile', async () => {
  for (let number = 0; number < 250; number += 1) addProject(gitlab.world, { path: `team/p${number}`, members: mine() });
  gitlab.fault = ({ query }) => {
    if (query.get('id_after') === '1099') for (let id = 1000; id < 1050; id += 1) gitlab.world.projects.delete(id);
    return undefined;
  };
  const pages = await gather(connect(gitlab, 't').repositories());
  expect(pages.map(({ repositories }) => repositories.length)).toEqual([100, 100, 50]);
  expect(new Set(pages.flatMap(({ repositories }) => repositories.map(({ id }) => id))).size).toBe(250);
  expect(gitlab.requests).toHaveLength(3);
});

test('projects of others are not listed, and guests are told why theirs are missing', async () => {
  const disk = makeRepository(folder, 'one', [{ email: 'ada@example.org' }]);
  addProject(gitlab.world, { path: 'team/secret', folder: disk, members: mine(GUEST) });
  addProject(gitlab.world, { path: 'team/open', folder: disk, visibility: 'public', members: mine(GUEST) });
  addProject(gitlab.world, { path: 'other/open', folder: disk, visibility: 'public' });
  addProject(gitlab.world, { path: 'other/closed', folder: disk });
  const forge = connect(gitlab, 't');
  const [page] = await gather(forge.repositories());
  expect(page?.repositories.map(({ path }) => path)).toEqual(['team/open']);
  expect(page?.problems).toEqual([{ code: 'forge-refused', sentence: 'One project was left out: as a guest you may not read the code. Ask the owner for the role Reporter.', link: null }]);
  expect(await forge.repository({ path: 'other/open' })).toMatchObject({ state: 'present' });
});

test('a renamed or moved project is followed by its number and by its old path; a deleted, hidden or impossible one is hidden', async () => {
  const project = addProject(gitlab.world, { path: 'team/old', members: mine() });
  moveProject(project, 'other/new');
  const forge = connect(gitlab, 't');
  expect(await forge.repository({ path: 'team/old' })).toMatchObject({ state: 'present', repository: { path: 'other/new', id: String(project.id) } });
  expect(await forge.repository({ id: String(project.id) })).toMatchObject({ state: 'present', repository: { path: 'other/new' } });
  gitlab.world.projects.delete(project.id);
  const before = gitlab.requests.length;
  expect(await forge.repository({ id: String(project.id) })).toEqual({ state: 'hidden' });
  expect(gitlab.requests).toHaveLength(before + 1);
  for (const key of [{ path: '..' }, { path: 'a/..' }, { path: 'alone' }, { id: '../user' }, { id: '-1' }]) expect(await forge.repository(key)).toEqual({ state: 'hidden' });
  expect(gitlab.requests).toHaveLength(before + 1);
});

test('a project taken down by the server is blocked', async () => {
  gitlab.fault = () => ({ kind: 'answer', status: 451, body: '{}' });
  expect(await connect(gitlab, 't').repository({ id: '1' })).toEqual({ state: 'blocked' });
});

test('a GitLab below a path of its server works alike', async () => {
  const below = await startGitLabSimulator({ prefix: '/gitlab' });
  addAccount(below.world, { id: 7, username: 'ada' });
  addToken(below.world, { account: 7, secret: 't' });
  for (let number = 0; number < 130; number += 1) addProject(below.world, { path: `team/p${number}`, members: mine() });
  const forge = connect(below, 't', { server: `${below.server}/` });
  expect(await forge.checkToken()).toMatchObject({ state: 'good' });
  const pages = await gather(forge.repositories());
  expect(pages.flatMap(({ repositories }) => repositories)).toHaveLength(130);
  expect(pages[0]?.repositories[0]?.cloneUrl).toBe(`${below.server}/team/p0.git`);
  expect(below.drift).toEqual([]);
  await below.close();
});

test('the list ends at once when it is cancelled', async () => {
  const stop = new AbortController();
  gitlab.fault = () => {
    stop.abort();
    return { kind: 'stall' };
  };
  await expect(gather(connect(gitlab, 't').repositories({ signal: stop.signal }))).rejects.toMatchObject({ code: 'cancelled' });
  expect(gitlab.requests).toHaveLength(1);
});
