import { createHmac, hash } from 'node:crypto';
import type { BinaryLike, KeyObject } from 'node:crypto';
import type { CommitHeader } from '../git/types';
import { addressOf } from './identity';

/**
 * Secret of one user under which his commits get their ids. A `KeyObject` saves time where many ids are made. Null gives ids that hide nothing, in a tenth of the
 * time: for numbers that are shown and never stored.
 */
export type UserKey = BinaryLike | KeyObject | null;

/** Lines of one changed file; undefined where git counts none. */
export interface CountedLines {
  additions: number | undefined;
  deletions: number | undefined;
}

function keyed(key: UserKey, text: string): string {
  const digest = key === null ? hash('sha256', text) : createHmac('sha256', key).update(text).digest('hex');
  return digest.slice(0, 32);
}

/** Id of a commit in the stores: the first 128 bits of HMAC-SHA-256 of its sha (hex, lower case), as 32 hex digits. */
export function commitId(key: UserKey, sha: string): string {
  if (key === null) return sha.slice(0, 32);
  return keyed(key, sha);
}

/**
 * Id of a piece of work, which survives rebase and cherry-pick: the same keyed hash over author e-mail, author time and
 * zone, and the sorted list of each file's lines added and deleted (binary files as `-,-`).
 * Null where nothing speaks for "the same": no line was added or deleted, or the commit holds no author time.
 */
export function workId(key: UserKey, { author, authored }: Pick<CommitHeader, 'author' | 'authored'>, files: readonly CountedLines[]): string | null {
  if (authored.seconds === undefined) return null;
  let counted = false;
  const lines = files.map(({ additions, deletions }) => {
    if (additions === undefined || deletions === undefined) return '-,-';
    if (additions + deletions > 0) counted = true;
    return `${additions},${deletions}`;
  });
  if (!counted) return null;
  if (lines.length > 1) lines.sort();
  return keyed(key, `${addressOf(author)}\0${authored.seconds}\0${authored.zoneMinutes}\0${lines.join('\n')}`);
}
