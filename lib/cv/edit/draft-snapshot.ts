import { LRUCache } from 'lru-cache';
import type { Context } from '../../context';
import type { CvSettings, StoredCv, User } from '../../documents/collections';
import { ensureAggregate, storedAggregate } from '../../publishing/aggregate';
import { snapshotFor } from '../../publishing/snapshot-for';
import { packSnapshot, unpackSnapshot } from '../../snapshots/pack-snapshot';
import type { Snapshot } from '../../snapshots/types';
import { draftOf } from './save-draft';

/** Numbers of a draft as readers would see them. */
export interface DraftSnapshot {
  /** The same key is the same content. */
  key: string;
  columns: Uint8Array;
  snapshot: Snapshot;
}

/** While somebody edits, most changes leave the numbers as they are. */
const kept = new LRUCache<string, DraftSnapshot>({ max: 12 });

function keyOf(cv: StoredCv, version: number, settings: CvSettings, defaults: unknown): string {
  const { period, repositories, repositoryOrder, hiddenLanguages, claims, dates, showHours, language } = settings;
  return JSON.stringify([cv.id, version, { period, repositories, repositoryOrder, hiddenLanguages, claims, dates, showHours, language }, defaults]);
}

/** The numbers of a CV's draft, redacted as they would be published; nothing is stored. */
export async function draftSnapshot(context: Pick<Context, 'documents' | 'stats'>, user: User, cv: StoredCv): Promise<DraftSnapshot> {
  const settings = draftOf(cv);
  const aggregate = (await storedAggregate(context, user)) ?? (await ensureAggregate(context, user));
  const key = keyOf(cv, aggregate.version, settings, aggregate.sources.map(({ appearance }) => appearance));
  const there = kept.get(key);
  if (there) return there;
  const columns = packSnapshot(await snapshotFor(context, user, cv, settings, aggregate));
  const made = { key, columns, snapshot: unpackSnapshot(columns) };
  kept.set(key, made);
  return made;
}
