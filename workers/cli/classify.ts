import { open, lstat, readlink } from 'node:fs/promises';
import type { Stats } from 'node:fs';
import path from 'node:path';
import { AppError } from '../../lib/errors/app-error';
import { createClassifier } from '../../lib/languages';
import type { Classification, Classifier, FileToClassify } from '../../lib/languages/types';
import { inert } from './format';
import { writeResult } from './output';
import { enclosingRepository } from './places';
import { stylesOf, tableLines } from './table';

/** Larger files are judged by their beginning; every rule that reads further says nothing then. */
const READ_BYTES = 2 * 1024 * 1024;
const AT_ONCE = 16;

export interface ClassifiedFile extends Classification {
  /** As the person wrote it. */
  path: string;
}

async function begin(file: string, size: number): Promise<Uint8Array> {
  const handle = await open(file, 'r');
  try {
    const buffer = Buffer.allocUnsafe(Math.min(size, READ_BYTES));
    let filled = 0;
    while (filled < buffer.length) {
      const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return buffer.subarray(0, filled);
  } finally {
    await handle.close();
  }
}

async function read(said: string): Promise<{ stats: Stats; content: Uint8Array }> {
  try {
    const stats = await lstat(said);
    if (stats.isSymbolicLink()) return { stats, content: Buffer.from(await readlink(said)) };
    if (!stats.isFile()) throw new AppError('wrong-use', `${inert(said)} is no file. Name files, not folders.`);
    return { stats, content: await begin(said, stats.size) };
  } catch (error) {
    if (error instanceof AppError) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    throw new AppError('not-found', code === 'ENOENT' ? `There is no file ${inert(said)}.` : `${inert(said)} cannot be read (${code ?? 'unknown'}).`, { cause: error });
  }
}

/** The path that the rules see: from the root of the repository that holds the file, else from the current folder, else as written. */
function rulePath(said: string): string {
  const absolute = path.resolve(said);
  const base = enclosingRepository(path.dirname(absolute)) ?? process.cwd();
  const relative = path.relative(base, absolute);
  const seen = relative.startsWith('..') || path.isAbsolute(relative) ? said : relative;
  return seen.split(path.sep).join('/').replace(/^(\.?\/)+/u, '');
}

async function classifyOne(classifier: Classifier, said: string): Promise<ClassifiedFile> {
  const { stats, content } = await read(said);
  const file: FileToClassify = { path: rulePath(said), content, size: stats.isSymbolicLink() ? content.length : stats.size };
  if (stats.isSymbolicLink()) file.mode = '120000';
  const { language, category, reason } = classifier.classify(file);
  return { path: said, language, category, reason };
}

async function classifyOrSay(classifier: Classifier, said: string): Promise<ClassifiedFile | AppError> {
  try {
    return await classifyOne(classifier, said);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

function table(files: readonly ClassifiedFile[]): string {
  const columns = ['file', 'language', 'category', 'why'].map(title => ({ title, align: 'left' as const }));
  const rows = files.map(({ path: name, language, category, reason }) => [inert(name), language ?? '–', category, inert(reason)]);
  return tableLines(columns, rows, stylesOf().dim).join('\n');
}

/**
 * `commit-stats classify`: language and category of files of this machine, in the order given, and the reason of each.
 * @throws AppError that names every file that cannot be read, after the results of the others were written.
 */
export async function classify(files: readonly string[], { json = false }: { json?: boolean }): Promise<void> {
  const classifier = createClassifier();
  const results: ClassifiedFile[] = [];
  const unread: AppError[] = [];
  for (let at = 0; at < files.length; at += AT_ONCE) {
    for (const result of await Promise.all(files.slice(at, at + AT_ONCE).map(file => classifyOrSay(classifier, file)))) {
      if (result instanceof AppError) unread.push(result);
      else results.push(result);
    }
  }
  if (json) await writeResult(JSON.stringify(results));
  else if (results.length > 0) await writeResult(table(results));
  const [first] = unread;
  if (first !== undefined) throw new AppError(first.code, unread.map(({ message }) => message).join(' '), { cause: first });
}
