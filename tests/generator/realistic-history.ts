import { data, quotedPath } from './fast-import';
import { createRandom } from './random';
import type { Random } from './random';
import { someTextKind, vocabulary } from './realistic-text';
import type { TextKind } from './realistic-text';

export interface RealisticOptions {
  /** Commits, merges among them. */
  commits: number;
  seed: number;
}

interface LiveFile {
  kind: TextKind;
  lines: string[];
}

const START = Date.UTC(2014, 0, 6) / 1000;
const YEARS = 11;
const SUBJECTS = ['feat: ', 'fix: ', 'Add ', 'Fix ', 'refactor: ', 'docs: ', 'test: ', 'chore: ', 'Update ', 'Remove ', ''];

/** Shares of the first authors in percent, about a fifth and a twentieth among them; the others divide the rest. */
const SHARES = [26, 19, 11, 7, 6, 4.5, 3.5, 3, 2];

class Workplace {
  readonly files = new Map<string, LiveFile>();
  private paths: string[] = [];
  private readonly word: () => string;

  constructor(private readonly random: Random) {
    this.word = vocabulary(random, 3000);
  }

  /** Commands of one ordinary commit. */
  work(wanted: number): string {
    const { random } = this;
    const commands: string[] = [];
    const count = random.chance(0.02) ? random.between(10, 40) : 1 + Math.floor(random.below(100) ** 2 / 1400);
    const touched = new Set<string>();
    for (let index = 0; index < count; index++) {
      const path = this.files.size < wanted && random.chance(0.35) ? this.create() : this.favourite();
      if (path === undefined || touched.has(path)) continue;
      touched.add(path);
      const file = this.files.get(path) as LiveFile;
      if (random.chance(0.02)) {
        this.files.delete(path);
        commands.push(`D ${quotedPath(path)}\n`);
        continue;
      }
      this.edit(file);
      const moved = random.chance(0.02) ? this.rename(path, file) : path;
      if (moved !== path) commands.push(`D ${quotedPath(path)}\n`);
      commands.push(`M 100644 inline ${quotedPath(moved)}\n${data(Buffer.from(`${file.lines.join('\n')}\n`).toString('latin1'))}`);
    }
    return commands.join('');
  }

  private create(): string {
    const kind = someTextKind(this.random);
    const path = kind.name(`${this.word()}/${this.word()}${this.files.size}`);
    // The oldest files are the heart of a project: large and worked on most.
    const length = Math.ceil((kind.lines * this.random.between(2, 10)) / (this.paths.length < 40 ? 3 : 10));
    this.files.set(path, { kind, lines: Array.from({ length }, () => this.line(kind)) });
    this.paths.push(path);
    return path;
  }

  /** Some files are worked on much more than others. */
  private favourite(): string | undefined {
    if (this.paths.length > this.files.size * 1.2 + 10) this.paths = this.paths.filter((path) => this.files.has(path));
    for (let attempt = 0; attempt < 20; attempt++) {
      const path = this.paths[Math.floor((this.random.below(1000) / 1000) ** 4 * this.paths.length)];
      if (path !== undefined && this.files.has(path)) return path;
    }
    return this.files.keys().next().value;
  }

  private edit({ kind, lines }: LiveFile): void {
    const { random } = this;
    const hunks = random.between(1, 4);
    for (let hunk = 0; hunk < hunks; hunk++) {
      const at = random.below(lines.length + 1);
      const gone = random.below(random.chance(0.1) ? 40 : 6);
      // What grows far beyond its usual size is cut as often as it is added to.
      const more = random.below(lines.length > kind.lines * 5 ? 4 : random.chance(0.1) ? 60 : 9);
      lines.splice(at, gone, ...Array.from({ length: more }, () => this.line(kind)));
    }
  }

  private rename(path: string, file: LiveFile): string {
    const moved = file.kind.name(`${this.word()}/${this.word()}${this.files.size}r`);
    this.files.delete(path);
    this.files.set(moved, file);
    this.paths.push(moved);
    return moved;
  }

  private line(kind: TextKind): string {
    return kind.line(this.random, this.word);
  }
}

function somebody(random: Random, commits: number): string {
  let at = random.below(1000) / 10;
  for (const [index, share] of SHARES.entries()) if ((at -= share) < 0) return `Author ${index} <author${index}@example.org>`;
  if (random.chance(0.15)) return 'dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>';
  const other = SHARES.length + random.below(Math.max(3, Math.floor(commits / 40)));
  return `Author ${other} <author${other}@example.org>`;
}

/**
 * Commands of `git fast-import` for a history like that of a middle-sized project: a few authors with most of the commits, files worked on unevenly, moves,
 * deletions, pull requests merged with a merge commit. The same options give the same commits. Memory grows with the newest tree only.
 */
export function* realisticHistory({ commits, seed }: RealisticOptions): Generator<Buffer> {
  const random = createRandom(seed);
  const workplace = new Workplace(random);
  const step = (YEARS * 365 * 86_400) / commits;
  let [main, tip, open] = [0, 0, 0];
  const commit = (mark: number, parents: number[], message: string, changes: string): Buffer => {
    const author = somebody(random, commits);
    const day = Math.floor((START + mark * step) / 86_400) * 86_400;
    const time = `${day + random.between(7, 21) * 3600 + random.below(3600)} ${random.pick(['+0000', '+0100', '-0500'])}`;
    const [first, ...others] = parents.filter((parent) => parent > 0);
    return Buffer.from(
      [
        `commit refs/heads/main\nmark :${mark}\nauthor ${author} ${time}\ncommitter ${author} ${time}\n`, data(message),
        first === undefined ? '' : `from :${first}\n`, ...others.map((other) => `merge :${other}\n`), changes, '\n',
      ].join(''),
      'latin1',
    );
  };
  // A merge commit takes the branch's changes over once more: fast-import begins it with the tree of its first parent.
  let branch: string[] = [];
  for (let made = 1; made <= commits; made++) {
    if (open === 0 && main > 0 && random.chance(0.12)) open = random.between(1, 5);
    const changes = workplace.work(20 + made / 12);
    if (open > 0) branch.push(changes);
    yield commit(made, [tip], `${random.pick(SUBJECTS)}${made}\n`, changes);
    tip = made;
    if (open > 0 && --open === 0 && made < commits) {
      made++;
      yield commit(made, [main, tip], `Merge pull request #${made}\n`, branch.join(''));
      tip = made;
    }
    if (open > 0) continue;
    main = tip;
    branch = [];
  }
}
