import { BINARY, COMMIT_WORDS, MODES, ROW_WORDS } from '../changes-table';
import type { ChangesTable } from '../changes-table';

const ID_BYTES = 20;

/** Says what the tables of an engine hold, given in order, in the words of `git diff-tree --raw --numstat -z`: a character for each byte, and without how alike the sides of a rename are. */
export class GitText {
  readonly #paths: string[] = [''];

  of({ rows, firstPath, pathBounds, pathBytes }: ChangesTable): string {
    const numbers = Array.from(rows);
    const bytes = Buffer.from(rows.buffer, rows.byteOffset, rows.byteLength);
    const bounds = Array.from(pathBounds, (bound) => bound - (pathBounds[0] ?? 0));
    this.#paths.splice(firstPath, Infinity, ...bounds.slice(1).map((end, path) => Buffer.from(pathBytes).toString('latin1', bounds[path], end)));
    const id = (at: number): string => bytes.toString('hex', at, at + ID_BYTES);
    let text = '';
    for (let at = 0; at < numbers.length; ) {
      const row = at + COMMIT_WORDS;
      const end = row + (numbers[row - 1] ?? 0) * ROW_WORDS;
      text += `${id(at * 4)}\0`;
      for (let from = row; from < end; from += ROW_WORDS) text += this.#raw(numbers.slice(from, from + 5), id(from * 4 + 20), id(from * 4 + 40));
      for (let from = row; from < end; from += ROW_WORDS) text += this.#count(numbers.slice(from, from + 5));
      at = end;
    }
    return text;
  }

  #raw([modes = 0, path = 0, oldPath = 0]: number[], oldId: string, newId: string): string {
    const [from, to] = [modes & 0xffff, modes >>> 16];
    const status = oldPath > 0 ? 'R' : from === 0 ? 'A' : to === 0 ? 'D' : 'M';
    return `:${MODES[from]} ${MODES[to]} ${oldId} ${newId} ${status}\0${oldPath > 0 ? `${this.#paths[oldPath]}\0` : ''}${this.#paths[path]}\0`;
  }

  #count([, path = 0, oldPath = 0, additions, deletions]: number[]): string {
    const lines = additions === BINARY ? '-\t-\t' : `${additions}\t${deletions}\t`;
    return oldPath > 0 ? `${lines}\0${this.#paths[oldPath]}\0${this.#paths[path]}\0` : `${lines}${this.#paths[path]}\0`;
  }
}

/** What git says, without how alike the sides of a rename are: versions of git count that differently, and nobody reads it. */
export function withoutLikeness(said: string): string {
  return said.replaceAll(/ R\d{3}\0/g, ' R\0');
}
