import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, test } from 'vitest';

import { disguisedCommit } from '../../lib/git/engine/testing/disguised-commit';
import { probeHead } from '../../lib/git/remote/probe-head';
import type { GitServerOptions } from '../support/git-server';
import { countRemote, truthOf } from './count';
import { AUTHORS, git, makeRandomRepository } from './random-repository';
import { servedFolder } from './served-folder';

const { folder, temp, serve } = servedFolder('special-remote-');

/** A copy with every object in a file of its own, so that single ones can be taken away. */
function loose(name: string, seed: number): string {
  const at = path.join(folder, name);
  const made = path.join(folder, `${name}-made`);
  makeRandomRepository(made, seed, 30);
  git(folder, ['init', '--bare', '-q', '-b', 'main', at]);
  git(at, ['-c', 'fetch.unpackLimit=1000000', 'fetch', '-q', made, 'main:main']);
  expect(readdirSync(path.join(at, 'objects', 'pack'))).toEqual([]);
  return at;
}

function takeAway(repository: string, id: string): void {
  rmSync(path.join(repository, 'objects', id.slice(0, 2), id.slice(2)));
}

const PROTOCOLS: [string, Partial<GitServerOptions>][] = [['2', {}], ['0', { protocolZeroOnly: true }]];

describe.each(PROTOCOLS)('over protocol %s', (protocol, options) => {
  test('a repository without commits has none, and that is no failure', async () => {
    git(folder, ['init', '--bare', '-q', '-b', 'main', path.join(folder, `empty-${protocol}`)]);
    const server = await serve(options);
    const url = server.url(`empty-${protocol}`);
    expect(await probeHead({ url })).toMatchObject({ head: null, objectFormat: 'sha1' });
    expect(await countRemote({ url, temp })).toMatchObject({ head: null, listed: [], partial: false });
  });

  test('a repository whose HEAD names a missing branch is read from all its branches', async () => {
    const at = path.join(folder, `unborn-${protocol}`);
    makeRandomRepository(at, 21, 20);
    git(at, ['symbolic-ref', 'HEAD', 'refs/heads/nowhere']);
    const server = await serve(options);
    const counted = await countRemote({ url: server.url(`unborn-${protocol}`), email: AUTHORS[0], temp });
    expect(counted.head).toBeNull();
    expect(counted.commits).toEqual(truthOf(at, ['--branches'], AUTHORS[0]));
  });

  test('a detached HEAD is a head without a branch', async () => {
    const at = path.join(folder, `detached-${protocol}`);
    const ids = makeRandomRepository(at, 22, 10);
    const id = git(at, ['rev-parse', 'main~1']).trim();
    git(at, ['update-ref', '--no-deref', 'HEAD', id]);
    expect(ids).toContain(id);
    const server = await serve(options);
    const url = server.url(`detached-${protocol}`);
    expect(await probeHead({ url })).toEqual({ head: id, branch: null, objectFormat: 'sha1' });
    expect((await countRemote({ url, temp })).commits).toEqual(truthOf(at, [id]));
  });

  test('a commit that git shows with another tree than it has is counted with its own', async () => {
    const at = path.join(folder, `disguised-${protocol}`);
    makeRandomRepository(at, 25, 20);
    const id = (name: string): string => git(at, ['rev-parse', name]).trim();
    const text = disguisedCommit({ tree: id('main^{tree}'), parent: id('main'), shown: id('main~9^{tree}'), email: AUTHORS[0] ?? '' });
    const strange = git(at, ['hash-object', '-t', 'commit', '-w', '--literally', '--stdin'], text).trim();
    const child = git(at, ['-c', `user.email=${AUTHORS[0]}`, '-c', 'user.name=A', 'commit-tree', '-m', 'x', '-p', strange, id('main~5^{tree}')]).trim();
    git(at, ['update-ref', 'refs/heads/main', child]);
    const server = await serve(options);
    for (const early of [false, true]) {
      const counted = await countRemote({ url: server.url(`disguised-${protocol}`), email: AUTHORS[0], early, temp });
      expect(counted.incomplete).toEqual(new Map());
      expect(counted.commits).toEqual(truthOf(at, ['main'], AUTHORS[0]));
      expect(counted.commits.get(strange)).toEqual([0, 0, 0]);
      expect(counted.commits.get(child)?.[0]).toBeGreaterThan(0);
    }
  });

  test('a repository with SHA-256 ids is read like any other', async () => {
    const at = path.join(folder, `long-ids-${protocol}`);
    makeRandomRepository(at, 23, 20, 'sha256');
    const server = await serve(options);
    const url = server.url(`long-ids-${protocol}`);
    expect(await probeHead({ url })).toMatchObject({ head: git(at, ['rev-parse', 'main']).trim(), objectFormat: 'sha256' });
    for (const early of [false, true]) expect((await countRemote({ url, email: AUTHORS[1], early, temp })).commits).toEqual(truthOf(at, ['main'], AUTHORS[1]));
    const lastHead = git(at, ['rev-parse', 'main~2']).trim();
    const later = await countRemote({ url, lastHead, temp });
    expect(later.partial).toBe(true);
    expect(later.commits).toEqual(truthOf(at, ['main', `^${lastHead}`]));
  });

  test('a repository that itself has only the end of its history is read as it is, and says so', async () => {
    const made = path.join(folder, `deep-${protocol}`);
    makeRandomRepository(made, 24, 30);
    const at = path.join(folder, `cut-${protocol}`);
    git(folder, ['clone', '-q', '--bare', '--depth=3', `file://${made}`, at]);
    const server = await serve(options);
    const url = server.url(`cut-${protocol}`);
    for (const [email, early] of [[AUTHORS[0], false], [AUTHORS[0], true], [undefined, false]] as const) {
      const counted = await countRemote({ url, email, early, temp });
      expect(counted.shallow).toBe(true);
      expect(counted.commits).toEqual(truthOf(at, ['main'], email));
    }
    const lastHead = git(at, ['rev-parse', 'main~1']).trim();
    const later = await countRemote({ url, lastHead, temp });
    expect(later.commits).toEqual(truthOf(at, ['main', `^${lastHead}`]));
  });

  test('a submodule is one line, and is not fetched', async () => {
    const at = path.join(folder, `modules-${protocol}`);
    git(folder, ['init', '--bare', '-q', '-b', 'main', at]);
    const commit = (mark: number, id: string, from: string): string =>
      `commit refs/heads/main\nmark :${mark}\nauthor A <a@example.test> 1600000000 +0000\ncommitter A <a@example.test> 1600000000 +0000\ndata 1\nx\n${from}M 160000 ${id} module\nM 100644 inline a.txt\ndata 2\n${mark}\n\n`;
    git(at, ['fast-import', '--quiet'], commit(1, 'a'.repeat(40), '') + commit(2, 'b'.repeat(40), 'from :1\n'));
    const server = await serve(options);
    const counted = await countRemote({ url: server.url(`modules-${protocol}`), email: 'a@example.test', temp });
    expect(counted.incomplete).toEqual(new Map());
    expect(counted.commits).toEqual(truthOf(at, ['main']));
  });

  test('a missing file is named with its commits, and all others are counted', async () => {
    const at = loose(`hole-${protocol}`, 25);
    const truth = truthOf(at, ['main'], AUTHORS[0]);
    const [sha = ''] = [...truth].find(([, [files]]) => files > 0) ?? [];
    const raw = git(at, ['diff-tree', '-r', '--root', '--raw', '--no-renames', '--no-commit-id', sha]);
    const ids = git(at, ['rev-parse', ...raw.split(/\s/).filter((word) => /^[0-9a-f]{7,}$/.test(word) && !/^0+$/.test(word))]).trim().split('\n');
    takeAway(at, ids.at(-1) ?? '');
    const server = await serve(options);
    for (const early of [false, true]) {
      const counted = await countRemote({ url: server.url(`hole-${protocol}`), email: AUTHORS[0], early, temp });
      expect([...counted.incomplete.keys()]).toContain(sha);
      for (const [id, figures] of truth) if (!counted.incomplete.has(id)) expect(counted.commits.get(id)).toEqual(figures);
      expect(counted.incomplete.size).toBeLessThan(truth.size);
    }
  });

  test('a missing folder is named with the commits that changed it or what is around it, and all others are counted', async () => {
    const at = path.join(folder, `gap-${protocol}`);
    git(folder, ['init', '--bare', '-q', '-b', 'main', at]);
    const commit = (mark: number, file: string): string =>
      `commit refs/heads/main\nmark :${mark}\nauthor A <a@example.test> 1600000000 +0000\ncommitter A <a@example.test> 1600000000 +0000\ndata 1\nx\n${mark === 1 ? '' : `from :${mark - 1}\n`}M 100644 inline ${file}\ndata 2\n${mark}\n\n`;
    const files = ['a/b/one.txt', 'c/two.txt', 'd/e/three.txt', 'a/b/four.txt', 'a/five.txt', '.gitattributes', 'c/six.txt'];
    git(at, ['-c', 'fastimport.unpackLimit=1000000', 'fast-import', '--quiet'], files.map((file, index) => commit(index + 1, file)).join(''));
    const shas = git(at, ['rev-list', '--reverse', 'main']).trim().split('\n');
    const truth = truthOf(at, ['main']);
    takeAway(at, git(at, ['rev-parse', `${shas[3]}:a/b`]).trim());
    const server = await serve(options);
    for (const [email, early] of [['a@example.test', false], ['a@example.test', true], [undefined, false]] as const) {
      const counted = await countRemote({ url: server.url(`gap-${protocol}`), email, early, temp });
      // A server does not send a folder either that holds the missing one.
      expect(new Set(counted.incomplete.keys())).toEqual(new Set([shas[3], shas[4]]));
      for (const [id, figures] of truth) if (!counted.incomplete.has(id)) expect(counted.commits.get(id)).toEqual(figures);
    }
    const later = await countRemote({ url: server.url(`gap-${protocol}`), email: 'a@example.test', lastHead: shas[4], temp });
    expect(later.commits).toEqual(new Map([...truth].filter(([id]) => id === shas[5] || id === shas[6])));
  });

  test('a history that the server cannot read itself is told in a sentence', async () => {
    const at = loose(`broken-${protocol}`, 29);
    takeAway(at, git(at, ['rev-parse', 'main~2']).trim());
    const server = await serve(options);
    await expect(countRemote({ url: server.url(`broken-${protocol}`), temp })).rejects.toMatchObject({ code: 'repository-refused' });
  });
});

