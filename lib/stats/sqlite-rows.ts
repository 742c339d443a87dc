import type { ChangeFact, CommitFact, FactCategory, Kind } from '../facts/types';
import type { SqlRow, SqlValue } from '../sqlite/connection';

/** The columns of `facts` in the order of `toValues`. */
export const FACT_COLUMNS = ['series', 'commit_id', 'work', 'time', 'zone', 'committed', 'kind', 'flags', 'changes', 'identity'] as const;

/** Each flag is one bit of the column, in this order for ever. */
const FLAGS = ['merge', 'coAuthorOnly', 'coAuthored', 'bot', 'ai', 'signed', 'excludedByOwner', 'signatureVerified'] as const satisfies readonly (keyof CommitFact)[];

type ChangeRow = [language: string | null, category: FactCategory, files: number, additions: number, deletions: number];

/** A fact as the values of one row. */
export function toValues(series: number, fact: CommitFact): SqlValue[] {
  const flags = FLAGS.reduce((bits, flag, place) => (fact[flag] ? bits | (1 << place) : bits), 0);
  const changes: ChangeRow[] = fact.changes.map((change) => [change.language, change.category, change.files, change.additions, change.deletions]);
  return [series, fact.commit, fact.work, fact.time, fact.zone, fact.committed, fact.kind, flags, JSON.stringify(changes), fact.identity];
}

function toChange([language, category, files, additions, deletions]: ChangeRow): ChangeFact {
  return { language, category, files, additions, deletions };
}

/** The fact that `toValues` was given. */
export function toFact(repository: string, row: SqlRow): CommitFact {
  const bits = row.flags as number;
  const flag = (name: (typeof FLAGS)[number]): boolean => (bits & (1 << FLAGS.indexOf(name))) !== 0;
  return {
    repository,
    commit: row.commit_id as string,
    work: row.work as string | null,
    time: row.time as number | null,
    zone: row.zone as number,
    committed: row.committed as number | null,
    kind: row.kind as Kind,
    identity: row.identity as string | null,
    merge: flag('merge'),
    coAuthorOnly: flag('coAuthorOnly'),
    coAuthored: flag('coAuthored'),
    bot: flag('bot'),
    ai: flag('ai'),
    signed: flag('signed'),
    signatureVerified: flag('signatureVerified'),
    excludedByOwner: flag('excludedByOwner'),
    changes: (JSON.parse(row.changes as string) as ChangeRow[]).map(toChange),
  };
}
