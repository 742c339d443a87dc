import type { ChangeFact, CommitFact, FactCategory, Kind } from '../facts/types';
import { fromTag, toTag } from './influx-names';

/** Each flag is one bit of the field, in this order for ever. */
const FLAGS = ['merge', 'coAuthorOnly', 'coAuthored', 'bot', 'ai', 'signed', 'excludedByOwner', 'signatureVerified'] as const satisfies readonly (keyof CommitFact)[];

/** Every boolean of a fact has its bit: a new one without is a compile error. */
type FlagOf = { [K in keyof CommitFact]: CommitFact[K] extends boolean ? K : never }[keyof CommitFact];
const flagBits = Object.fromEntries(FLAGS.map((flag, place) => [flag, 1 << place])) as Record<FlagOf, number> satisfies Record<(typeof FLAGS)[number], number>;

function optional(value: number | string | null): string {
  return value === null ? '' : typeof value === 'number' ? String(value) : toTag(value);
}

function numberOf(text: string | undefined): number | null {
  return text === undefined || text === '' ? null : Number(text);
}

function textOf(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : fromTag(text);
}

/** A whole commit as one text: a reader asks for this field alone, and a commit is there wholly or not at all. Repository and kind are tags. */
export function packFact(fact: CommitFact, written: number): string {
  const flags = FLAGS.reduce((bits, flag) => (fact[flag] ? bits | flagBits[flag] : bits), 0);
  const head = [toTag(fact.commit), written.toString(36), flags, optional(fact.time), fact.zone, optional(fact.committed), optional(fact.work), optional(fact.identity)];
  const changes = fact.changes.flatMap(({ language, category, files, additions, deletions }) => [optional(language), category, files, additions, deletions]);
  return [...head, ...changes].join(',');
}

/** Which commit a text of `packFact` tells of, and when it was written, in milliseconds since 1970. Undefined for one that was emptied. */
export function peekFact(text: string): { commit: string; written: number } | undefined {
  const first = text.indexOf(',');
  if (first < 0) return undefined;
  return { commit: fromTag(text.slice(0, first)), written: Number.parseInt(text.slice(first + 1, text.indexOf(',', first + 1)), 36) };
}

function changesOf(parts: readonly string[]): ChangeFact[] {
  const changes: ChangeFact[] = [];
  for (let at = 8; at + 4 < parts.length; at += 5) {
    changes.push({ language: textOf(parts[at]), category: parts[at + 1] as FactCategory, files: Number(parts[at + 2]), additions: Number(parts[at + 3]), deletions: Number(parts[at + 4]) });
  }
  return changes;
}

/** The fact that `packFact` was given. */
export function unpackFact(text: string, repository: string, kind: Kind): CommitFact {
  const parts = text.split(',');
  const [commit = '', , flags, time, zone, committed, work, identity] = parts;
  const bits = Number(flags);
  const flag = (name: FlagOf): boolean => (bits & flagBits[name]) !== 0;
  return {
    repository, commit: fromTag(commit), work: textOf(work), time: numberOf(time), zone: Number(zone), committed: numberOf(committed), kind, identity: textOf(identity),
    merge: flag('merge'), coAuthorOnly: flag('coAuthorOnly'), coAuthored: flag('coAuthored'), bot: flag('bot'), ai: flag('ai'),
    signed: flag('signed'), signatureVerified: flag('signatureVerified'), excludedByOwner: flag('excludedByOwner'),
    changes: changesOf(parts),
  };
}
