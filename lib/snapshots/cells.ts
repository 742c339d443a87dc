import { dayOf, hourOf } from '../facts/clock';
import { FACT_CATEGORIES, KINDS } from '../facts/types';
import { IS_DUPLICATE, IS_REPEATED, STAYS } from './duplicates';
import { BOT, CLAIMED_ONLY, COUNTED, CO_AUTHOR_ONLY, DUPLICATE, LOWEST, MERGE, OWNER, UNKNOWN, exclusionOfChange } from './exclusion';
import { FLAG, compareIds } from './fact-columns';
import type { FactColumns } from './fact-columns';
import { EXCLUSIONS, TRUSTS } from './types';
import type { ChangeCells, CommitCells } from './types';

/** Cells without rows. */
export function emptyCells(): { commits: CommitCells; changes: ChangeCells } {
  return {
    commits: { day: [], hour: [], repository: [], kind: [], exclusion: [], trust: [], commits: [], codeCommits: [], signed: [], ai: [], coAuthored: [] },
    changes: {
      day: [], hour: [], repository: [], language: [], category: [], kind: [], exclusion: [], trust: [], commits: [], signed: [], ai: [], coAuthored: [],
      commitsOfCategory: [], commitsOfLanguage: [], touches: [], share: [], files: [], additions: [], deletions: [],
    },
  };
}

/** In `FactColumns.trust`. */
const CLAIMED = TRUSTS.indexOf('claimed') + 1;

/** Index in the exclusion column of a whole commit, or null for a copy that is counted nowhere. */
function exclusionOfCommit(flags: number, state: number, trust: number): number | null {
  if (state === IS_REPEATED) return null;
  // What is only claimed has no working of its own: what would not count is not named either.
  if (trust === CLAIMED) return state === STAYS && (flags & (FLAG.coAuthorOnly | FLAG.merge | FLAG.owner | FLAG.bot)) === 0 ? CLAIMED_ONLY : null;
  if (flags & (FLAG.coAuthorOnly | FLAG.merge)) {
    // A merge or a co-author's commit has no lines to leave out: it counts once, without a row for its copies.
    if (state !== STAYS) return null;
    return flags & FLAG.coAuthorOnly ? CO_AUTHOR_ONLY : MERGE;
  }
  if (flags & FLAG.owner) return OWNER;
  if (state === IS_DUPLICATE) return DUPLICATE;
  return flags & FLAG.bot ? BOT : COUNTED;
}

/** What one commit did in one language and category. */
interface Part {
  language: number;
  category: number;
  exclusion: number;
  /** The category as it is shown: -1 for what has no language. */
  shown: number;
  files: number;
  additions: number;
  deletions: number;
}

