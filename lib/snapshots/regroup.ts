/** Columns that say what a row is about; rows that agree in all of them are one. The others are sums. */
const SUMS = new Set([
  'commits', 'codeCommits', 'signed', 'ai', 'coAuthored', 'commitsOfCategory', 'commitsOfLanguage', 'touches', 'share', 'files', 'additions', 'deletions',
]);

/** A row while it is changed: one number a column. */
export type Row = Record<string, number>;

/**
 * Cells anew: `change` may alter a row in place and says whether it stays. Rows that agree afterwards in everything but their sums become
 * one, and the order is that of the days, then of the other columns, so that nothing tells how rows stood before. A column that this
 * file does not know counts as one that rows must agree in: sums stay right, whatever is added.
 */
export function regroup<C extends object>(cells: C, change: (row: Row) => boolean): C {
  const columns = cells as unknown as Record<string, number[]>;
  const names = Object.keys(columns);
  const keys = names.filter((name) => !SUMS.has(name));
  const rows = new Map<string, Row>();
  for (let at = 0; at < (columns['day']?.length ?? 0); at += 1) {
    const row: Row = {};
    for (const name of names) row[name] = columns[name]?.[at] ?? 0;
    if (!change(row)) continue;
    const key = keys.map((name) => row[name]).join(',');
    const there = rows.get(key);
    if (!there) rows.set(key, row);
    else for (const name of names) if (SUMS.has(name)) there[name] = (there[name] ?? 0) + (row[name] ?? 0);
  }
  const ordered = [...rows.values()].sort((a, b) => {
    for (const name of keys) if (a[name] !== b[name]) return (a[name] ?? 0) - (b[name] ?? 0);
    return 0;
  });
  return Object.fromEntries(names.map((name) => [name, ordered.map((row) => row[name] ?? 0)])) as C;
}
