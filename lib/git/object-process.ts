import { startGit } from './run';
import type { GitProcess } from './run';
import type { DiffSetup } from './diff-worker';

/** What one question got: undefined where the object is not there. */
export interface ObjectAnswer {
  id: string;
  type: string;
  /** Bytes of the whole object. */
  size: number;
  /** The first bytes, up to what was wanted; absent for questions without content. */
  content: Buffer | undefined;
}

type Visit = (answer: ObjectAnswer | undefined) => void;

const NEW_LINE = 10;

/**
 * A long-lived `git cat-file`: questions go in as lines and are answered in order. With `keep` the content comes too, its first `keep` bytes; what lies beyond is read and let
 * go. A process that ends (a damaged object) answers "not there" to what is open; the next question starts another.
 */
export class ObjectProcess {
  #git: GitProcess | undefined;
  readonly #open: Visit[] = [];

  /** The answer that is being read: its head line, then its content. */
  #line: Buffer[] = [];
  #current: { id: string; type: string; size: number } | undefined;
  #pieces: Buffer[] = [];
  #kept = 0;
  #toRead = 0;

  constructor(
    private readonly setup: DiffSetup,
    private readonly keep: number | undefined,
  ) {}

  /** Asks for objects by name (an id, or `<tree>:<path>` without line breaks); `visit` is called once each, in order. Resolves when all are answered. */
  async ask(names: readonly string[], visit: (index: number, answer: ObjectAnswer | undefined) => void): Promise<void> {
    if (names.length === 0) return;
    const git = this.#started();
    for (const index of names.keys()) this.#open.push((answer) => visit(index, answer));
    git.working(true);
    git.stdin.write(`${names.join('\n')}\n`);
    const last = this.#open.length;
    await new Promise<void>((resolve) => {
      const visitLast = this.#open[last - 1];
      this.#open[last - 1] = (answer) => {
        visitLast?.(answer);
        resolve();
      };
    });
  }

  /** Ends the process. */
  close(): void {
    this.#git?.stdin.end();
    this.#git?.kill();
  }

  #started(): GitProcess {
    if (this.#git) return this.#git;
    const format = '%(objectname) %(objecttype) %(objectsize)';
    const git = startGit({ ...this.setup, args: ['cat-file', this.keep === undefined ? `--batch-check=${format}` : `--batch=${format}`] });
    this.#git = git;
    git.stdout.on('data', (chunk: Buffer) => this.#read(chunk));
    git.stdout.once('close', () => this.#over(git));
    return git;
  }

  #over(git: GitProcess): void {
    if (this.#git === git) this.#git = undefined;
    this.#line = [];
    this.#current = undefined;
    for (const visit of this.#open.splice(0)) visit(undefined);
  }

  #read(chunk: Buffer): void {
    let at = 0;
    while (at < chunk.length) {
      if (this.#current) {
        at = this.#readContent(chunk, at);
        continue;
      }
      const end = chunk.indexOf(NEW_LINE, at);
      if (end < 0) {
        this.#line.push(chunk.subarray(at));
        break;
      }
      const piece = chunk.subarray(at, end);
      const line = this.#line.length === 0 ? piece : Buffer.concat([...this.#line, piece]);
      this.#line = [];
      at = end + 1;
      this.#readLine(line.toString('latin1'));
    }
    if (this.#open.length === 0) this.#git?.working(false);
  }

  #readLine(line: string): void {
    const [id = '', type = '', size = '', ...more] = line.split(' ');
    // Anything else (`… missing`, `… ambiguous`) repeats the question, which may hold spaces.
    if (more.length > 0 || !/^\d+$/.test(size) || !/^[0-9a-f]{40,64}$/.test(id)) return this.#answer(undefined);
    const head = { id, type, size: Number(size) };
    if (this.keep === undefined) return this.#answer({ ...head, content: undefined });
    this.#current = head;
    this.#toRead = head.size + 1;
    this.#kept = 0;
  }

  #readContent(chunk: Buffer, at: number): number {
    const end = Math.min(chunk.length, at + this.#toRead);
    const size = this.#current?.size ?? 0;
    const wanted = Math.min(this.keep ?? 0, size) - this.#kept;
    if (wanted > 0) {
      const piece = chunk.subarray(at, Math.min(end, at + wanted));
      this.#pieces.push(piece);
      this.#kept += piece.length;
    }
    this.#toRead -= end - at;
    if (this.#toRead === 0 && this.#current) {
      const content = this.#pieces.length === 1 ? this.#pieces[0] : Buffer.concat(this.#pieces);
      this.#pieces = [];
      const answer = { ...this.#current, content };
      this.#current = undefined;
      this.#answer(answer);
    }
    return end;
  }

  #answer(answer: ObjectAnswer | undefined): void {
    this.#open.shift()?.(answer);
  }
}
