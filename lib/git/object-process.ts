import type { DiffSetup } from './diff-setup';
import { readLargePieces } from './large-pieces';
import { startGit } from './run';
import type { GitProcess } from './run';

/** What is known of an object. */
export interface ObjectAnswer {
  id: string;
  type: string;
  /** Bytes of the whole object. */
  size: number;
  /** The first bytes, up to what was wanted; absent where only the facts were asked for. Valid during the call only: keep a copy. */
  content: Buffer | undefined;
}

/** Called once for each name, a process calls it in order; undefined where the object is not there. */
export type VisitObject = (index: number, answer: ObjectAnswer | undefined) => void;

/** Where objects are asked for. */
export interface ObjectSource {
  /** Asks for objects by name: an id, or `<tree>:<path>` without line breaks. Resolves when `visit` was called once for each. */
  ask(names: readonly string[], visit: VisitObject): Promise<void>;
  /** Starts, before the first question, what takes long to start. */
  begin(): void;
  close(): void;
}

interface Question {
  names: readonly string[];
  visit: VisitObject;
  answered: number;
  done: () => void;
}

const NEW_LINE = 10;
const SPACE = 32;
/** Exit code of a command line that git does not know. */
const USAGE = 129;
const FORMAT = '%(objectname) %(objecttype) %(objectsize)';

/** `cat-file --batch-command` came with git 2.36; it answers a whole batch in large pieces. Older ones answer object by object. */
let hasBatchCommand = true;

/**
 * A long-lived `git cat-file`: questions go in as lines and are answered in order. With `keep` the content comes too, its first `keep` bytes; what lies beyond is read and let
 * go. A process that ends (a damaged object) answers "not there" to the object it ended on; the rest goes to another one.
 */
export class ObjectProcess implements ObjectSource {
  #git: GitProcess | undefined;
  #batchCommand = false;
  readonly #questions: Question[] = [];

  /** The answer that is being read: its head line, then its content. */
  #line: Buffer[] = [];
  #head: { id: string; type: string; size: number } | undefined;
  /** Where content that comes in several pieces is put together; used again for the next. */
  #room = Buffer.alloc(0);
  #kept = 0;
  #toRead = 0;

  constructor(
    private readonly setup: DiffSetup,
    private readonly keep: number | undefined,
  ) {}

  /** Asks for objects by name: an id, or `<tree>:<path>` without line breaks. Resolves when `visit` was called for all. */
  ask(names: readonly string[], visit: VisitObject): Promise<void> {
    if (names.length === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const question = { names, visit, answered: 0, done: resolve };
      this.#questions.push(question);
      if (this.#git) this.#write(question);
      else this.#start();
    });
  }

  /** Starts the process before the first question, where one is to be expected: later, when every core is at work, the program would wait for its start. */
  begin(): void {
    if (this.#git) return;
    try {
      this.#start().working(false);
    } catch {
      // Whoever asks is told.
    }
  }

  /** Ends the process. */
  close(): void {
    this.#git?.kill();
  }

  #start(): GitProcess {
    this.#batchCommand = hasBatchCommand;
    const legacy = this.keep === undefined ? `--batch-check=${FORMAT}` : `--batch=${FORMAT}`;
    const git = startGit({ ...this.setup, args: ['cat-file', ...(this.#batchCommand ? [`--batch-command=${FORMAT}`, '--buffer'] : [legacy])] });
    this.#git = git;
    const read = readLargePieces(git.stdout, (piece) => this.#read(piece), git.seen, () => this.setup.load?.full ?? true);
    void read.then(() => git.ended).then((exit) => this.#over(exit.code), () => this.#over(null));
    for (const question of this.#questions) this.#write(question);
    return git;
  }

  #write(question: Question): void {
    const names = question.answered === 0 ? question.names : question.names.slice(question.answered);
    this.#git?.working(true);
    if (this.#batchCommand) {
      const word = this.keep === undefined ? 'info ' : 'contents ';
      this.#git?.stdin.write(`${word}${names.join(`\n${word}`)}\nflush\n`);
    } else {
      this.#git?.stdin.write(`${names.join('\n')}\n`);
    }
  }

  #over(code: number | null): void {
    this.#git = undefined;
    this.#line = [];
    this.#head = undefined;
    if (this.#questions.length === 0) return;
    if (code === USAGE && this.#batchCommand) hasBatchCommand = false;
    else if (this.setup.signal?.aborted || code === null) while (this.#questions.length > 0) this.#answer(undefined);
    else this.#answer(undefined);
    if (this.#questions.length > 0) this.#start();
  }

  #read(chunk: Buffer): undefined {
    let at = 0;
    while (at < chunk.length) {
      if (this.#head) {
        at = this.#readContent(chunk, at);
        continue;
      }
      const end = chunk.indexOf(NEW_LINE, at);
      if (end < 0) {
        this.#line.push(Buffer.from(chunk.subarray(at)));
        break;
      }
      if (this.#line.length === 0) {
        this.#readLine(chunk, at, end);
      } else {
        const line = Buffer.concat([...this.#line, chunk.subarray(at, end)]);
        this.#line = [];
        this.#readLine(line, 0, line.length);
      }
      at = end + 1;
    }
    if (this.#questions.length === 0) this.#git?.working(false);
  }

  /** A head line is `<id> <type> <size>`; anything else (`… missing`) repeats the question, which may hold spaces itself. */
  #readLine(data: Buffer, from: number, end: number): void {
    const first = data.indexOf(SPACE, from);
    const [type = '', size = '', ...more] = first < 0 || first > end ? [] : data.toString('latin1', first + 1, end).split(' ');
    if (first - from < 40 || more.length > 0 || !/^\d+$/.test(size)) return this.#answer(undefined);
    const head = { id: data.toString('latin1', from, first), type, size: Number(size) };
    if (this.keep === undefined) return this.#answer({ ...head, content: undefined });
    this.#head = head;
    this.#toRead = head.size + 1;
    this.#kept = 0;
  }

  #readContent(chunk: Buffer, at: number): number {
    const head = this.#head;
    const end = Math.min(chunk.length, at + this.#toRead);
    if (!head) return end;
    const size = Math.min(this.keep ?? 0, head.size);
    const before = this.#kept;
    const taken = Math.min(end - at, size - before);
    const last = end - at === this.#toRead;
    this.#toRead -= end - at;
    this.#kept += taken;
    // The chunk's bytes are written over by the next one, so all but a content that lies in one chunk is copied.
    if (before > 0 || !last) {
      if (this.#room.length < size) this.#room = Buffer.allocUnsafeSlow(Math.min(this.keep ?? 0, size * 2));
      chunk.copy(this.#room, before, at, at + taken);
    }
    if (last) {
      this.#head = undefined;
      this.#answer({ ...head, content: before > 0 ? this.#room.subarray(0, size) : chunk.subarray(at, at + taken) });
    }
    return end;
  }

  #answer(answer: ObjectAnswer | undefined): void {
    const question = this.#questions[0];
    if (!question) return;
    question.visit(question.answered, answer);
    question.answered += 1;
    if (question.answered < question.names.length) return;
    this.#questions.shift();
    question.done();
  }
}
