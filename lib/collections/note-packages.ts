import { createHmac } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompressSync, constants } from 'node:zlib';
import { packageNotes, packageUses } from '../documents/collections';
import { listAll } from '../documents/list-all';
import { newId } from '../documents/new-id';
import type { DocumentStore } from '../documents/port';
import { isConflict } from '../errors/is-conflict';
import { wallClock } from '../facts/clock';
import { commitId } from '../facts/keyed-ids';
import type { DiffSetup } from '../git/diff-setup';
import { ObjectProcess } from '../git/object-process';
import type { CommitChanges } from '../git/types';
import { usesOf } from '../packages/package-use';
import type { ChangedManifest, PackageEvent } from '../packages/package-use';
import { isManifest, readManifest } from '../packages/read-manifest';

/** What a larger manifest holds beyond is not read; such a one is made by a program. */
const MANIFEST_BYTES = 1024 * 1024;
const NO_BLOB = /^0+$/u;
const KEY_DIGITS = 16;
const compress = promisify(brotliCompress);

interface Place { ownerId: string; repositoryId: string }

/** Keyed hash of a path or folder: tells equal ones apart from others and nothing else. */
const hider = (userKey: Uint8Array) => (text: string): string => createHmac('sha256', userKey).update(`path ${text}`).digest('hex').slice(0, KEY_DIGITS);

function foldersAbove(paths: readonly string[]): Set<string> {
  const folders = new Set<string>(['']);
  for (const path of paths) {
    for (let end = path.lastIndexOf('/') + 1; end > 0 && !folders.has(path.slice(0, end)); end = path.lastIndexOf('/', end - 2) + 1) folders.add(path.slice(0, end));
  }
  return folders;
}

async function pack(events: readonly PackageEvent[]): Promise<Uint8Array> {
  const text = Buffer.from(JSON.stringify(events), 'utf8');
  return new Uint8Array(await compress(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: text.length } }));
}

const unpack = (bytes: Uint8Array): PackageEvent[] => JSON.parse(brotliDecompressSync(bytes).toString('utf8')) as PackageEvent[];

/** Reads what commits say about packages while their facts are made. */
export class PackageReader {
  readonly #hide: (text: string) => string;
  #contents: ObjectProcess | undefined;
  #events: PackageEvent[] = [];

  constructor(private readonly userKey: Uint8Array) {
    this.#hide = hider(userKey);
  }

  /** Notes a batch of commits. A manifest that cannot be read names nothing. */
  async read(batch: readonly CommitChanges[], setup: DiffSetup): Promise<void> {
    const noted = batch.map(({ header, files }) => {
      const manifests: { path: string; blob: string }[] = [];
      for (const { path, oldPath, newBlob, newMode } of files) {
        if (oldPath !== undefined && oldPath !== path && isManifest(oldPath)) manifests.push({ path: oldPath, blob: '' });
        if (isManifest(path)) manifests.push({ path, blob: NO_BLOB.test(newBlob) || !newMode.startsWith('100') ? '' : newBlob });
      }
      return { header, manifests, folders: [...foldersAbove(files.map(({ path }) => path))].map(this.#hide) };
    });
    const texts = await this.#texts([...new Set(noted.flatMap(({ manifests }) => manifests.flatMap(({ blob }) => (blob === '' ? [] : [blob]))))], setup);
    for (const { header, manifests, folders } of noted) {
      const read = manifests.map(({ path, blob }): ChangedManifest => ({
        path: this.#hide(path), folder: this.#hide(path.slice(0, path.lastIndexOf('/') + 1)), packages: blob === '' ? [] : readManifest(path, texts.get(blob) ?? ''),
      }));
      this.#events.push({ commit: commitId(this.userKey, header.sha), time: wallClock(header.authored), folders, manifests: read });
    }
  }

  async #texts(blobs: readonly string[], setup: DiffSetup): Promise<Map<string, string>> {
    const texts = new Map<string, string>();
    if (blobs.length === 0) return texts;
    this.#contents ??= new ObjectProcess(setup, MANIFEST_BYTES);
    await this.#contents.ask(blobs, (index, answer) => {
      if (answer?.content && answer.size <= MANIFEST_BYTES) texts.set(blobs[index] ?? '', answer.content.toString('utf8'));
    });
    return texts;
  }

  /** Stores what was noted since the last call, before the facts of these commits are: a commit whose facts are there is never read again. */
  async store(documents: DocumentStore, { ownerId, repositoryId }: Place): Promise<void> {
    const events = this.#events;
    this.#events = [];
    if (events.length > 0) await documents.insert(packageNotes, { id: newId(), ownerId, repositoryId, events: await pack(events) });
  }

  close(): void {
    this.#contents?.close();
  }
}

/**
 * At the end of a run: puts the notes of this and of interrupted runs together with what was known, and counts the months anew. `reaches` says which commits the history still holds, where that
 * is known. Interrupted, the next run does it.
 */
export async function settlePackages(documents: DocumentStore, { ownerId, repositoryId }: Place, reaches?: (commit: string) => boolean): Promise<void> {
  const notes = await listAll(documents, packageNotes, 'repository', [repositoryId]);
  const before = await documents.get(packageUses, repositoryId);
  if (notes.length === 0 && (!before || !reaches)) return;
  const known = [before?.log ?? new Uint8Array(), ...notes.map(({ events }) => events)].flatMap((bytes) => (bytes.length === 0 ? [] : unpack(bytes)));
  const events = [...new Map(known.map((event) => [event.commit, event])).values()].filter(({ commit }) => reaches?.(commit) ?? true);
  const fields = { uses: usesOf(events), log: await pack(events) };
  try {
    if (before) await documents.update(packageUses, { ...before, ...fields });
    else await documents.insert(packageUses, { id: repositoryId, ownerId, ...fields });
  } catch (error) {
    if (!isConflict(error)) throw error;
    return settlePackages(documents, { ownerId, repositoryId }, reaches);
  }
  for (const { id } of notes) await documents.delete(packageNotes, id);
}

/** Removes everything known of a repository's packages. */
export async function forgetPackages(documents: DocumentStore, repositoryId: string): Promise<void> {
  for (const { id } of await listAll(documents, packageNotes, 'repository', [repositoryId])) await documents.delete(packageNotes, id);
  await documents.delete(packageUses, repositoryId);
}
