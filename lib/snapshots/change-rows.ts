import { FACT_CATEGORIES } from '../facts/types';
import { CLAIMED_ONLY, COUNTED, CO_AUTHOR_ONLY, MERGE, UNKNOWN, exclusionOfChange } from './exclusion';
import { FLAG } from './fact-columns';
import type { FactColumns } from './fact-columns';
import { EXCLUSIONS } from './types';

/** What one commit, or the commits of one group, did in one language and category. */
export interface ChangeRow {
  language: number;
  category: number;
  exclusion: number;
  /** The category as it is shown: -1 for what has no language. */
  shown: number;
  /** Place among the rows of a group. */
  key: number;
  commits: number;
  signed: number;
  ai: number;
  coAuthored: number;
  commitsOfCategory: number;
  commitsOfLanguage: number;
  touches: number;
  share: number;
  files: number;
  additions: number;
  deletions: number;
}

export interface RowInput {
  facts: FactColumns;
  /** Index of the final, sorted list for each index of `facts.languages`. */
  languageOrder: Int32Array;
  /** By final index: whether Linguist calls it programming or markup, or it is one of the three the headline adds. */
  headline: readonly boolean[];
}

/** What one commit changed, what counts once a commit at the first row that it holds for. */
export function rowsOf({ facts, languageOrder, headline }: RowInput, commit: number, exclusion: number): ChangeRow[] {
  if (exclusion === MERGE || exclusion === CO_AUTHOR_ONLY || exclusion === CLAIMED_ONLY) return [];
  const rows: ChangeRow[] = [];
  const end = facts.firstChange[commit + 1] ?? 0;
  for (let change = facts.firstChange[commit] ?? 0; change < end; change++) {
    const given = facts.language[change] ?? -1;
    const language = given < 0 ? -1 : (languageOrder[given] ?? -1);
    const category = facts.category[change] ?? 0;
    const own = exclusionOfChange(exclusion, category, language >= 0 && (headline[language] ?? false));
    rows.push({
      language, category, exclusion: own, shown: own === UNKNOWN ? -1 : category,
      key: ((language + 1) * FACT_CATEGORIES.length + category) * (EXCLUSIONS.length + 1) + own + 1,
      commits: 0, signed: 0, ai: 0, coAuthored: 0, commitsOfCategory: 0, commitsOfLanguage: 0, touches: 0, share: 0,
      files: facts.files[change] ?? 0, additions: facts.additions[change] ?? 0, deletions: facts.deletions[change] ?? 0,
    });
  }
  // The headline first, so that "each commit once" falls on a counted row where there is one.
  if (rows.length > 1) rows.sort((a, b) => a.exclusion - b.exclusion || a.language - b.language || a.category - b.category);
  const bits = facts.flags[commit] ?? 0;
  for (let index = 0; index < rows.length; index++) countOnce(rows, index, rows[index] as ChangeRow, bits);
  shareOut(rows);
  return rows;
}

/** Divides a commit among its rows that count, which come first: by lines, by files where it has none. */
function shareOut(rows: readonly ChangeRow[]): void {
  let counted = 0;
  let lines = 0;
  let files = 0;
  for (; rows[counted]?.exclusion === COUNTED; counted++) {
    const row = rows[counted] as ChangeRow;
    lines += row.additions + row.deletions;
    files += row.files;
  }
  for (let index = 0; index < counted; index++) {
    const row = rows[index] as ChangeRow;
    row.share = lines > 0 ? (row.additions + row.deletions) / lines : files > 0 ? row.files / files : 1 / counted;
  }
}

/** Counts the commit in a row of its own for what no earlier one of its rows holds for. */
function countOnce(rows: readonly ChangeRow[], index: number, row: ChangeRow, flags: number): void {
  let ofExclusion = true;
  let ofShown = true;
  let ofLanguage = true;
  let ofCategory = true;
  for (let earlier = 0; earlier < index; earlier++) {
    const other = rows[earlier] as ChangeRow;
    const excluded = other.exclusion === row.exclusion;
    if (excluded && other.shown === row.shown) ofShown = false;
    if (other.language !== row.language) continue;
    ofLanguage = false;
    if (!excluded) continue;
    ofExclusion = false;
    if (other.category === row.category) ofCategory = false;
  }
  if (ofExclusion) {
    row.commits = 1;
    if (flags & FLAG.signed) row.signed = 1;
    if (flags & FLAG.ai) row.ai = 1;
    if (flags & FLAG.coAuthored) row.coAuthored = 1;
  }
  if (ofShown) row.commitsOfCategory = 1;
  if (ofLanguage) row.commitsOfLanguage = 1;
  if (ofCategory) row.touches = 1;
}

/** Adds a row to that of the same key. */
export function addRow(rows: Map<number, ChangeRow>, row: ChangeRow): void {
  const sum = rows.get(row.key);
  if (!sum) {
    rows.set(row.key, row);
    return;
  }
  sum.commits += row.commits;
  sum.signed += row.signed;
  sum.ai += row.ai;
  sum.coAuthored += row.coAuthored;
  sum.commitsOfCategory += row.commitsOfCategory;
  sum.commitsOfLanguage += row.commitsOfLanguage;
  sum.touches += row.touches;
  sum.share += row.share;
  sum.files += row.files;
  sum.additions += row.additions;
  sum.deletions += row.deletions;
}
