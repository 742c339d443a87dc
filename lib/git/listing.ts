import type { Engine } from './engine/engine';
import { readCommits } from './history';
import type { OpenedSource } from './source';
import type { CommitHeader } from './types';
import { WalkedCommits } from './walked-commits';

export interface ListingRequest {
  source: OpenedSource;
  /** Reads the commits where it can; without it git does. */
  engine: Engine | undefined;
  /** Addresses as they are compared; commits that name none of them, as author or in the message, may be left out. Null: all are wanted. */
  emails: ReadonlySet<string> | null;
  signal?: AbortSignal;
}

/** Commits that were listed, and how many were looked at for them. */
export interface ListedCommits {
  headers: CommitHeader[];
  seen: number;
}

/** Small letters of other languages are for Unicode to find: then all commits are wanted. */
const ASCII = /^[\0-\x7f]*$/;

/** Gives the commits of a source, each once, about the newest first. Throws a GitError where git fails. */
export async function* listCommits({ source, engine, emails, signal }: ListingRequest): AsyncGenerator<ListedCommits> {
  const told = new ToldCommits();
  let seen = 0;
  if (engine && !source.shallow && !source.partial && !source.newestIsLoose && source.tips.length > 0) {
    const inOtherEncodings: string[] = [];
    const addresses = emails && [...emails].every((email) => ASCII.test(email)) ? [...emails] : undefined;
    const walked = new WalkedCommits();
    let state = 'failed';
    for await (const part of engine.walk({ tips: Buffer.from(source.tips.join(''), 'hex'), addresses }, signal)) {
      const { headers, left } = walked.read(part);
      for (const id of left) inOtherEncodings.push(id);
      told.add(headers);
      ({ state } = part);
      yield { headers, seen: Math.max(0, part.commits - seen) };
      seen = Math.max(seen, part.commits);
    }
    if (state === 'through') {
      if (inOtherEncodings.length > 0) for await (const headers of readCommits(source, inOtherEncodings, signal)) yield { headers, seen: 0 };
      return;
    }
  }
  // What was seen before is not seen again.
  let again = seen;
  for await (const headers of source.headers(signal)) {
    const known = Math.min(again, headers.length);
    again -= known;
    yield { headers: told.without(headers), seen: headers.length - known };
  }
}

/** The ids of commits that were given already, in 20 bytes each: they are needed only where git has to begin anew. */
class ToldCommits {
  readonly #ids: string[] = [];
  #known: Set<string> | undefined;

  add(headers: readonly CommitHeader[]): void {
    let ids = '';
    for (const { sha } of headers) ids += sha;
    if (ids !== '') this.#ids.push(Buffer.from(ids, 'hex').toString('latin1'));
  }

  without(headers: CommitHeader[]): CommitHeader[] {
    if (this.#ids.length === 0) return headers;
    this.#known ??= new Set(this.#ids.flatMap((ids) => Buffer.from(ids, 'latin1').toString('hex').match(/.{40}/g) ?? []));
    return headers.filter(({ sha }) => !this.#known?.has(sha));
  }
}
