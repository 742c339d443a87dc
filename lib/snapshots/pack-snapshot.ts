import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { AppError } from '../errors/app-error';
import { emptyCells } from './cells';
import { ColumnReader, ColumnWriter } from './column-codec';
import type { Snapshot } from './types';

/** Columns that repeat or ascend little; all but the shares are whole numbers. */
const FRACTIONS = new Set(['share']);
const QUALITY = 5;
/** How columns are packed: 2 has trust. */
const PACKED = 2;
const WITHOUT_TRUST = 1;

type Columns = Record<string, number[]>;

/** A snapshot as compressed columns, a few bytes a row, for the documents store. Safe against later formats: the first byte is the format. */
export function packSnapshot({ commits, changes, ...rest }: Snapshot): Uint8Array {
  const writer = new ColumnWriter();
  writer.raw(new TextEncoder().encode(JSON.stringify(rest)));
  for (const cells of [commits, changes]) {
    for (const [name, column] of Object.entries(inOrder(cells))) {
      if (FRACTIONS.has(name)) writer.numbers(column);
      else writer.integers(column);
    }
  }
  const packed = brotliCompressSync(writer.done(), { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } });
  const out = new Uint8Array(packed.length + 1);
  out[0] = PACKED;
  out.set(packed, 1);
  return out;
}

/** The columns in the order of `emptyCells`, whatever order the object was made in. */
function inOrder(cells: object): Columns {
  const names = Object.keys('share' in cells ? emptyCells().changes : emptyCells().commits);
  return Object.fromEntries(names.map((name) => [name, (cells as Columns)[name] ?? []]));
}

/** The snapshot `packSnapshot` packed. Throws `store-failed` for bytes that are damaged or of another format. */
export function unpackSnapshot(packed: Uint8Array): Snapshot {
  if (packed[0] !== PACKED && packed[0] !== WITHOUT_TRUST) throw damaged();
  try {
    const reader = new ColumnReader(brotliDecompressSync(packed.subarray(1)));
    const rest = JSON.parse(new TextDecoder().decode(reader.raw())) as Omit<Snapshot, 'commits' | 'changes'>;
    const cells = emptyCells();
    for (const columns of [cells.commits, cells.changes] as unknown as Columns[]) {
      let rows = -1;
      for (const name of Object.keys(columns)) {
        if (name === 'trust' && packed[0] === WITHOUT_TRUST) {
          columns[name] = Array.from({ length: Math.max(0, rows) }, () => -1);
          continue;
        }
        const column = FRACTIONS.has(name) ? reader.numbers() : reader.integers();
        if (rows >= 0 && column.length !== rows) throw new RangeError('columns differ in length');
        rows = column.length;
        columns[name] = column;
      }
    }
    return { ...rest, ...cells };
  } catch (cause) {
    throw damaged(cause);
  }
}

function damaged(cause?: unknown): AppError {
  return new AppError('store-failed', 'The stored numbers cannot be read; the facts behind them are not touched. Collect again and they are made anew.', { cause });
}
