/** A list with one entry moved to another place; the same list where the place is outside it. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list];
  if (from < 0 || from >= list.length || to < 0 || to >= list.length) return next;
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}

/** Where a key moves an entry: Alt with an arrow, Home or End; undefined for any other key. */
export function keyPlace({ altKey, key }: { altKey: boolean; key: string }, at: number, length: number): number | undefined {
  if (!altKey) return undefined;
  if (key === 'ArrowUp') return Math.max(0, at - 1);
  if (key === 'ArrowDown') return Math.min(length - 1, at + 1);
  if (key === 'Home') return 0;
  return key === 'End' ? length - 1 : undefined;
}

/** Which row of a list lies under a height, by the lower edges of all rows from the first on; the last one below them all. */
export function placeAt(height: number, edges: readonly number[]): number {
  const at = edges.findIndex((edge) => height < edge);
  return at === -1 ? edges.length - 1 : at;
}
