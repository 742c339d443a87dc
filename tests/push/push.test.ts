import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { claimIdentities } from '../../lib/accounts/identities';
import { listIdentities } from '../../lib/accounts/list-identities';
import { makeApiToken } from '../../lib/accounts/api-tokens';
import { localOwner } from '../../lib/accounts/local-owner';
import { openApiDocument } from '../../lib/api/openapi';
import { collectRepositories } from '../../lib/collections/collect';
import type { Context } from '../../lib/context';
import { collections, identities, repositories, requestWindows } from '../../lib/documents/collections';
import type { User } from '../../lib/documents/collections';
import { listAll } from '../../lib/documents/list-all';
import { diffCommits } from '../../lib/git/diff';
import { RULES_VERSION } from '../../lib/facts/types';
import { loadAggregate } from '../../lib/publishing/load-published';
import { deleteRepository } from '../../lib/repositories/delete-repository';
import { setExclusions } from '../../lib/repositories/set-exclusions';
import { figuresOf } from '../../lib/snapshots/figures';
import { push } from '../../workers/cli/push/push';
import type { PushOptions } from '../../workers/cli/push/push';
import { addCommits, git, makeRepository } from '../support/small-repository';
import { tempContext } from '../support/temp-context';
import type { TempContext } from '../support/temp-context';
import { workThrough } from '../workers/site';
import { startApiServer } from './api-server';
import type { ApiServer } from './api-server';

vi.mock('../../lib/git/diff', { spy: true });

const ADA = 'ada@halden.example';
const commits = Array.from({ length: 9 }, (_, number) => ({ email: number % 3 === 2 ? 'bo@halden.example' : ADA, lines: number + 1, file: `src/secret-place/${number}.ts`, message: `fix: the hidden thing ${number}` }));
const HERS = 6;

let root: string;
let folder: string;
let temp: TempContext;
let context: Context;
let user: User;
let server: ApiServer;
let said: string;

beforeEach(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'commit-stats-push-'));
  folder = makeRepository(root, 'quorum', commits);
  temp = await tempContext();
  context = temp.context;
  user = await localOwner(context);
  await claimIdentities(context, user, [ADA]);
  server = await startApiServer(context);
  said = '';
  vi.stubEnv('COMMIT_STATS_SERVER', server.url);
  vi.stubEnv('COMMIT_STATS_API_TOKEN', await makeApiToken(context, user));
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => { said += String(text); return true; });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => { said += String(text); return true; });
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await server.close();
  await temp.remove();
  rmSync(root, { recursive: true, force: true });
});

const send = (options: PushOptions = { yes: true }): Promise<void> => push(folder, options, { signal: new AbortController().signal, quiet: true, data: undefined });
const own = async () => listAll(context.documents, repositories, 'owner', [user.id]);

async function total(): Promise<number> {
  await workThrough(context);
  const aggregate = await loadAggregate(context, user);
  return aggregate ? figuresOf(aggregate, {}, '2026-11-20').headline.commits : 0;
}

