import { csvLine } from '../../exports/csv';
import type { CommitFact } from '../../facts/types';

const COLUMNS = ['repository', 'commit', 'work', 'date', 'time', 'zone', 'kind', 'merge', 'coAuthorOnly', 'coAuthored', 'bot', 'ai', 'signed', 'signatureVerified', 'excludedByOwner', 'language', 'category', 'files', 'additions', 'deletions'] as const;

/** The names of the columns, as the first line. */
export const factsCsvHead = (): string => csvLine(COLUMNS);

/** The rows of a commit: one for each language and category, and one without lines for a commit that changed nothing countable. Date and time are the author's own clock. */
export function factCsvRows(fact: CommitFact): string {
  const clock = fact.time === null ? undefined : new Date(fact.time * 1_000).toISOString();
  const head = [
    fact.repository, fact.commit, fact.work, clock?.slice(0, 10) ?? null, clock?.slice(11, 19) ?? null, fact.zone, fact.kind,
    fact.merge, fact.coAuthorOnly, fact.coAuthored, fact.bot, fact.ai, fact.signed, fact.signatureVerified, fact.excludedByOwner,
  ];
  const changes = fact.changes.length > 0 ? fact.changes : [{ language: null, category: null, files: 0, additions: 0, deletions: 0 }];
  return changes.map(({ language, category, files, additions, deletions }) => csvLine([...head, language, category, files, additions, deletions])).join('');
}
