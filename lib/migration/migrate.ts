import type { Context } from '../context';
import { COLLECTIONS, collections, users } from '../documents/collections';
import type { Collection, Document } from '../documents/port';
import { AppError } from '../errors/app-error';
import { RULES_VERSION } from '../facts/types';
import type { CommitFact } from '../facts/types';
import { everyDocument } from './every-document';
import { Fingerprint } from './fingerprint';
import { notAsBefore, refuseUsed } from './used-since';

type Stores = Pick<Context, 'documents' | 'stats'>;

/** Facts handed over at once. */
const BATCH = 1_000;

/** What is moved. Stores that both sides share are left out. */
export interface Migration {
  from: Stores;
  to: Stores;
  documents: boolean;
  facts: boolean;
  /** What the new place holds of the same people gives way; otherwise a place that was used since is refused. */
  overwrite?: boolean;
  signal?: AbortSignal;
  /** Told of each collection and each person that is done: copied now, or there already from a run that was interrupted. */
  onDone?: (what: string, count: number, copied: boolean) => void;
}

export interface Migrated { documents: number; facts: number }

async function documentsOf(stores: Stores, collection: Collection<Document>): Promise<Fingerprint> {
  const fingerprint = new Fingerprint();
  for await (const page of everyDocument(stores.documents, collection)) for (const document of page) fingerprint.add(document);
  return fingerprint;
}

async function factsOf({ stats }: Stores, userId: string, rules: number): Promise<Fingerprint> {
  const fingerprint = new Fingerprint();
  for await (const fact of stats.read(userId, rules)) fingerprint.add(fact);
  return fingerprint;
}

function different(what: string): AppError {
  return new AppError('conflict', `What arrived of ${what} is not what was sent. Stop everything that uses either store, see that the new one was empty, and run the command again; the old one was only read.`);
}

async function copyCollection({ from, to, overwrite = false, signal, onDone }: Migration, collection: Collection<Document>): Promise<number> {
  const sent = await documentsOf(from, collection);
  const isThere = sent.equals(await documentsOf(to, collection));
  if (!isThere) {
    if (overwrite) for await (const { document, isKnown } of notAsBefore(from.documents, to.documents, collection)) if (!isKnown) await to.documents.delete(collection, document.id);
    for await (const page of everyDocument(from.documents, collection)) {
      signal?.throwIfAborted();
      await to.documents.restore(collection, page);
    }
    if (!sent.equals(await documentsOf(to, collection))) throw different(`the documents “${collection.name}”`);
  }
  onDone?.(collection.name, sent.count(), !isThere);
  return sent.count();
}

async function removeFacts({ stats }: Stores, userId: string, rules: number): Promise<void> {
  const repositories = new Set<string>();
  for await (const { repository } of stats.read(userId, rules)) repositories.add(repository);
  for (const repository of repositories) await stats.removeRepository(userId, repository, rules);
}

async function copyFacts({ from, to, overwrite = false, signal }: Migration, userId: string, rules: number): Promise<{ count: number; copied: boolean }> {
  const sent = await factsOf(from, userId, rules);
  const there = await factsOf(to, userId, rules);
  if (sent.equals(there)) return { count: sent.count(), copied: false };
  if (overwrite && there.count() > 0) await removeFacts(to, userId, rules);
  let batch: CommitFact[] = [];
  const flush = async (): Promise<void> => {
    signal?.throwIfAborted();
    await to.stats.write(userId, rules, batch);
    batch = [];
  };
  for await (const fact of from.stats.read(userId, rules)) {
    if (batch.push(fact) === BATCH) await flush();
  }
  await flush();
  if (!sent.equals(await factsOf(to, userId, rules))) throw different('the facts of a person');
  return { count: sent.count(), copied: true };
}

async function refuseWhileCollecting(stores: Stores): Promise<void> {
  for await (const page of everyDocument(stores.documents, collections)) {
    if (page.some(({ leaseUntil }) => leaseUntil > Date.now())) {
      throw new AppError('busy', 'Something is being collected. Stop the server and all workers, wait a minute, and run the command again. Nothing was changed.');
    }
  }
}

/** Somebody who is in the new place and not in the old one: nothing of his would be compared, and keys that are the same for all (the vault's) would get in each other's way. */
async function refuseStrangers({ from, to }: Migration): Promise<void> {
  for await (const page of everyDocument(to.documents, users)) {
    for (const { id } of page) {
      if (await from.documents.get(users, id)) continue;
      throw new AppError('conflict', 'The new place holds data of somebody who is not in the old one. Name an empty place, or remove what is there. Nothing was changed.');
    }
  }
}

/**
 * Copies everything from one pair of stores to another, page by page, and compares counts and hashes of both sides afterwards. Interrupted, it is run again: what arrived wholly is
 * not sent a second time. What it copies from is only read.
 * @throws AppError `busy` while something is collected, `conflict` where the new store holds something else, or was used since an earlier move and is not to be overwritten.
 */
export async function migrate(migration: Migration): Promise<Migrated> {
  const { from, to, documents, facts, overwrite = false, onDone } = migration;
  const all = COLLECTIONS as readonly Collection<Document>[];
  await refuseWhileCollecting(from);
  if (documents) {
    await refuseStrangers(migration);
    if (!overwrite) await refuseUsed(from.documents, to.documents, all);
  }
  const done: Migrated = { documents: 0, facts: 0 };
  // Facts first: documents say that they are there.
  if (facts) {
    let people = 0;
    for await (const page of everyDocument(from.documents, users)) {
      for (const { id } of page) {
        let own = 0;
        let copied = false;
        people += 1;
        for (let rules = 1; rules <= RULES_VERSION; rules += 1) {
          const result = await copyFacts(migration, id, rules);
          own += result.count;
          copied ||= result.copied;
        }
        done.facts += own;
        onDone?.(`facts of person ${people}`, own, copied);
      }
    }
  }
  if (documents) for (const collection of all) done.documents += await copyCollection(migration, collection);
  return done;
}