describe('counting at home', () => {
  it('shows what would be sent and sends nothing unless it is asked to', async () => {
    await send({ dryRun: true });
    expect(said).toContain('6 commits of 6 found by ada@halden.example');
    expect(said).toContain('Not sent: file names, paths, messages, code');
    await expect(send({})).rejects.toThrow('Nothing was sent: nobody is there to ask.');
    expect(server.bodies).toEqual([]);
    expect(await own()).toEqual([]);
  });

  it('sends numbers and keyed ids, and nothing that names code, people or commits', async () => {
    await send();
    const sent = server.bodies.join('\n');
    const shas = git(folder, 'log', '--format=%H').split('\n');
    for (const word of [...shas, ...shas.map((sha) => sha.slice(0, 12)), 'secret-place', 'hidden thing', 'halden.example', 'Lindqvist', '.ts', root]) expect(sent).not.toContain(word);
    expect(await own()).toMatchObject([{ forge: 'reported', name: 'quorum', tokenIds: [], cloneUrl: null }]);
    expect(await total()).toBe(HERS);
  });

  it('is the same twice, and follows a rewritten history', async () => {
    await send();
    const requests = server.bodies.length;
    await send();
    expect(server.bodies.length - requests).toBe(1);
    expect(said).toContain('0 commits of 6');
    expect(await total()).toBe(HERS);
    addCommits(folder, commits.slice(0, 2), { first: 50, from: git(folder, 'rev-parse', 'refs/heads/main~3') });
    await send();
    expect(await total()).toBe(HERS);
    expect(await own()).toHaveLength(1);
    expect((await context.stats.commitIds(user.id, RULES_VERSION, (await own())[0]?.id ?? '')).size).toBe(HERS);
  });

  it('goes on after an interruption; until the end nobody sees a part', async () => {
    let posts = 0;
    server.refuse = (method) => (method === 'POST' && (posts += 1) === 2 ? 400 : undefined);
    await expect(send()).rejects.toThrow('run the same command again');
    expect(await total()).toBe(0);
    const [repository] = await own();
    expect((await context.documents.get(collections, repository?.id ?? ''))?.completed ?? null).toBeNull();
    server.refuse = () => undefined;
    await send();
    expect(said).toContain('0 commits of 6');
    expect(await total()).toBe(HERS);
  });

  it('counts work once that the service has read itself', async () => {
    await collectRepositories(context, { sources: [{ kind: 'path', path: folder }], emails: [ADA] });
    const before = await total();
    await send();
    expect(await total()).toBe(before);
    expect(await own()).toHaveLength(2);
  });

  it('says which of his addresses wrote a commit, and nothing else of it', async () => {
    await send();
    const [identity] = await listAll(context.documents, identities, 'owner', [user.id]);
    const [repository] = await own();
    const found = new Set<string | null>();
    for await (const fact of context.stats.read(user.id, RULES_VERSION, repository?.id)) found.add(fact.identity);
    expect([...found]).toEqual([identity?.id]);
    expect(await total()).toBe(HERS);
    expect((await listIdentities(context, user, {})).map(({ email, commits: counted }) => [email, counted])).toEqual([[ADA, HERS]]);
    const aggregate = await loadAggregate(context, user);
    expect(aggregate && figuresOf(aggregate, {}, '2026-11-20').trust.map(({ trust, commits: counted }) => [trust, counted])).toEqual([['reported', HERS]]);
  });

  it('obeys what its owner left out on his page; until all has come the old numbers count', async () => {
    await send();
    expect(await total()).toBe(HERS);
    const [repository] = await own();
    const newest = git(folder, 'rev-list', `--author=${ADA}`, 'refs/heads/main').split('\n')[0] ?? '';
    await setExclusions(context, user, { repositoryId: repository?.id ?? '', paths: ['src/secret-place/0.ts', 'src/secret-place/1.ts'], commits: [newest] });
    // A commit is left out by its keyed id, without another count; paths with the next one.
    expect(await total()).toBe(HERS - 1);
    let posts = 0;
    server.refuse = (method) => (method === 'POST' && (posts += 1) === 2 ? 400 : undefined);
    await expect(send()).rejects.toThrow('run the same command again');
    expect(await total()).toBe(HERS - 1);
    server.refuse = () => undefined;
    vi.mocked(diffCommits).mockClear();
    await send();
    // What its owner left out is known before a line is counted: nothing is counted twice.
    expect(diffCommits).toHaveBeenCalledTimes(1);
    expect(said).toContain('is marked as left out by you');
    expect(await total()).toBe(HERS - 3);
    expect(server.bodies.join('\n')).not.toContain('secret-place');
    await send();
    expect(said).toContain('0 commits of 6');
    await setExclusions(context, user, { repositoryId: repository?.id ?? '', paths: [], commits: [] });
    await send();
    expect(await total()).toBe(HERS);
  });

  it('keeps a pause that the server asks for', async () => {
    await context.documents.insert(requestWindows, { id: `api:${user.id}`, ownerId: user.id, key: `api:${user.id}`, since: Date.now() - 59_000, count: 60 });
    await send();
    expect(await total()).toBe(HERS);
  });

  it('can be deleted like any other repository', async () => {
    await send();
    expect(await total()).toBe(HERS);
    const [repository] = await own();
    await deleteRepository(context, user, { repositoryId: repository?.id ?? '' });
    expect(await own()).toEqual([]);
    expect(await total()).toBe(0);
    await send();
    expect(await total()).toBe(HERS);
  });

  it('says in a sentence what is missing', async () => {
    vi.stubEnv('COMMIT_STATS_API_TOKEN', '');
    await expect(send()).rejects.toThrow('Set COMMIT_STATS_API_TOKEN');
    vi.stubEnv('COMMIT_STATS_API_TOKEN', `cs_${'a'.repeat(43)}`);
    await expect(send()).rejects.toThrow('does not take this API token');
    await expect(send({ yes: true, to: 'http://stats.example.org' })).rejects.toThrow('over https only');
    await expect(send({ yes: true, to: 'https://ada:secret@stats.example.org' })).rejects.toThrow('without a name or password');
  });
});

