import { addRow, rowsOf } from './change-rows';
import type { ChangeRow, RowInput } from './change-rows';
import { COUNTED } from './exclusion';
import { FLAG } from './fact-columns';
import { sortedCommits } from './sorted-commits';
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

export interface CellInput extends RowInput {
  /** What becomes of each commit, as `findDuplicates` says. */
  state: Uint8Array;
}

const HOURS_OF_DAY = 24;

/** What the commits of one group have in common. */
interface Group {
  /** Day and hour on the author's clock; -1 where it says nothing possible. */
  day: number;
  hour: number;
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
  const { order, hours, groups, exclusions } = sortedCommits(input.facts, input.state);
  for (let start = 0; start < order.length; ) {
    const first = order[start] ?? 0;
    const exclusion = exclusions[first] ?? COUNTED;
    const since = (hours[first] ?? 0) - 1;
    const group: Group = {
      day: Math.floor(since / HOURS_OF_DAY), hour: since < 0 ? -1 : since % HOURS_OF_DAY,
      repository: repository[first] ?? 0, kind: kind[first] ?? 0, exclusion, trust: (trust[first] ?? 0) - 1,
    };
    let rows = rowsOf(input, first, exclusion);
    let end = start;
    let codeCommits = 0;
    let signed = 0;
    let ai = 0;
    let coAuthored = 0;
    let merged: Map<number, ChangeRow> | undefined;
    for (let commit: number | undefined = first; isSame(hours, groups, first, commit); commit = order[++end]) {
      const own = commit === first ? rows : rowsOf(input, commit, exclusion);
      // What counts comes first.
      if (own[0]?.exclusion === COUNTED) codeCommits++;
      const bits = flags[commit] ?? 0;
      if (bits & FLAG.signed) signed++;
      if (bits & FLAG.ai) ai++;
      if (bits & FLAG.coAuthored) coAuthored++;
      if (commit === first && rows.length < 2) continue;
      merged ??= new Map(rows.length === 1 ? rows.map((row) => [row.key, row]) : []);
      for (const row of own) addRow(merged, row);
    }
    if (merged) rows = [...merged.values()].sort((a, b) => a.key - b.key);
    addCommits(group, { commits: end - start, codeCommits, signed, ai, coAuthored });
    for (let index = 0; index < rows.length; index++) addChanges(group, rows[index] as ChangeRow);
    start = end;
  }
  return cells;
}

function isSame(hours: Uint32Array, groups: Float64Array, first: number, commit: number | undefined): commit is number {
  return commit !== undefined && hours[commit] === hours[first] && groups[commit] === groups[first];
}

/** Writes what the rows of a group have in common. */
function groupWriter({ day, hour, repository, kind, trust }: Pick<CommitCells & ChangeCells, 'day' | 'hour' | 'repository' | 'kind' | 'trust'>): (group: Group, at: number) => void {
  return (group, at) => {
    day[at] = group.day;
    hour[at] = group.hour;
    repository[at] = group.repository;
    kind[at] = group.kind;
    trust[at] = group.trust;
  };
}

/** Puts rows of commits behind the others. */
function commitWriter(cells: CommitCells): (group: Group, row: Pick<ChangeRow, 'commits' | 'signed' | 'ai' | 'coAuthored'> & { codeCommits: number }) => void {
  const { exclusion, commits, codeCommits, signed, ai, coAuthored } = cells;
  const writeGroup = groupWriter(cells);
  let at = commits.length;
  return (group, row) => {
    writeGroup(group, at);
    exclusion[at] = group.exclusion;
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
  const { language, category, exclusion, commits, signed, ai, coAuthored, commitsOfCategory, commitsOfLanguage, touches, share, files, additions, deletions } = cells;
  const writeGroup = groupWriter(cells);
  let at = commits.length;
  return (group, row) => {
    writeGroup(group, at);
    language[at] = row.language;
    category[at] = row.category;
    exclusion[at] = row.exclusion;
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
