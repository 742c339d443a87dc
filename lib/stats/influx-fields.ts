import { createHash } from 'node:crypto';
import type { CommitFact } from '../facts/types';

/** Each flag is one bit of the field, in this order for ever. */
const FLAGS = ['merge', 'coAuthorOnly', 'coAuthored', 'bot', 'ai', 'signed', 'excludedByOwner', 'signatureVerified'] as const satisfies readonly (keyof CommitFact)[];
/** Bits for what is not there: InfluxDB has no null, and a field that is left out keeps its old value when a point is written again. */
const UNDATED = 1 << 16;
const ELSEWHERE = 1 << 17;
const NEVER_COMMITTED = 1 << 18;

/** Times outside of these years lie in the field `at`: each year is a file of its own for the server. */
const EARLIEST = Date.UTC(1970, 0, 1) / 1_000;
const LATEST = Date.UTC(2100, 0, 1) / 1_000;

/** The fields that are the same in all points of a commit; the names are those in the store. */
export interface CommonFields { id: string; work: string; identity: string; zone: number; committed: number; flags: number; at?: number }

/** Every boolean of a fact has its bit: a new one without is a compile error. */
type FlagOf = { [K in keyof CommitFact]: CommitFact[K] extends boolean ? K : never }[keyof CommitFact];
const flagBits = Object.fromEntries(FLAGS.map((flag, place) => [flag, 1 << place])) as Record<FlagOf, number> satisfies Record<(typeof FLAGS)[number], number>;

/** Whether a commit's own second is the second of its points. */
export function hasOwnSecond(time: number | null): time is number {
  return time !== null && time >= EARLIEST && time < LATEST;
}

/** What all points of a commit carry. */
export function commonFields(fact: CommitFact): CommonFields {
  const { time, committed } = fact;
  let flags = FLAGS.reduce((bits, flag) => (fact[flag] ? bits | flagBits[flag] : bits), 0);
  if (time === null) flags |= UNDATED;
  else if (!hasOwnSecond(time)) flags |= ELSEWHERE;
  if (committed === null) flags |= NEVER_COMMITTED;
  const at = time !== null && !hasOwnSecond(time) ? { at: time } : {};
  return { id: fact.commit, work: fact.work ?? '', identity: fact.identity ?? '', zone: fact.zone, committed: committed ?? 0, flags, ...at };
}

/** The fact behind these fields, without its changes; `second` is the second of the point. */
export function factOfFields(fields: CommonFields, second: number, repository: string, kind: CommitFact['kind']): CommitFact {
  const has = (bit: number): boolean => (fields.flags & bit) !== 0;
  const flag = (name: FlagOf): boolean => has(flagBits[name]);
  return {
    repository,
    commit: fields.id,
    work: fields.work === '' ? null : fields.work,
    time: has(UNDATED) ? null : has(ELSEWHERE) ? (fields.at ?? null) : second,
    zone: fields.zone,
    committed: has(NEVER_COMMITTED) ? null : fields.committed,
    kind,
    identity: fields.identity === '' ? null : fields.identity,
    merge: flag('merge'), coAuthorOnly: flag('coAuthorOnly'), coAuthored: flag('coAuthored'), bot: flag('bot'), ai: flag('ai'),
    signed: flag('signed'), signatureVerified: flag('signatureVerified'), excludedByOwner: flag('excludedByOwner'),
    changes: [],
  };
}

/** Which writing of a commit a point belongs to. */
export interface Version {
  /** Of the whole fact: points of the same are one fact, whoever wrote them. */
  digest: string;
  /** Which of the changes, from 0. */
  place: number;
  /** How many changes the commit has; 0 has one point as well. */
  parts: number;
  /** When, in milliseconds since 1970: of two whole writings the later one holds. */
  written: number;
}

/** Eight hex digits that differ when a commit is written with anything else in it. */
export function digestOf(fact: CommitFact): string {
  const { changes, ...rest } = fact;
  return createHash('sha256').update(JSON.stringify([Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)), changes])).digest('hex').slice(0, 8);
}

export function writeVersion({ digest, place, parts, written }: Version): string {
  return `${digest}.${place}.${parts}.${written.toString(36)}`;
}

/** Undefined for a point that was emptied. */
export function readVersion(text: string): Version | undefined {
  const [digest, place, parts, written] = text.split('.');
  if (digest === undefined || written === undefined) return undefined;
  return { digest, place: Number(place), parts: Number(parts), written: Number.parseInt(written, 36) };
}
