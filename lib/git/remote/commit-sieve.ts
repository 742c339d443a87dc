import { parseCommitRecord } from '../commit-record';
import type { ObjectFormat } from '../environment';
import { readHistory } from '../history';
import { streamGit } from '../run';
import type { CommitHeader } from '../types';
import { readHeaders } from './needed-objects';
import { PackReader } from './pack-reader';

interface SieveRequest {
  objectFormat: ObjectFormat;
  /** Whose commits are looked for; only plain ASCII addresses can be. */
  emails: readonly string[];
  /** Hears of each commit that names one of the addresses, as it arrives, and of how much of the history has arrived. */
  onCommit: (header: CommitHeader) => void;
  onPart?: (part: number) => void;
  onEnd?: () => void;
}

const NUL = 0;
const ENCODING = '\nencoding ';
const TREE_AT = 5;
const PLAIN_ADDRESS = /^[\u0021-\u007e]+$/;

interface Folder {
  gitDir: string;
  objectFormat: ObjectFormat;
  signal?: AbortSignal;
}

/**
 * Finds the commits of some people in the pack of a history while it arrives, so that what they need can be asked for before the rest is here. What it found counts only after git has
 * confirmed it: `headers` follows the history with git's own eyes and falls back to reading all of it from there where the two do not agree.
 */
export class CommitSieve {
  readonly #reader: PackReader;
  readonly #trees = new Map<string, string>();
  /** Commits that name one of the addresses; undefined: git has to be asked for it. */
  readonly #found = new Map<string, CommitHeader | undefined>();
  readonly #wanted: readonly string[];

  constructor(private readonly request: SieveRequest) {
    this.#wanted = request.emails.map((email) => email.trim().toLowerCase());
    this.#reader = new PackReader(request.objectFormat, (id, body) => this.#take(id, body));
    if (!this.#wanted.every((email) => PLAIN_ADDRESS.test(email))) this.#reader.stopped = true;
  }

  push(block: Buffer): void {
    if (this.#reader.stopped) return;
    this.#reader.push(block);
    if (this.#reader.total > 0 && !this.#reader.stopped) this.request.onPart?.(this.#reader.read / this.#reader.total);
  }

  /** The pack has arrived. */
  end(): void {
    this.#reader.end();
    this.request.onEnd?.();
  }

  /** The history is cut at the server's side, which only git knows how to read. */
  stop(): void {
    this.#reader.stopped = true;
  }

  /** Root tree of a commit that has arrived. */
  treeOf(sha: string): string | undefined {
    return this.#trees.get(sha);
  }

  /** Headers of the commits that the tips reach and that name one of the addresses, newest first; of all commits where they could not be told apart. */
  async *headers(folder: Folder, tips: readonly string[]): AsyncGenerator<CommitHeader[]> {
    const agreed = this.#reader.whole ? await this.#confirmed(folder, tips) : undefined;
    if (!agreed) {
      yield* readHistory({ ...folder, tips });
      return;
    }
    if (agreed.headers.length > 0) yield agreed.headers;
    yield* readHeaders(folder, agreed.unread);
  }

  async #confirmed(folder: Folder, tips: readonly string[]): Promise<{ headers: CommitHeader[]; unread: string[] } | undefined> {
    const headers: CommitHeader[] = [];
    const unread: string[] = [];
    let [known, unknown, rest] = [0, 0, ''];
    for await (const chunk of streamGit({ ...folder, args: ['rev-list', '--stdin'] }, `${tips.join('\n')}\n`)) {
      const ids = (rest + chunk.toString('latin1')).split('\n');
      rest = ids.pop() ?? '';
      for (const id of ids) {
        if (this.#trees.has(id)) known += 1;
        else unknown += 1;
        const header = this.#found.get(id);
        if (header) headers.push(header);
        else if (!this.#trees.has(id) || this.#found.has(id)) unread.push(id);
      }
    }
    return known === this.#trees.size && unknown === this.#reader.skipped ? { headers, unread } : undefined;
  }

  #take(id: string, body: Buffer): void {
    const width = this.request.objectFormat === 'sha256' ? 64 : 40;
    if (body.toString('latin1', 0, TREE_AT) !== 'tree ') throw new Error('not a commit');
    this.#trees.set(id, body.toString('latin1', TREE_AT, TREE_AT + width));
    const text = body.toString('utf8');
    const folded = text.toLowerCase();
    if (!text.includes(ENCODING) && !this.#wanted.some((email) => folded.includes(email))) return;
    const header = headerOf(id, text, body);
    this.#found.set(id, header);
    if (header) this.request.onCommit(header);
  }
}

/** The header as git's own listing gives it; undefined where that is not the commit's bytes as they are (another encoding than UTF-8). */
function headerOf(id: string, text: string, body: Buffer): CommitHeader | undefined {
  const [, ...lines] = text.slice(0, Math.max(0, text.indexOf('\n\n'))).split('\n');
  if (lines.some((line) => line.startsWith('encoding ') && !/^encoding utf-?8$/i.test(line))) return undefined;
  const others = lines.findIndex((line) => !line.startsWith('parent '));
  const parents = lines.slice(0, others).map((line) => line.slice(7));
  const end = body.indexOf(NUL);
  return parseCommitRecord(Buffer.concat([Buffer.from(`${[id, ...parents].join(' ')}\n`), end < 0 ? body : body.subarray(0, end)]));
}
