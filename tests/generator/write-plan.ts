import { Readable } from 'node:stream';
import { data, fastImport, initBare, quotedPath } from './fast-import';
import type { ObjectFormat } from './fast-import';
import type { PlannedCommit, PlannedFile, PlannedTree } from './plan-types';

const EMPTY: PlannedTree = new Map();

function fileCommand(path: string, { mode, kind, lines }: PlannedFile, format: ObjectFormat): string {
  const content = lines.join('');
  if (kind !== 'module') return `M ${mode} inline ${quotedPath(path)}\n${data(content)}`;
  return `M ${mode} ${Buffer.from(content).toString('hex').padEnd(format === 'sha1' ? 40 : 64, '0').slice(0, format === 'sha1' ? 40 : 64)} ${quotedPath(path)}\n`;
}

function commitCommand(commit: PlannedCommit, before: PlannedTree, format: ObjectFormat): string {
  const { mark, parents, author, authored, committed, message, files } = commit;
  const encoding = author.encoding === undefined ? '' : `encoding ${author.encoding}\n`;
  const [first, ...others] = parents.map((parent) => `:${parent}\n`);
  const gone = [...before.keys()].filter((path) => !files.has(path)).map((path) => `D ${quotedPath(path)}\n`);
  const changed = [...files].flatMap(([path, file]) => (before.get(path) === file ? [] : [fileCommand(path, file, format)]));
  return [
    // Each commit names its parents itself; the branch it is made on is thrown away.
    `reset refs/heads/loose\n\ncommit refs/heads/loose\nmark :${mark}\n`,
    `author ${author.written} ${authored.written}\ncommitter C <committer@example.org> ${committed} +0000\n${encoding}`,
    data(message), first === undefined ? '' : `from ${first}`, ...others.map((other) => `merge ${other}`), ...gone, ...changed, '\n',
  ].join('');
}

/** Writes planned commits to a new bare repository whose default branch is `head`. Gives the id of each commit by its mark. */
export async function writePlan(folder: string, commits: readonly PlannedCommit[], head: number, format: ObjectFormat = 'sha1'): Promise<Map<number, string>> {
  await initBare(folder, format);
  function* commands(): Generator<Buffer> {
    for (const commit of commits) {
      const [parent] = commit.parents;
      const before = parent === undefined ? EMPTY : (commits[parent - 1]?.files ?? EMPTY);
      yield Buffer.from(commitCommand(commit, before, format), 'latin1');
    }
    yield Buffer.from(`reset refs/heads/main\nfrom :${head}\n\nreset refs/heads/loose\n\n`);
  }
  return fastImport(folder, Readable.from(commands()));
}
