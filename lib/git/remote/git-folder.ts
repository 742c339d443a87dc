import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Makes an empty bare git folder without starting git. It has no remote, so git has nowhere to fetch a missing object from, and no reference: names that a
 * server tells are never written to the disk.
 */
export async function makeGitFolder(parent: string, objectFormat: 'sha1' | 'sha256'): Promise<string> {
  const folder = path.join(parent, 'fetched.git');
  await mkdir(path.join(folder, 'objects', 'pack'), { recursive: true, mode: 0o700 });
  await mkdir(path.join(folder, 'refs'), { mode: 0o700 });
  await writeFile(path.join(folder, 'HEAD'), 'ref: refs/heads/none\n');
  const format = objectFormat === 'sha256' ? '\trepositoryformatversion = 1\n[extensions]\n\tobjectformat = sha256\n' : '\trepositoryformatversion = 0\n';
  await writeFile(path.join(folder, 'config'), `[core]\n\tbare = true\n${format}`);
  return folder;
}
