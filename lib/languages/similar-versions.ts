import type { FileText } from './file-text';
import type { Classification } from './types';

/** Paths whose versions are remembered; when there are more, remembering starts anew. */
const KEPT_PATHS = 2048;
/** Versions of a path: history is read at several places at the same time. */
const KEPT_VERSIONS = 2;
/** Beginnings and ends longer than this together are not worth their memory. */
const KEPT_BYTES = 4096;

interface Version {
  head: Buffer;
  tail: Buffer;
  answer: Classification;
}

/**
 * Answers about versions of a file, found again for other versions of it that are the same in all that was looked at. Most rules look at the first and the last
 * lines only, and most changes lie between.
 */
export class SimilarVersions {
  readonly #byPath = new Map<string, Version[]>();

  /** The answer about a version with the same beginning and end, if one is remembered. */
  find(path: string, text: FileText): Classification | undefined {
    return this.#byPath.get(path)?.find(({ head, tail }) => beginsWith(text.bytes, head) && endsWith(text.bytes, tail))?.answer;
  }

  /** Remembers an answer together with what it depends on, where that is little. */
  keep(path: string, text: FileText, answer: Classification): void {
    const seen = text.footprint();
    if (!seen || seen.head + seen.tail > KEPT_BYTES) return;
    const { bytes } = text;
    const version = { head: Buffer.from(bytes.subarray(0, seen.head)), tail: Buffer.from(bytes.subarray(bytes.length - seen.tail)), answer };
    const known = this.#byPath.get(path);
    if (known) {
      known.unshift(version);
      if (known.length > KEPT_VERSIONS) known.pop();
      return;
    }
    if (this.#byPath.size >= KEPT_PATHS) this.#byPath.clear();
    this.#byPath.set(path, [version]);
  }
}

function beginsWith(bytes: Buffer, head: Buffer): boolean {
  return bytes.length > head.length && bytes.compare(head, 0, head.length, 0, head.length) === 0;
}

function endsWith(bytes: Buffer, tail: Buffer): boolean {
  return bytes.length > tail.length && bytes.compare(tail, 0, tail.length, bytes.length - tail.length) === 0;
}
