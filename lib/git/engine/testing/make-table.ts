import { BINARY, MODES } from '../changes-table';
import type { ChangesTable } from '../changes-table';

export interface MadeRow {
  modes: readonly [string, string];
  ids: readonly [string, string];
  /** Numbers: the new path, and the old one or 0. */
  path: number;
  oldPath: number;
  /** Undefined for a binary change. */
  lines: readonly [number, number] | undefined;
}

/** Makes the table that an engine would hand over: commits with their rows, and paths of which the first has this number. */
export function makeTable(commits: readonly { sha: string; rows: readonly MadeRow[] }[], firstPath: number, paths: readonly Uint8Array[]): ChangesTable {
  const words = (...numbers: number[]): Uint8Array => new Uint8Array(Uint32Array.from(numbers).buffer);
  const parts = commits.flatMap(({ sha, rows }) => [
    Buffer.from(sha, 'hex'), words(rows.length),
    ...rows.flatMap(({ modes, ids, path, oldPath, lines }) => [
      words(MODES.indexOf(modes[0]) | (MODES.indexOf(modes[1]) << 16), path, oldPath, ...(lines ?? [BINARY, BINARY])), ...ids.map((id) => Buffer.from(id, 'hex')),
    ]),
  ]);
  let bound = 1000;
  const pathBounds = Uint32Array.from([bound, ...paths.map(({ length }) => (bound += length))]);
  return { rows: new Uint32Array(Uint8Array.from(Buffer.concat(parts)).buffer), firstPath, pathBounds, pathBytes: Uint8Array.from(Buffer.concat(paths)) };
}
