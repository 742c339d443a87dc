/** Columns that say what a row is about; rows that agree in all of them are one. The others are sums. */
const SUMS = new Set([
  'commits', 'codeCommits', 'signed', 'ai', 'coAuthored', 'commitsOfCategory', 'commitsOfLanguage', 'touches', 'share', 'files', 'additions', 'deletions',
]);

/** A row while it is changed: one number a column. */
export type Row = Record<string, number>;

/** Adds the rows of one day to the columns, in the order of what they are about; rows that are about the same were put together before. */
function flush(rows: Map<string, Row>, columns: Record<string, number[]>, keys: readonly string[]): void {
  const ordered = rows.size < 2 ? rows.values() : [...rows.values()].sort((a, b) => {
    for (const name of keys) if (a[name] !== b[name]) return (a[name] ?? 0) - (b[name] ?? 0);
    return 0;
  });
  for (const row of ordered) for (const name in columns) columns[name]?.push(row[name] ?? 0);
  rows.clear();
}

/**
 * Cells anew: `change` may alter a row in place and says whether it stays; later days must stay later, or become the same. Rows that agree afterwards in everything
 * but their sums become one, and the order is that of the days, then of the other columns, so that nothing tells how rows stood before. A column that this
 * file does not know counts as one that rows must agree in: sums stay right, whatever is added.
 */
export function regroup<C extends object>(cells: C, change: (row: Row) => boolean): C {
  const columns = cells as unknown as Record<string, number[]>;
  const names = Object.keys(columns);
  const keys = names.filter((name) => !SUMS.has(name));
  const sums = names.filter((name) => SUMS.has(name));
  const out: Record<string, number[]> = Object.fromEntries(names.map((name) => [name, []]));
  const rows = new Map<string, Row>();
  let day: number | undefined;
  for (let at = 0; at < (columns['day']?.length ?? 0); at += 1) {
    const row: Row = {};
    for (const name of names) row[name] = columns[name]?.[at] ?? 0;
    if (!change(row)) continue;
    if (row['day'] !== day) flush(rows, out, keys);
    day = row['day'];
    let key = '';
    for (const name of keys) key += `${row[name]},`;
    const there = rows.get(key);
    if (!there) rows.set(key, row);
    else for (const name of sums) there[name] = (there[name] ?? 0) + (row[name] ?? 0);
  }
  flush(rows, out, keys);
  return out as C;
}
