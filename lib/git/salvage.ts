import { DiffParser } from './diff-parser';
import type { DiffSetup } from './diff-setup';
import type { GitError } from './failures';
import { runGit } from './run';
import type { CommitChanges, CommitHeader, FileChange } from './types';

/** Bytes of path names that one command line is given. */
const ARGUMENT_BYTES = 100_000;
const NO_BLOB = /^0+$/;
const SUBMODULE = '160000';

const REASON: Partial<Record<GitError['kind'], string>> = {
  'missing-object': 'an object is missing in the repository',
  damaged: 'an object in the repository is damaged',
  'out-of-memory': 'git needed more memory than one run may use',
  'too-slow': 'git took too long for it',
};

/**
 * Counts what can be counted of a commit on which a whole diff failed: lists its files by the trees alone, asks which contents are there, and counts lines of
 * these. Never throws but `cancelled`; what is missing is named in `incomplete`, which is absent where nothing is.
 */
export async function salvageCommit(setup: DiffSetup, header: CommitHeader, error: GitError): Promise<CommitChanges> {
  const incomplete = REASON[error.kind] ?? 'git cannot read its changes';
  const nothing: CommitChanges = { header, files: [], incomplete };
  if (error.kind !== 'missing-object' && error.kind !== 'damaged') return nothing;
  try {
    const rows = await diffOne(setup, header, ['--no-renames', '--raw'], []);
    const present = await presentBlobs(setup, rows.flatMap((row) => [row.oldBlob, row.newBlob]));
    const whole = rows.filter((row) => isThere(row.oldMode, row.oldBlob, present) && isThere(row.newMode, row.newBlob, present) && !row.path.includes('�'));
    const paths = whole.map((row) => row.path);
    const missing = rows.length - paths.length;
    if (paths.length === 0 || paths.join(' ').length > ARGUMENT_BYTES) return nothing;
    const files = await diffOne(setup, header, ['-M', '--raw', '--numstat'], paths);
    // What was not there a moment ago came, or was packed anew meanwhile: everything is counted.
    if (missing === 0) return { header, files };
    return { header, files, incomplete: `${incomplete}; ${missing} of ${rows.length} files not counted` };
  } catch (reason) {
    if ((reason as GitError).kind === 'cancelled') throw reason;
    return nothing;
  }
}

function isThere(mode: string, blob: string, present: ReadonlySet<string>): boolean {
  return mode === SUBMODULE || NO_BLOB.test(blob) || present.has(blob);
}

async function diffOne(setup: DiffSetup, header: CommitHeader, options: string[], paths: string[]): Promise<FileChange[]> {
  const args = ['diff-tree', '--always', '-r', '--root', '-z', '--no-abbrev', '--no-ext-diff', '--no-textconv', ...options, header.sha, '--', ...paths];
  const parser = new DiffParser({ rawOnly: !options.includes('--numstat') });
  const said = parser.push(await runGit({ ...setup, args }));
  return [...said, ...parser.end()].flatMap((commit) => commit?.files ?? []);
}

async function presentBlobs(setup: DiffSetup, ids: string[]): Promise<Set<string>> {
  const wanted = [...new Set(ids)].filter((id) => !NO_BLOB.test(id));
  const said = await runGit({ ...setup, args: ['cat-file', '--batch-check=%(objectname)'] }, `${wanted.join('\n')}\n`);
  return new Set(said.toString('latin1').split('\n').filter((line) => line !== '' && !line.endsWith(' missing')));
}