describe('the question whether there is something new', () => {
  test('is one request of less than a kilobyte both ways, however many references there are', async () => {
    const at = path.join(folder, 'many');
    makeRandomRepository(at, 27, 5);
    const id = git(at, ['rev-parse', 'main']).trim();
    git(at, ['update-ref', '--stdin'], Array.from({ length: 3000 }, (_, index) => `create refs/pull/${index}/head ${id}\n`).join(''));
    const server = await serve();
    expect(await probeHead({ url: server.url('many') })).toEqual({ head: id, branch: 'main', objectFormat: 'sha1' });
    expect(server.requests.length).toBe(1);
    expect(server.sent() + server.received()).toBeLessThan(1000);
    expect(server.requests[0]?.headers['git-protocol']).toBe('version=2');
  });

  test('goes to the list of references where the server knows no other way', async () => {
    const at = path.join(folder, 'old-server');
    makeRandomRepository(at, 28, 5);
    const server = await serve({ protocolZeroOnly: true });
    expect(await probeHead({ url: server.url('old-server') })).toEqual({ head: git(at, ['rev-parse', 'main']).trim(), branch: 'main', objectFormat: 'sha1' });
  });

  test('finds no repository where there is none', async () => {
    const server = await serve();
    await expect(probeHead({ url: server.url('nothing-here') })).rejects.toMatchObject({ code: 'not-found' });
    await expect(countRemote({ url: server.url('nothing-here'), temp })).rejects.toMatchObject({ code: 'not-found' });
  });
});
