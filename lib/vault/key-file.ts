import { createHash, randomBytes } from 'node:crypto';
import { AppError } from '../errors/app-error';
import { KEY_LENGTH, decrypt, deriveKey, encrypt } from './cipher';
import { keyFileName, keyFileNumbers, makeKeyFile, readKeyFile, removeKeyFile } from './key-files';
import type { MasterKeys } from './master-keys';

const PURPOSE = 'wrap a branch key';
const MISSING = `The key file of this data folder is missing, and tokens were sealed with it. Put ${keyFileName(1)} back from your backup. If it is lost for good, have a new key made and replace each token.`;

interface MasterKey {
  number: number;
  id: string;
  key: Uint8Array;
}

/** Tells keys apart without saying anything about them. */
function idOf(key: Uint8Array): string {
  return createHash('sha256').update(deriveKey(key, ['name of a master key'])).digest('hex').slice(0, 16);
}

/** Master keys in files of the data folder, `vault.key` and the ones that rotation adds; the one with the largest number wraps. They are read each time they are needed. */
class FileMasterKeys implements MasterKeys {
  readonly adapter = 'key-file';
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async #all(): Promise<MasterKey[]> {
    const found: MasterKey[] = [];
    for (const number of await keyFileNumbers(this.#folder)) {
      const key = await readKeyFile(this.#folder, number);
      found.push({ number, id: idOf(key), key });
    }
    return found;
  }

  async makeBranch(branchId: string, first: boolean): ReturnType<MasterKeys['makeBranch']> {
    if (first && (await keyFileNumbers(this.#folder)).length === 0) await makeKeyFile(this.#folder, 1);
    const newest = (await this.#all()).at(-1);
    if (!newest) throw new AppError('vault-unavailable', MISSING);
    return { masterId: newest.id, wrapped: encrypt(deriveKey(newest.key, [PURPOSE]), randomBytes(KEY_LENGTH), [PURPOSE, branchId, newest.id]) };
  }

  async unwrap(masterId: string, wrapped: Uint8Array, branchId: string): Promise<Uint8Array> {
    const master = (await this.#all()).find(({ id }) => id === masterId);
    if (!master) throw new AppError('vault-unavailable', MISSING);
    const branch = decrypt(deriveKey(master.key, [PURPOSE]), wrapped, [PURPOSE, branchId, masterId]);
    if (branch) return branch;
    throw new AppError('secret-unreadable', 'The key under which this was kept is damaged. Enter the token again.');
  }

  async rotate(): Promise<void> {
    const numbers = await keyFileNumbers(this.#folder);
    await makeKeyFile(this.#folder, (numbers.at(-1) ?? 0) + 1);
  }

  async keepOnly(masterIds: ReadonlySet<string>): Promise<void> {
    for (const { number, id } of (await this.#all()).slice(0, -1)) {
      if (!masterIds.has(id)) await removeKeyFile(this.#folder, number);
    }
  }

  close(): void {
    // The files are read each time.
  }
}

/** Master keys in files of mode 0600 beside the data: a copy of the database alone gives no secret away. */
export function createFileMasterKeys(folder: string): MasterKeys {
  return new FileMasterKeys(folder);
}
