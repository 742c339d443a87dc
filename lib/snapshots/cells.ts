import { FACT_CATEGORIES, KINDS } from '../facts/types';
import { IS_DUPLICATE, IS_REPEATED, STAYS } from './duplicates';
import { BOT, CLAIMED_ONLY, COUNTED, CO_AUTHOR_ONLY, DUPLICATE, LOWEST, MERGE, OWNER, UNKNOWN, exclusionOfChange } from './exclusion';
import { FLAG } from './fact-columns';
import type { FactColumns } from './fact-columns';
import { compareIds } from './id-column';
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

/** What one commit, or the commits of one group, did in one language and category. */
interface ChangeRow {
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

export interface CellInput {
  facts: FactColumns;
  state: Uint8Array;
  /** Index of the final, sorted list for each index of `facts.languages`. */
  languageOrder: Int32Array;
  /** By final index: whether Linguist calls it programming or markup, or it is one of the three the headline adds. */
  headline: readonly boolean[];
}

/** What the commits of one group have in common. */
interface Group {
  /** Hours since 1970 on the author's clock, and one more; 0 where it says nothing possible. */
  hours: number;
  repository: number;
  kind: number;
  exclusion: number;
  trust: number;
}

/** Groups facts to cells. The rows are sorted and every sum is taken in one order, so that the result does not depend on the order of adding. */
export function cellsOf(input: CellInput): { commits: CommitCells; changes: ChangeCells } {
  const { flags, repository, kind, trust } = input.facts;
  const cells = emptyCells();
  const [addCommits, addChanges] = [commitWriter(cells.commits), changeWriter(cells.changes)];
  const { order, hours, groups, exclusions } = sortedCommits(input);
  for (let start = 0; start < order.length; ) {
    const first = order[start] ?? 0;
    const exclusion = exclusions[first] ?? COUNTED;
    const group: Group = { hours: hours[first] ?? 0, repository: repository[first] ?? 0, kind: kind[first] ?? 0, exclusion, trust: (trust[first] ?? 0) - 1 };
    let rows = rowsOf(input, first, exclusion);
    let end = start;
    let codeCommits = 0;
    let signed = 0;
    let ai = 0;
    let coAuthored = 0;
    let more: Map<number, ChangeRow> | undefined;
    for (let commit: number | undefined = first; isSame(hours, groups, first, commit); commit = order[++end]) {
      const own = commit === first ? rows : rowsOf(input, commit, exclusion);
      // What counts comes first.
      if (own[0]?.exclusion === COUNTED) codeCommits++;
      const bits = flags[commit] ?? 0;
      if (bits & FLAG.signed) signed++;
      if (bits & FLAG.ai) ai++;
      if (bits & FLAG.coAuthored) coAuthored++;
      if (commit === first && rows.length < 2) continue;
      more ??= new Map(rows.length === 1 ? rows.map((row) => [row.key, row]) : []);
      for (const row of own) addRow(more, row);
    }
    if (more) rows = [...more.values()].sort((a, b) => a.key - b.key);
    addCommits(group, { commits: end - start, codeCommits, signed, ai, coAuthored });
    for (let index = 0; index < rows.length; index++) addChanges(group, rows[index] as ChangeRow);
    start = end;
  }
  return cells;
}

function isSame(hours: Uint32Array, groups: Float64Array, first: number, commit: number | undefined): commit is number {
  return commit !== undefined && hours[commit] === hours[first] && groups[commit] === groups[first];
}

/** Adds a row to that of the same key. */
function addRow(rows: Map<number, ChangeRow>, row: ChangeRow): void {
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

const HOURS_OF_DAY = 24;
const HOUR_SECONDS = 3600;

/** -1 where there is none, like its hour. */
function dayOfGroup({ hours }: Group): number {
  return hours === 0 ? -1 : Math.floor((hours - 1) / HOURS_OF_DAY);
}

function hourOfGroup({ hours }: Group): number {
  return hours === 0 ? -1 : (hours - 1) % HOURS_OF_DAY;
}

/** Puts rows of commits behind the others. */
function commitWriter(cells: CommitCells): (group: Group, row: Pick<ChangeRow, 'commits' | 'signed' | 'ai' | 'coAuthored'> & { codeCommits: number }) => void {
  const { day, hour, repository, kind, exclusion, trust, commits, codeCommits, signed, ai, coAuthored } = cells;
  let at = day.length;
  return (group, row) => {
    day[at] = dayOfGroup(group);
    hour[at] = hourOfGroup(group);
    repository[at] = group.repository;
    kind[at] = group.kind;
    exclusion[at] = group.exclusion;
    trust[at] = group.trust;
    commits[at] = row.commits;
    codeCommits[at] = row.codeCommits;
    signed[at] = row.signed;
    ai[at] = row.ai;
    coAuthored[at] = row.coAuthored;
    at += 1;
  };
}

/** The same for rows of changes. */
function changeWriter(cells: ChangeCells): (group: Group, row: ChangeRow) => void {
  const {
    day, hour, repository, language, category, kind, exclusion, trust, commits, signed, ai, coAuthored, commitsOfCategory, commitsOfLanguage, touches, share, files, additions, deletions,
  } = cells;
  let at = day.length;
  return (group, row) => {
    day[at] = dayOfGroup(group);
    hour[at] = hourOfGroup(group);
    repository[at] = group.repository;
    language[at] = row.language;
    category[at] = row.category;
    kind[at] = group.kind;
    exclusion[at] = row.exclusion;
    trust[at] = group.trust;
    commits[at] = row.commits;
    signed[at] = row.signed;
    ai[at] = row.ai;
    coAuthored[at] = row.coAuthored;
    commitsOfCategory[at] = row.commitsOfCategory;
    commitsOfLanguage[at] = row.commitsOfLanguage;
    touches[at] = row.touches;
    share[at] = row.share;
    files[at] = row.files;
    additions[at] = row.additions;
    deletions[at] = row.deletions;
    at += 1;
  };
}

/** What an index of a commit stays below, and the hours since 1970 of any calendar date: both fit in the 53 bits of a number. */
const COMMITS = 2 ** 31;
const HOURS = 2 ** 22;

/** As in `Group`. */
function hoursOf(seconds: number): number {
  const hours = Math.floor(seconds / HOUR_SECONDS) + 1;
  return hours > 0 && hours < HOURS ? hours : 0;
}

interface SortedCommits {
  /** The commits that count anywhere, by hour, then by group, then by id. */
  order: Uint32Array;
  /** Of each commit, as in `Group`. */
  hours: Uint32Array;
  /** Repository, kind, exclusion and trust of each commit in one number. */
  groups: Float64Array;
  exclusions: Int8Array;
}

function sortedCommits({ facts, state }: CellInput): SortedCommits {
  const { commits, time, flags, trust, repository, kind } = facts;
  const hours = new Uint32Array(commits);
  const groups = new Float64Array(commits);
  const exclusions = new Int8Array(commits);
  const placed = new Float64Array(commits);
  let kept = 0;
  for (let commit = 0; commit < commits; commit++) {
    const exclusion = exclusionOfCommit(flags[commit] ?? 0, state[commit] ?? STAYS, trust[commit] ?? 0);
    if (exclusion === null) continue;
    const hour = hoursOf(time[commit] ?? -1);
    hours[commit] = hour;
    groups[commit] = (((repository[commit] ?? 0) * KINDS.length + (kind[commit] ?? 0)) * (EXCLUSIONS.length + LOWEST) + exclusion + LOWEST) * (TRUSTS.length + 1) + (trust[commit] ?? 0);
    exclusions[commit] = exclusion;
    placed[kept++] = hour * COMMITS + commit;
  }
  // Numbers alone are sorted many times as fast as by a function, which is left with the commits of an hour.
  const sorted = placed.subarray(0, kept).sort();
  const order = new Uint32Array(kept);
  for (let at = 0; at < kept; at++) order[at] = (sorted[at] ?? 0) % COMMITS;
  const { ids } = facts;
  for (let start = 0, end = 1; start < kept; start = end++) {
    const hour = hours[order[start] ?? 0];
    while (end < kept && hours[order[end] ?? 0] === hour) end++;
    if (end - start > 1) order.subarray(start, end).sort((a, b) => (groups[a] ?? 0) - (groups[b] ?? 0) || compareIds(ids, a, b));
  }
  return { order, hours, groups, exclusions };
}

/** What one commit changed, what counts once a commit at the first row that it holds for. */
function rowsOf({ facts, languageOrder, headline }: CellInput, commit: number, exclusion: number): ChangeRow[] {
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
