import { constants } from 'node:fs';
import { link, mkdir, open, readdir, rm } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { AppError } from '../errors/app-error';
import { KEY_LENGTH } from './cipher';

const NAME = /^vault(?:-(\d{1,6}))?\.key$/u;
const TEXT = /^[0-9a-f]{64}\n?$/u;

/** Name of the first key file and of those that follow it. */
export function keyFileName(number: number): string {
  return number === 1 ? 'vault.key' : `vault-${number}.key`;
}

/** Numbers of the key files in a folder, smallest first. Throws `vault-unavailable` when the folder cannot be read. */
export async function keyFileNumbers(folder: string): Promise<number[]> {
  const names = await readdir(folder).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return [];
    throw new AppError('vault-unavailable', 'The data folder cannot be read, and with it the key of the tokens. Nothing is lost.', { cause });
  });
  return names.flatMap((name) => {
    const found = NAME.exec(name);
    return found ? [Number(found[1] ?? 1)] : [];
  }).sort((a, b) => a - b);
}

/**
 * The key in a file.
 * @throws AppError `invalid-settings` for a file that others can read or that holds no key, `vault-unavailable` for one that cannot be read.
 */
export async function readKeyFile(folder: string, number: number): Promise<Uint8Array> {
  const name = keyFileName(number);
  const handle = await open(path.join(/* turbopackIgnore: true */ folder, name), constants.O_RDONLY).catch((cause: unknown) => {
    throw new AppError('vault-unavailable', `The key file ${name} in the data folder cannot be read. Nothing is lost; tokens can be used again once it is there and belongs to the user who runs Commit Stats.`, { cause });
  });
  try {
    const { mode } = await handle.stat();
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new AppError('invalid-settings', `The key file ${name} in the data folder can be read by others on this machine. Run chmod 600 on it, and replace the tokens if somebody may have copied it.`);
    }
    const text = await handle.readFile('utf8');
    if (!TEXT.test(text)) throw new AppError('invalid-settings', `The key file ${name} in the data folder holds no key. Put the file of your backup back.`);
    return Buffer.from(text.trim(), 'hex');
  } finally {
    await handle.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes a key file with a new key, whole and durable or not at all. Of several processes that make the same one, one does; the others find it. */
export async function makeKeyFile(folder: string, number: number): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = path.join(/* turbopackIgnore: true */ folder, `.${keyFileName(number)}.${randomBytes(8).toString('hex')}`);
  try {
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(`${randomBytes(KEY_LENGTH).toString('hex')}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    // A link is made only where there is nothing yet, and the file it names is complete.
    await link(draft, path.join(/* turbopackIgnore: true */ folder, keyFileName(number))).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
    await rm(draft, { force: true });
    await syncFolder(folder);
  } catch (cause) {
    await rm(draft, { force: true });
    throw new AppError('vault-unavailable', `The key file ${keyFileName(number)} cannot be made in the data folder. Check that the folder can be written and has room.`, { cause });
  }
}

/** Removes a key file that is there no longer needed. */
export async function removeKeyFile(folder: string, number: number): Promise<void> {
  await rm(path.join(/* turbopackIgnore: true */ folder, keyFileName(number)), { force: true });
}
