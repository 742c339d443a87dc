import { declarationsOf, parseCommitRecord, subjectOf } from './commit-record';
import type { Walked } from './engine/walked';
import { personIn } from './identity-line';
import type { CommitHeader, Person } from './types';

const ID_DIGITS = 40;
/** A row (assembly/walk/tell.ts) begins with numbers of 32 bits: of a commit that is handed over as a record with two, else with ten, behind which its ids and its subject stand. */
const NUMBER_BYTES = 4;
const RECORD_NUMBERS = 2;
const NUMBERS = 10;
const NONE = -1;
const NOBODY: readonly Person[] = [];
const NOTHING: readonly string[] = [];

/** What a part of history tells: the headers of commits, and the ids of those that git has to read. */
interface ReadPart {
  headers: CommitHeader[];
  left: string[];
}

/**
 * Makes headers of what the engine tells of commits, part by part in its order. They are those that `parseCommitRecord` gives for the same bytes; commits that come taken apart
 * share one object for the same name and address. Throws where a part is none.
 */
export class WalkedCommits {
  readonly #people: Person[] = [];

  /** Takes the next part. */
  read({ rows, people, texts }: Walked): ReadPart {
    const numbers = new Int32Array(rows.buffer, rows.byteOffset, rows.length / NUMBER_BYTES);
    // Ids and subjects are cut out of one string. It holds little else, so it may stay in memory as long as they do.
    const text = Buffer.from(rows.buffer, rows.byteOffset, rows.length).toString('latin1');
    const others = new Texts(Buffer.from(texts.buffer, texts.byteOffset, texts.length));
    if (people.length > 0) this.#meet(Buffer.from(people.buffer, people.byteOffset, people.length).toString('utf8'));
    const headers: CommitHeader[] = [];
    const left: string[] = [];
    for (let row = 0; row < numbers.length; ) {
      const parents = numbers[row] ?? 0;
      if (parents === NONE) {
        const record = others.take(numbers[row + 1] ?? 0);
        const header = record.length === ID_DIGITS ? undefined : parseCommitRecord(record);
        if (header) headers.push(header);
        else left.push(record.toString('latin1'));
        row += RECORD_NUMBERS;
      } else {
        headers.push(this.#header(numbers, row, text, others));
        row += NUMBERS + Math.ceil(((2 + parents) * ID_DIGITS + Math.max(0, numbers[row + 9] ?? 0)) / NUMBER_BYTES);
      }
    }
    return { headers, left };
  }

  #header(numbers: Int32Array, row: number, text: string, others: Texts): CommitHeader {
    const authored = { seconds: (numbers[row + 3] ?? 0) >>> 0, zoneMinutes: numbers[row + 4] ?? 0 };
    const committed = { seconds: (numbers[row + 6] ?? 0) >>> 0, zoneMinutes: numbers[row + 7] ?? 0 };
    const messageBytes = numbers[row + 1] ?? 0;
    const message = messageBytes === 0 ? undefined : others.take(messageBytes);
    const declared = message && declarationsOf(message.toString('utf8'));
    const ids = (row + NUMBERS) * NUMBER_BYTES;
    const parentsFrom = ids + 2 * ID_DIGITS;
    const subjectFrom = parentsFrom + (numbers[row] ?? 0) * ID_DIGITS;
    const subjectLength = numbers[row + 9] ?? 0;
    return {
      sha: text.slice(ids, ids + ID_DIGITS),
      tree: text.slice(ids + ID_DIGITS, parentsFrom),
      parents: idsBetween(text, parentsFrom, subjectFrom),
      author: this.#person(numbers[row + 2]),
      authored,
      committer: this.#person(numbers[row + 5]),
      committed,
      subject: subjectLength !== NONE ? text.slice(subjectFrom, subjectFrom + subjectLength) : message ? subjectOf(message, 0) : '',
      coAuthors: declared?.coAuthors ?? NOBODY,
      trailers: declared?.trailers ?? NOTHING,
      signed: numbers[row + 8] === 1,
    };
  }

  #person(number = NONE): Person {
    const person = this.#people[number];
    if (!person) throw new Error('unexpected answer of the engine');
    return person;
  }

  /** Numbers people as they come, each as `name <address>` with one `>` in it. */
  #meet(people: string): void {
    let from = 0;
    for (let end = people.indexOf('>'); end >= 0; end = people.indexOf('>', from)) {
      const one = people.slice(from, end);
      this.#people.push(personIn(one, one.indexOf('<'), one.length));
      from = end + 1;
    }
  }
}

function idsBetween(text: string, from: number, end: number): readonly string[] {
  if (from === end) return NOTHING;
  const ids = [text.slice(from, from + ID_DIGITS)];
  for (let at = from + ID_DIGITS; at < end; at += ID_DIGITS) ids.push(text.slice(at, at + ID_DIGITS));
  return ids;
}

/** Texts that lie one behind the other. */
class Texts {
  #at = 0;

  constructor(private readonly bytes: Buffer) {}

  take(length: number): Buffer {
    this.#at += length;
    return this.bytes.subarray(this.#at - length, this.#at);
  }
}
