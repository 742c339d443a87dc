import path from 'node:path';
import { expect, it } from 'vitest';
import { localOwner } from '../../lib/accounts/local-owner';
import { collectRepositories } from '../../lib/collections/collect';
import { packageNotes, packageUses, repositories } from '../../lib/documents/collections';
import { listAll } from '../../lib/documents/list-all';
import { startGitServer } from '../support/git-server';
import { addCommits, makeRepository } from '../support/small-repository';
import type { SmallCommit } from '../support/small-repository';
import { eachInItsOwnPlace } from '../support/own-place';
import type { TempContext } from '../support/temp-context';

const ADA = 'ada@example.org';
const BEA = 'bea@example.org';

let temp: TempContext;
let folder: string;
eachInItsOwnPlace((made) => {
  ({ temp, folder } = made);
});

const manifest = (email: string, ...names: string[]): SmallCommit => ({ email, file: 'web/package.json', text: JSON.stringify({ dependencies: Object.fromEntries(names.map((name) => [name, '1'])) }) });
const collect = (source: { kind: 'path'; path: string } | { kind: 'url'; url: string }) => collectRepositories(temp.context, { sources: [source], emails: [ADA] });

/** What is known of the packages of everything that was collected. */
async function known(): Promise<string[]> {
  const owner = await localOwner(temp.context);
  const own = await listAll(temp.context.documents, repositories, 'owner', [owner.id]);
  const stored = await Promise.all(own.map(({ id }) => temp.context.documents.get(packageUses, id)));
  return stored.flatMap((one) => one?.uses ?? []).map(({ ecosystem, name, months }) => `${ecosystem} ${name} ${months.length}`);
}

it('names the packages of manifests that the person changed, not those that only others wrote', async () => {
  const repository = makeRepository(folder, 'app', [manifest(BEA, 'left-pad'), { email: ADA, file: 'web/a.ts' }, manifest(ADA, 'react', 'left-pad'), { email: ADA, file: 'web/b.ts' }]);
  await collect({ kind: 'path', path: repository });
  expect(await known()).toEqual(['npm left-pad 1', 'npm react 1']);
});

it('goes on with what is new, and keeps nothing of the run but its result', async () => {
  const repository = makeRepository(folder, 'app', [manifest(ADA, 'react')]);
  await collect({ kind: 'path', path: repository });
  // More than a month of hours later.
  addCommits(repository, [{ email: ADA, file: 'web/later.ts' }], { first: 1_000, from: 'refs/heads/main^0' });
  await collect({ kind: 'path', path: repository });
  expect(await known()).toEqual(['npm react 2']);
  const owner = await localOwner(temp.context);
  expect(await listAll(temp.context.documents, packageNotes, 'owner', [owner.id])).toEqual([]);
});

it('over the network says the same, and stores no path', async () => {
  const repository = makeRepository(folder, 'app', [{ email: BEA }, manifest(ADA, 'react'), { email: ADA, file: 'web/secret-plan/c.ts' }]);
  const server = await startGitServer({ root: folder });
  try {
    await collect({ kind: 'url', url: server.url(path.basename(repository)) });
  } finally {
    await server.close();
  }
  expect(await known()).toEqual(['npm react 1']);
  const [own] = await listAll(temp.context.documents, repositories, 'owner', [(await localOwner(temp.context)).id]);
  const { brotliDecompressSync } = await import('node:zlib');
  const log = brotliDecompressSync((await temp.context.documents.get(packageUses, own?.id ?? ''))?.log ?? new Uint8Array()).toString('utf8');
  expect(log).toContain('react');
  expect(log).not.toMatch(/web|secret-plan|package\.json/u);
});

it('forgets what a rewritten history no longer holds', async () => {
  const repository = makeRepository(folder, 'app', [{ email: ADA }, manifest(ADA, 'moment')]);
  await collect({ kind: 'path', path: repository });
  addCommits(repository, [manifest(ADA, 'luxon')], { first: 5 });
  await collect({ kind: 'path', path: repository });
  expect(await known()).toEqual(['npm luxon 1']);
});
