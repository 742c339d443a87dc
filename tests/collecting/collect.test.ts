import { chmodSync, existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { localOwner } from '../../lib/accounts/local-owner';
import { collectRepositories } from '../../lib/collections/collect';
import type { CollectResult } from '../../lib/collections/collect';
import { collectionState } from '../../lib/collections/lease';
import { collections, users } from '../../lib/documents/collections';
import { AppError } from '../../lib/errors/app-error';
import { RULES_VERSION } from '../../lib/facts/types';
import type { CommitFact } from '../../lib/facts/types';
import { loadSnapshot } from '../../lib/publishing/load-published';
import { addCommits, git, makeRepository } from '../support/small-repository';
import type { SmallCommit } from '../support/small-repository';
import { startGitServer } from '../support/git-server';
import { startChild } from '../support/start-child';
import { eachInItsOwnPlace } from '../support/own-place';
import { tempContext } from '../support/temp-context';
import type { TempContext } from '../support/temp-context';

const CHILD = 'tests/collecting/child.ts';
const ADA = 'ada@example.org';
const BEA = 'bea@example.org';

let temp: TempContext;
let folder: string;
eachInItsOwnPlace((made) => {
  ({ temp, folder } = made);
});

function steps(emails: readonly string[]): SmallCommit[] {
  return emails.map((email) => ({ email }));
}

function collect(repository: string, emails: readonly string[] = [ADA]): Promise<CollectResult> {
  const source = repository.startsWith('http') ? { kind: 'url' as const, url: repository } : { kind: 'path' as const, path: repository };
  return collectRepositories(temp.context, { sources: [source], emails });
}

async function stored(): Promise<CommitFact[]> {
  const owner = await localOwner(temp.context);
  const facts: CommitFact[] = [];
  for await (const fact of temp.context.stats.read(owner.id, RULES_VERSION)) facts.push(fact);
  return facts;
}

async function headlineCommits(slug: string): Promise<number | undefined> {
  const loaded = await loadSnapshot(temp.context, slug);
  return loaded?.snapshot.commits.commits.reduce((sum, commits) => sum + commits, 0);
}

describe('collecting a repository', () => {
  it('stores the commits of the given addresses and publishes a CV under the author\'s name', async () => {
    const repository = makeRepository(folder, 'app', steps([ADA, BEA, 'ADA@Example.org', ADA]));
    const result = await collect(repository);
    expect(result.outcomes).toMatchObject([{ read: true, added: 3, retired: 0, incomplete: [], shallow: false, waited: false, repository: { name: 'app' } }]);
    expect(result.published).toMatchObject({ slug: 'ada-lindqvist', name: 'Ada Lindqvist' });
    expect(await headlineCommits('ada-lindqvist')).toBe(3);
    expect((await stored()).map(({ changes }) => changes)).toEqual(Array.from({ length: 3 }, () => [{ language: 'TypeScript', category: 'code', files: 1, additions: 3, deletions: 0 }]));
  });

  it('reads only what is new, and nothing when nothing is', async () => {
    const repository = makeRepository(folder, 'app', steps([ADA, ADA]));
    await collect(repository);
    const before = await stored();
    expect((await collect(repository)).outcomes).toMatchObject([{ read: false, added: 0 }]);
    expect((await collect(repository, [])).published).toMatchObject({ changed: false });
    addCommits(repository, steps([ADA]), { first: 2, from: 'refs/heads/main^0' });
    const result = await collect(repository);
    expect(result.outcomes).toMatchObject([{ read: true, added: 1, retired: 0 }]);
    expect(await stored()).toEqual(expect.arrayContaining(before));
    expect(await headlineCommits('ada-lindqvist')).toBe(3);
  });

  it('goes through the history again for a new address', async () => {
    const repository = makeRepository(folder, 'app', steps([ADA, BEA, ADA, BEA, BEA]));
    await collect(repository);
    expect((await collect(repository, [BEA])).outcomes).toMatchObject([{ read: true, added: 3 }]);
    expect((await collect(repository)).outcomes).toMatchObject([{ read: false }]);
    expect(await headlineCommits('ada-lindqvist')).toBe(5);
  });

  it('takes out the facts that a rewritten history no longer reaches', async () => {
    const repository = makeRepository(folder, 'app', steps([ADA, ADA, ADA, ADA]));
    await collect(repository);
    const kept = git(repository, 'rev-parse', 'refs/heads/main~2');
    addCommits(repository, steps([ADA]), { first: 90, from: kept });
    expect((await collect(repository)).outcomes).toMatchObject([{ added: 1, retired: 2 }]);
    expect(await headlineCommits('ada-lindqvist')).toBe(3);
    expect(await stored()).toHaveLength(3);
  });

  it('collects again under new rules and keeps the old numbers until that is complete', async () => {
    const repository = makeRepository(folder, 'app', steps([ADA, ADA]));
    const { user, outcomes } = await collect(repository);
    const id = outcomes[0]?.repository.id ?? '';
    const state = await temp.context.documents.get(collections, id);
    const old = await stored();
    await temp.context.stats.write(user.id, RULES_VERSION - 1, old);
    await temp.context.stats.removeRepository(user.id, id, RULES_VERSION);
    if (state) await temp.context.documents.update(collections, { ...state, rules: RULES_VERSION - 1 });
    expect((await collect(repository)).outcomes).toMatchObject([{ read: true, added: 2 }]);
    expect(await temp.context.stats.commitIds(user.id, RULES_VERSION - 1, id)).toEqual(new Set());
    expect(await stored()).toEqual(old);
  });

  it('takes up a run that ended half way, and reads again what could not be counted wholly', async () => {
    const repository = makeRepository(folder, 'app', steps([ADA, ADA, ADA]));
    const { user, outcomes } = await collect(repository);
    const whole = await stored();
    const id = outcomes[0]?.repository.id ?? '';
    const [damaged, missing] = whole;
    if (damaged) await temp.context.stats.write(user.id, RULES_VERSION, [{ ...damaged, changes: [] }]);
    await temp.context.stats.removeCommits(user.id, id, [missing?.commit ?? '']);
    const state = await collectionState(temp.context, outcomes[0]?.repository ?? expect.fail());
    const shas = git(repository, 'rev-list', 'refs/heads/main').split('\n');
    await temp.context.documents.update(collections, { ...state, completed: null, lastHead: null, attempts: 1, building: { series: id, paths: [], rules: RULES_VERSION }, incomplete: shas.map((commit) => ({ commit, reason: 'the disk was taken away' })) });
    expect((await collect(repository)).outcomes).toMatchObject([{ added: 1, incomplete: [] }]);
    expect(await stored()).toEqual(whole);
  });

  it('goes on with the others when one repository fails, and says which', async () => {
    const good = makeRepository(folder, 'good', steps([ADA]));
    const bad = mkdtempSync(path.join(folder, 'bad-'));
    const empty = makeRepository(folder, 'empty', []);
    const sources = [bad, empty, good].map((place) => ({ kind: 'path' as const, path: place }));
    const result = await collectRepositories(temp.context, { sources, emails: [ADA] });
    expect(result.failures).toMatchObject([{ source: { path: bad }, error: { code: 'not-a-repository' } }]);
    expect(result.outcomes).toMatchObject([{ added: 0 }, { added: 1 }]);
    expect(await headlineCommits('ada-lindqvist')).toBe(1);
  });

  it('wants to know whose commits count', async () => {
    await expect(collect(makeRepository(folder, 'app', []), [])).rejects.toMatchObject({ code: 'wrong-use' });
  });

  it('keeps what was stored when it is stopped, and goes on from there', async () => {
    const repository = makeRepository(folder, 'app', steps(Array.from({ length: 400 }, () => ADA)));
    const stop = new AbortController();
    const stopped = collectRepositories(temp.context, {
      sources: [{ kind: 'path', path: repository }], emails: [ADA], signal: stop.signal,
      onProgress: (_, { step }) => step === 'storing' && stop.abort(new AppError('cancelled', 'Stopped.')),
    });
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    const half = await stored();
    expect(half.length).toBeGreaterThan(0);
    const result = await collect(repository);
    expect(result.outcomes).toMatchObject([{ added: 400 - half.length, waited: false }]);
    expect(await stored()).toHaveLength(400);
  });
});

describe('a remote repository', () => {
  it('gives what is new, and loses what its rewritten history no longer reaches', async () => {
    const repository = makeRepository(folder, 'app', steps([ADA, BEA, ADA, ADA]));
    const server = await startGitServer({ root: folder });
    try {
      const address = server.url('app.git');
      await collect(address);
      addCommits(repository, [{ email: ADA, name: 'A. Lindqvist' }, { email: BEA }], { first: 4, from: 'refs/heads/main^0' });
      const next = await collect(address);
      expect(next.outcomes).toMatchObject([{ read: true, added: 1, retired: 0 }]);
      const state = await collectionState(temp.context, next.outcomes[0]?.repository ?? expect.fail());
      expect(state).toMatchObject({ lastHead: git(repository, 'rev-parse', 'main'), names: [{ name: 'Ada Lindqvist', commits: 3 }, { name: 'A. Lindqvist', commits: 1 }] });
      addCommits(repository, steps([ADA]), { first: 90, from: git(repository, 'rev-parse', 'refs/heads/main~4') });
      expect((await collect(address)).outcomes).toMatchObject([{ added: 1, retired: 3 }]);
      expect(await headlineCommits('ada-lindqvist')).toBe(2);
    } finally {
      await server.close();
    }
  });
});

describe('a remote repository with nothing new', () => {
  it('is asked once and needs no git process', async () => {
    makeRepository(folder, 'app', steps([ADA, BEA, ADA]));
    const server = await startGitServer({ root: folder });
    try {
      const address = server.url('app.git');
      expect((await collect(address)).outcomes).toMatchObject([{ added: 2 }]);
      const programs = mkdtempSync(path.join(folder, 'bin-'));
      writeFileSync(path.join(programs, 'git'), `#!/bin/sh\n: > ${programs}/started\nexit 1\n`);
      chmodSync(path.join(programs, 'git'), 0o755);
      server.reset();
      const again = startChild(CHILD, [address, ADA], { ...temp.environment, PATH: programs });
      await again.lines.next();
      expect(JSON.parse(String((await again.lines.next()).value))).toEqual({ added: 0, read: false, waited: false, failures: [] });
      expect(await again.ended, again.errors()).toBe(0);
      expect(server.requests).toHaveLength(1);
      expect(existsSync(path.join(programs, 'started'))).toBe(false);
    } finally {
      await server.close();
    }
  });
});

describe('two processes at once', () => {
  it('collect one repository once: the second waits and finds nothing new', async () => {
    const repository = makeRepository(folder, 'app', steps(Array.from({ length: 600 }, (_, number) => (number % 3 === 0 ? BEA : ADA))));
    const children = [1, 2].map(() => startChild(CHILD, [repository, ADA], temp.environment));
    const said: string[] = [];
    for (const { lines } of children) for await (const line of { [Symbol.asyncIterator]: () => lines }) said.push(line);
    for (const one of children) expect(await one.ended, one.errors()).toBe(0);
    expect(said.filter((line) => line !== 'started').map((line) => JSON.parse(line) as { added: number }).reduce((sum, { added }) => sum + added, 0)).toBe(400);
    expect(await stored()).toHaveLength(400);
    expect(await headlineCommits('ada-lindqvist')).toBe(400);
  });

  it('collect different repositories, and both are in the numbers at the end', async () => {
    const repositories = ['a', 'b', 'c'].map((name, place) => makeRepository(folder, name, Array.from({ length: 40 }, (_, number) => ({ email: ADA, lines: 1 + place, file: `${name}${number}.ts` }))));
    const children = repositories.map((repository) => startChild(CHILD, [repository, ADA], temp.environment));
    for (const one of children) expect(await one.ended, one.errors()).toBe(0);
    expect(await headlineCommits('ada-lindqvist')).toBe(120);
  });

  it('killed at any moment and run again, the facts are those of an undisturbed run and no temporary folder is left', async () => {
    const repository = makeRepository(folder, 'app', steps(Array.from({ length: 500 }, (_, number) => (number % 2 === 0 ? BEA : ADA))));
    const work = path.join(folder, 'work');
    const environment = { ...temp.environment, COMMIT_STATS_TEMP: work };
    let killed = 0;
    for (let round = 0; round < 10; round += 1) {
      const one = startChild(CHILD, [repository, ADA], environment);
      await one.lines.next();
      await new Promise((resolve) => { setTimeout(resolve, round * 25); });
      one.process.kill('SIGKILL');
      if (await one.ended === null) killed += 1;
    }
    expect(killed).toBeGreaterThan(0);
    expect(await startChild(CHILD, [repository, ADA], environment).ended).toBe(0);
    expect(readdirSync(work, { recursive: true }).filter((name) => String(name).includes('job-'))).toEqual([]);
    // Ids of repositories and identities are those of their data folder.
    const anywhere = (fact: CommitFact): CommitFact => ({ ...fact, repository: '', identity: fact.identity === null ? null : 'an identity' });
    const after = (await stored()).map(anywhere);
    const undisturbed = await tempContext();
    const owner = await localOwner(temp.context);
    await undisturbed.context.documents.insert(users, owner);
    await collectRepositories(undisturbed.context, { sources: [{ kind: 'path', path: repository }], emails: [ADA] });
    const facts: CommitFact[] = [];
    for await (const fact of undisturbed.context.stats.read(owner.id, RULES_VERSION)) facts.push(anywhere(fact));
    expect(after).toEqual(facts);
    expect(facts.every(({ identity }) => identity !== null)).toBe(true);
    expect(facts).toHaveLength(250);
    expect(await headlineCommits('ada-lindqvist')).toBe(250);
    await undisturbed.remove();
  });
});
