import { createHmac } from 'node:crypto';
import type { BinaryLike, KeyObject } from 'node:crypto';
import { comparableEmail } from './identity';

/**
 * Secret of one user under which his commits get their ids. A `KeyObject` saves time where many ids are made. Null gives ids that hide nothing, in a twentieth of the
 * time: for numbers that are shown and never stored.
 */
export type UserKey = BinaryLike | KeyObject | null;

/** Lines of one changed file; undefined where git counts none. */
export interface CountedLines {
  additions: number | undefined;
  deletions: number | undefined;
}

/** 128 bits of a text, well mixed (four multiplicative hashes with constants of MurmurHash3); no secret, no defence against somebody who looks for collisions. */
function mixed(text: string): string {
  const lanes = [0x9e3779b9, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f];
  const factors = [0x85ebca6b, 0xc2b2ae35, 0x27d4eb2d, 0x165667b1];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    for (let lane = 0; lane < 4; lane++) {
      const value = Math.imul((lanes[lane] ?? 0) ^ code, factors[lane] ?? 0);
      lanes[lane] = value ^ (value >>> 15);
    }
  }
  return lanes.map((lane) => (Math.imul(lane ^ (lane >>> 16), 0x85ebca6b) >>> 0).toString(16).padStart(8, '0')).join('');
}

function keyed(key: UserKey, text: string): string {
  if (key === null) return mixed(text);
  return createHmac('sha256', key).update(text).digest('hex').slice(0, 32);
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
export function workId(
  key: UserKey,
  author: { email: string; seconds: number | undefined; zoneMinutes: number },
  files: readonly CountedLines[],
): string | null {
  if (author.seconds === undefined) return null;
  let counted = false;
  const lines = files.map(({ additions, deletions }) => {
    if (additions === undefined || deletions === undefined) return '-,-';
    if (additions + deletions > 0) counted = true;
    return `${additions},${deletions}`;
  });
  if (!counted) return null;
  lines.sort();
  return keyed(key, `${comparableEmail(author.email)}\0${author.seconds}\0${author.zoneMinutes}\0${lines.join('\n')}`);
}
