import { parseCommitRecord } from '../commit-record';
import type { ObjectFormat } from '../environment';
import { RecordSplitter } from '../record-splitter';
import { streamGit } from '../run';
import type { GitRun } from '../run';
import type { CommitHeader } from '../types';
import type { Session } from './fetch-objects';

/** A commit as far as its diff needs it. */
export interface TreePair {
  sha: string;
  tree: string;
  /** Root tree of the first parent; undefined for a root commit. */
  against: string | undefined;
}

const EMPTY_TREE: Record<ObjectFormat, string> = {
  sha1: '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
  sha256: '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321',
};
const SUBMODULE = '160000';

interface Folder {
  gitDir: string;
  objectFormat: ObjectFormat;
  signal?: AbortSignal;
}

/** Where git runs for a session. */
export function folderOf({ gitDir, server, connection }: Session): Folder {
  return { gitDir, objectFormat: server.objectFormat, signal: connection.signal };
}

/** A commit's root tree and parents, read from the commit itself. */
export interface CommitLinks {
  tree: string;
  parents: string[];
}

/** Root trees and parents of these commits, by commit id. Commits that are not there are left out. */
export async function readLinks(folder: Folder, shas: readonly string[]): Promise<Map<string, CommitLinks>> {
  const found = new Map<string, CommitLinks>();
  if (shas.length === 0) return found;
  const run: GitRun = { ...folder, args: ['cat-file', '--buffer', '--batch'] };
  for await (const { id, type, body } of batchObjects(streamGit(run, `${shas.join('\n')}\n`))) {
    if (type !== 'commit') continue;
    const [tree = '', ...lines] = body.toString('latin1', 0, Math.max(0, body.indexOf('\nauthor '))).split('\n');
    found.set(id, { tree: tree.slice(5), parents: lines.filter((line) => line.startsWith('parent ')).map((line) => line.slice(7)) });
  }
  return found;
}

/** Ids of all commits in the folder, in the order in which the server sent them (newest first). */
export async function allCommits(folder: Folder): Promise<string[]> {
  const ids: string[] = [];
  let rest = '';
  const run: GitRun = { ...folder, args: ['cat-file', '--batch-all-objects', '--unordered', '--buffer', '--batch-check=%(objectname) %(objecttype)'] };
  for await (const chunk of streamGit(run)) {
    const lines = (rest + chunk.toString('latin1')).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.endsWith(' commit')) ids.push(line.slice(0, -7));
  }
  return ids;
}

/** Splits the answer of `cat-file --batch` into objects; what is missing is skipped. */
export async function* batchObjects(chunks: AsyncIterable<Buffer>): AsyncGenerator<{ id: string; type: string; body: Buffer }> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let at = 0;
    for (;;) {
      const end = rest.indexOf(10, at);
      if (end < 0) break;
      const [id = '', type = '', size] = rest.toString('latin1', at, end).split(' ');
      if (size === undefined) {
        at = end + 1;
        continue;
      }
      const after = end + 1 + Number(size);
      if (rest.length <= after) break;
      yield { id, type, body: rest.subarray(end + 1, after) };
      at = after + 1;
    }
    rest = rest.subarray(at);
  }
}

/**
 * Ids of all blobs that counting these commits reads: both sides of every changed file (an added, deleted or moved file has one side; a move without change
 * is read to see whether it is binary), never submodules. By blob id, with one of its paths. Needs the trees.
 */
export async function changedBlobs(folder: Folder, pairs: readonly TreePair[]): Promise<Map<string, string>> {
  return listBlobs(folder, pairs.map(({ tree, against }) => [against ?? EMPTY_TREE[folder.objectFormat], tree]));
}

/**
 * Blobs of every `.gitattributes` file in the trees of these commits: those of the first tree, and then what changes from one to the next, which
 * costs a fraction of listing each tree.
 */
export async function attributeBlobs(folder: Folder, pairs: readonly TreePair[]): Promise<Map<string, string>> {
  let before = EMPTY_TREE[folder.objectFormat];
  const steps: [string, string][] = [];
  for (const { tree } of pairs) {
    if (tree !== before) steps.push([before, tree]);
    before = tree;
  }
  return listBlobs(folder, steps, '**/.gitattributes');
}

async function listBlobs(folder: Folder, steps: readonly (readonly [string, string])[], glob?: string): Promise<Map<string, string>> {
  const blobs = new Map<string, string>();
  if (steps.length === 0) return blobs;
  const run: GitRun = {
    ...folder,
    args: ['diff-tree', '--stdin', '-r', '--raw', '--no-renames', '--no-abbrev', ...(glob ? ['--', glob] : [])],
    environment: glob ? { GIT_LITERAL_PATHSPECS: '', GIT_GLOB_PATHSPECS: '1' } : undefined,
  };
  const input = steps.map(([from, to]) => `${from} ${to}\n`).join('');
  const width = folder.objectFormat === 'sha256' ? 64 : 40;
  const zero = '0'.repeat(width);
  for await (const line of rawLines(streamGit(run, input))) {
    // `:<mode> <mode> <id> <id> <status>\t<path>`; paths with line ends are quoted, so a line is a row.
    const [oldMode, newMode] = [line.slice(1, 7), line.slice(8, 14)];
    const [oldId, newId] = [line.slice(15, 15 + width), line.slice(16 + width, 16 + 2 * width)];
    const name = line.slice(line.indexOf('\t') + 1);
    if (oldMode !== SUBMODULE && oldId !== zero && !blobs.has(oldId)) blobs.set(oldId, name);
    if (newMode !== SUBMODULE && newId !== zero && !blobs.has(newId)) blobs.set(newId, name);
  }
  return blobs;
}

/** Headers of exactly these commits, in this order, without following their parents. */
export async function* readHeaders(folder: Folder, shas: readonly string[]): AsyncGenerator<CommitHeader[]> {
  if (shas.length === 0) return;
  const run: GitRun = { ...folder, args: ['rev-list', '--header', '--parents', '--no-walk=unsorted', '--stdin'] };
  const splitter = new RecordSplitter();
  for await (const chunk of streamGit(run, `${shas.join('\n')}\n`)) {
    const headers = splitter.push(chunk).map(parseCommitRecord).filter((header) => header !== undefined);
    if (headers.length > 0) yield headers;
  }
}

async function* rawLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + chunk.toString('latin1')).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith(':')) yield line;
  }
}