describe('what may be reported', () => {
  const fact = { commit: 'a'.repeat(32), work: null, time: 1_700_000_000, zone: 60, committed: 1_700_000_000, kind: 'fix', merge: false, coAuthorOnly: false, coAuthored: false, bot: false, ai: false, signed: false, changes: [] };
  const report = { rules: RULES_VERSION, key: 'b'.repeat(32), name: 'work', facts: [fact] };
  const post = async (body: unknown): Promise<number> => (await fetch(`${server.url}/api/v1/facts`, {
    method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body), headers: { authorization: `Bearer ${process.env['COMMIT_STATS_API_TOKEN']}` },
  })).status;

  it.each([
    ['other rules', { ...report, rules: RULES_VERSION + 1 }], ['a message', { ...report, facts: [{ ...fact, message: 'fix' }] }], ['an owner', { ...report, ownerId: 'x' }],
    ['a language that nobody knows', { ...report, facts: [{ ...fact, changes: [{ language: '<script>', category: 'code', files: 1, additions: 1, deletions: 0 }] }] }],
    ['lines below zero', { ...report, facts: [{ ...fact, changes: [{ language: 'Go', category: 'code', files: 1, additions: -1, deletions: 0 }] }] }],
    ['a sha', { ...report, facts: [{ ...fact, commit: 'c'.repeat(40) }] }], ['too many at once', { ...report, facts: Array.from({ length: 501 }, () => fact) }],
    ['an address of somebody else', { ...report, facts: [{ ...fact, identity: 'identity-of-bo' }] }], ['an operator', { ...report, key: { $ne: null } }], ['no JSON', '{'],
  ])('is not %s', async (_, body) => {
    expect(await post(body)).toBe(400);
    expect(await own()).toEqual([]);
  });

  it('is limited in size', async () => {
    expect(await post(`"${'x'.repeat(2_100_000)}"`)).toBe(413);
  });

  it('is no part of somebody else’s, and is described', async () => {
    expect(await post({ ...report, without: 'd'.repeat(32), end: 1 })).toBe(409);
    expect(await post({ ...report, end: 2 })).toBe(409);
    expect(await post({ ...report, end: 1 })).toBe(200);
    const paths = openApiDocument('https://stats.example.org')['paths'] as Record<string, Record<string, unknown>>;
    expect(Object.keys(paths['/facts'] ?? {})).toEqual(['get', 'post']);
    expect(paths['/facts']?.['post']).toMatchObject({ requestBody: { required: true } });
  });
});