interface ChangeRow {
  language: number;
  category: number;
  exclusion: number;
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

export interface CellInput {
  facts: FactColumns;
  state: Uint8Array;
  /** Index of the final, sorted list for each index of `facts.languages`. */
  languageOrder: Int32Array;
  /** By final index: whether Linguist calls it programming or markup, or it is one of the three the headline adds. */
  headline: readonly boolean[];
  repositories: number;
}

/** Groups facts to cells. The rows are sorted and every sum is taken in one order, so that the result does not depend on the order of adding. */
export function cellsOf(input: CellInput): { commits: CommitCells; changes: ChangeCells } {
  const { facts } = input;
  const { commits: cells, changes } = emptyCells();
  const { order, keys, exclusions } = sortedCommits(input);
  const rows = new Map<number, ChangeRow>();
  let [codeCommits, signed, ai, coAuthored, start] = [0, 0, 0, 0, 0];
  for (let at = 0; at < order.length; at++) {
    const commit = order[at] ?? 0;
    const flags = facts.flags[commit] ?? 0;
    const exclusion = exclusions[commit] ?? COUNTED;
    if (addParts(rows, partsOf(input, commit, exclusion), flags)) codeCommits++;
    if (flags & FLAG.signed) signed++;
    if (flags & FLAG.ai) ai++;
    if (flags & FLAG.coAuthored) coAuthored++;
    const next = order[at + 1];
    if (next !== undefined && keys[next] === keys[commit]) continue;
    const time = facts.time[commit] ?? -1;
    const day = time < 0 ? -1 : dayOf(time);
    const hour = time < 0 ? -1 : hourOf(time);
    const repository = facts.repository[commit] ?? 0;
    const kind = facts.kind[commit] ?? 0;
    const trust = (facts.trust[commit] ?? 0) - 1;
    cells.day.push(day);
    cells.hour.push(hour);
    cells.repository.push(repository);
    cells.kind.push(kind);
    cells.exclusion.push(exclusion);
    cells.trust.push(trust);
    cells.commits.push(at + 1 - start);
    cells.codeCommits.push(codeCommits);
    cells.signed.push(signed);
    cells.ai.push(ai);
    cells.coAuthored.push(coAuthored);
    pushChanges(changes, { day, hour, repository, kind, trust }, rows);
    rows.clear();
    codeCommits = signed = ai = coAuthored = 0;
    start = at + 1;
  }
  return { commits: cells, changes };
}

interface Group {
  day: number;
  hour: number;
  repository: number;
  kind: number;
  trust: number;
}

/** Rows by ascending key. */
function inOrder(rows: ReadonlyMap<number, ChangeRow>): Iterable<ChangeRow> {
  return rows.size < 2 ? rows.values() : [...rows].sort(([a], [b]) => a - b).map(([, row]) => row);
}

function pushChanges(cells: ChangeCells, group: Group, rows: ReadonlyMap<number, ChangeRow>): void {
  for (const row of inOrder(rows)) {
    cells.day.push(group.day);
    cells.hour.push(group.hour);
    cells.repository.push(group.repository);
    cells.language.push(row.language);
    cells.category.push(row.category);
    cells.kind.push(group.kind);
    cells.exclusion.push(row.exclusion);
    cells.trust.push(group.trust);
    cells.commits.push(row.commits);
    cells.signed.push(row.signed);
    cells.ai.push(row.ai);
    cells.coAuthored.push(row.coAuthored);
    cells.commitsOfCategory.push(row.commitsOfCategory);
    cells.commitsOfLanguage.push(row.commitsOfLanguage);
    cells.touches.push(row.touches);
    cells.share.push(row.share);
    cells.files.push(row.files);
    cells.additions.push(row.additions);
    cells.deletions.push(row.deletions);
  }
}

/** The commits that count anywhere, by (day, hour, repository, kind, exclusion, trust), within these by id. */
function sortedCommits({ facts, state, repositories }: CellInput): { order: Uint32Array; keys: Float64Array; exclusions: Int8Array } {
  const keys = new Float64Array(facts.commits);
  const exclusions = new Int8Array(facts.commits);
  const counted = new Uint32Array(facts.commits);
  let kept = 0;
  for (let commit = 0; commit < facts.commits; commit++) {
    const exclusion = exclusionOfCommit(facts.flags[commit] ?? 0, state[commit] ?? STAYS, facts.trust[commit] ?? 0);
    if (exclusion === null) continue;
    const time = facts.time[commit] ?? -1;
    const slot = time < 0 ? 0 : (dayOf(time) + 1) * 25 + hourOf(time) + 1;
    keys[commit] =
      (((slot * repositories + (facts.repository[commit] ?? 0)) * KINDS.length + (facts.kind[commit] ?? 0)) * (EXCLUSIONS.length + LOWEST) + exclusion + LOWEST) * (TRUSTS.length + 1)
      + (facts.trust[commit] ?? 0);
    exclusions[commit] = exclusion;
    counted[kept++] = commit;
  }
  return { order: inOrderOf(keys, counted.subarray(0, kept), (a, b) => compareIds(facts.ids, a, b)), keys, exclusions };
}

/** Commits by ascending key, those of one key by `compare`. Numbers alone are sorted many times as fast as by a function. */
function inOrderOf(keys: Float64Array, commits: Uint32Array, compare: (a: number, b: number) => number): Uint32Array {
  const sorted = Float64Array.from(commits, (commit) => keys[commit] ?? 0).sort();
  const order = new Uint32Array(commits.length);
  /** How many of a key are placed, at the first place of that key. */
  const placed = new Uint32Array(commits.length);
  for (const commit of commits) {
    const first = firstPlace(sorted, keys[commit] ?? 0);
    const before = placed[first] ?? 0;
    order[first + before] = commit;
    placed[first] = before + 1;
  }
  for (const [first, count] of placed.entries()) if (count > 1) order.subarray(first, first + count).sort(compare);
  return order;
}

/** Where a number that `sorted` holds stands in it first. */
function firstPlace(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function partsOf({ facts, languageOrder, headline }: CellInput, commit: number, exclusion: number): Part[] {
  if (exclusion === MERGE || exclusion === CO_AUTHOR_ONLY || exclusion === CLAIMED_ONLY) return [];
  const parts: Part[] = [];
  for (let change = facts.firstChange[commit] ?? 0; change < (facts.firstChange[commit + 1] ?? 0); change++) {
    const given = facts.language[change] ?? -1;
    const language = given < 0 ? -1 : (languageOrder[given] ?? -1);
    const category = facts.category[change] ?? 0;
    const own = exclusionOfChange(exclusion, category, language >= 0 && (headline[language] ?? false));
    parts.push({
      language, category, exclusion: own, shown: own === UNKNOWN ? -1 : category,
      files: facts.files[change] ?? 0, additions: facts.additions[change] ?? 0, deletions: facts.deletions[change] ?? 0,
    });
  }
  // The headline first, so that "each commit once" falls on a counted row where there is one.
  return parts.length < 2 ? parts : parts.sort((a, b) => a.exclusion - b.exclusion || a.language - b.language || a.category - b.category);
}

/** Adds one commit's parts to the rows of its group, what counts once a commit at the first part it holds for; true where it changed code of the headline. */
function addParts(rows: Map<number, ChangeRow>, parts: readonly Part[], flags: number): boolean {
  let counted = 0;
  let lines = 0;
  let files = 0;
  for (const part of parts) {
    if (part.exclusion !== COUNTED) continue;
    counted++;
    lines += part.additions + part.deletions;
    files += part.files;
  }
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index] as Part;
    const row = rowOf(rows, part);
    let ofExclusion = true;
    let ofShown = true;
    let ofLanguage = true;
    let ofCategory = true;
    for (let earlier = 0; earlier < index; earlier++) {
      const other = parts[earlier] as Part;
      const excluded = other.exclusion === part.exclusion;
      if (excluded && other.shown === part.shown) ofShown = false;
      if (other.language !== part.language) continue;
      ofLanguage = false;
      if (!excluded) continue;
      ofExclusion = false;
      if (other.category === part.category) ofCategory = false;
    }
    if (ofExclusion) {
      row.commits++;
      if (flags & FLAG.signed) row.signed++;
      if (flags & FLAG.ai) row.ai++;
      if (flags & FLAG.coAuthored) row.coAuthored++;
    }
    if (ofShown) row.commitsOfCategory++;
    if (ofLanguage) row.commitsOfLanguage++;
    if (ofCategory) row.touches++;
    if (part.exclusion === COUNTED) row.share += lines > 0 ? (part.additions + part.deletions) / lines : files > 0 ? part.files / files : 1 / counted;
    row.files += part.files;
    row.additions += part.additions;
    row.deletions += part.deletions;
  }
  return counted > 0;
}

function rowOf(rows: Map<number, ChangeRow>, { language, category, exclusion }: Part): ChangeRow {
  const key = ((language + 1) * FACT_CATEGORIES.length + category) * (EXCLUSIONS.length + 1) + exclusion + 1;
  let row = rows.get(key);
  if (!row) {
    row = {
      language, category, exclusion, commits: 0, signed: 0, ai: 0, coAuthored: 0, commitsOfCategory: 0, commitsOfLanguage: 0, touches: 0,
      share: 0, files: 0, additions: 0, deletions: 0,
    };
    rows.set(key, row);
  }
  return row;
}
