import { editTree } from './edit-tree';
import { PEOPLE, someClock } from './people';
import type { GeneratedPerson } from './people';
import { fits } from './plan-types';
import type { PlannedCommit, PlannedTree } from './plan-types';
import { createRandom } from './random';
import type { Random } from './random';

const EMPTY: PlannedTree = new Map();
const START = Date.UTC(2015, 2, 1) / 1000;
const SUBJECTS = ['feat: more', 'fix(parser): less', 'Add a thing', 'Fix a thing', 'docs: words', 'chore!: tidy', 'wip', 'Bump x from 1 to 2', '', '\xff\xfe', 'feat:\ttab', ' => '];
const BODIES = ['', '', '', '\n\nA body.\n\nWith paragraphs and <angles@in.it>.', '\n\nauthor Eve <eve@example.org> 1 +0000\n\ntree 0000', '\n\n\x01\x02 control'];

/**
 * Makes up a history commit by commit: branches, several roots, merges up to octopus, reverts, the same work done again or on two branches.
 * The same seed gives the same commits; `reseed` goes on differently, as a fork does.
 */
export class HistoryPlanner {
  readonly commits: PlannedCommit[] = [];
  /** Marks of the branches; the first is the default branch. */
  private heads: number[] = [];
  private random: Random;
  private now = START;

  constructor(seed: number) {
    this.random = createRandom(seed);
  }

  reseed(seed: number): void {
    this.random = createRandom(seed);
  }

  /** Mark of the default branch's newest commit. */
  get head(): number {
    return this.heads[0] ?? 0;
  }

  /** Adds about `count` commits. */
  grow(count: number): void {
    const end = this.commits.length + count;
    while (this.commits.length < end) this.step();
  }

  /** Merges all branches into the default one, several at once. */
  join(): void {
    while (this.heads.length > 1) this.merge(this.random.between(1, 4));
  }

  private step(): void {
    const { random } = this;
    const [first] = this.heads;
    if (first === undefined) this.heads = [this.commit([], editTree(random, EMPTY, EMPTY)).mark];
    else if (random.chance(0.06)) this.heads.push(this.commit([], editTree(random, EMPTY, EMPTY)).mark);
    else if (random.chance(0.12) && this.heads.length < 6) this.heads.push(random.pick(this.heads));
    else if (random.chance(0.14) && this.heads.length > 1) this.merge(random.chance(0.3) ? random.between(2, 4) : 1);
    else if (random.chance(0.12)) this.redo(random.below(this.heads.length));
    else this.advance(random.below(this.heads.length));
  }

  private advance(branch: number): void {
    const tip = this.tip(branch);
    const before = this.parentTree(tip);
    this.heads[branch] = this.commit([tip.mark], editTree(this.random, tip.files, before)).mark;
  }

  private merge(others: number): void {
    const { random } = this;
    const tip = this.tip(0);
    const merged = random.shuffle(this.heads.slice(1)).slice(0, others);
    const files = new Map(tip.files);
    for (const mark of merged) for (const [path, file] of this.commitOf(mark).files) if (!files.has(path) && fits(files, path)) files.set(path, file);
    const parents = [...new Set([tip.mark, ...merged])];
    const joined = this.commit(parents, random.chance(0.2) ? editTree(random, files, EMPTY) : files).mark;
    this.heads = [joined, ...this.heads.slice(1).filter((mark) => !parents.includes(mark))];
  }

  /** The newest commit's work once more: reverted and done again, or picked onto a second branch from the same parent. */
  private redo(branch: number): void {
    const tip = this.tip(branch);
    if (tip.parents.length !== 1) return this.advance(branch);
    const again = { author: tip.author, authored: tip.authored };
    const before = this.parentTree(tip);
    if (this.random.chance(0.5)) {
      const reverted = this.commit([tip.mark], before);
      this.heads[branch] = this.commit([reverted.mark], tip.files, again).mark;
    } else {
      this.heads.push(this.commit(tip.parents, tip.files, again).mark);
    }
  }

  private commit(parents: number[], files: PlannedTree, copy?: Pick<PlannedCommit, 'author' | 'authored'>): PlannedCommit {
    const { random } = this;
    this.now += random.between(1, 400_000);
    const author = copy?.author ?? random.pick(PEOPLE);
    const coAuthors: GeneratedPerson[] = random.chance(0.15) ? Array.from({ length: random.between(1, 2) }, () => random.pick(PEOPLE.filter(({ encoding }) => !encoding))) : [];
    const mark = this.commits.length + 1;
    const trailers = coAuthors.map(({ written }) => `${random.pick(['Co-authored-by', 'co-authored-by', 'CO-AUTHORED-BY'])}: ${written}`).join('\n');
    const commit: PlannedCommit = {
      mark, parents, author, files,
      authored: copy?.authored ?? someClock(random, this.now),
      committed: this.now,
      message: `${random.pick(SUBJECTS)} ${mark}${random.pick(BODIES)}${trailers === '' ? '' : `\n\n${trailers}`}${random.chance(0.8) ? '\n' : ''}`,
      coAuthors: coAuthors.map(({ email }) => email).filter((email) => email !== ''),
    };
    this.commits.push(commit);
    return commit;
  }

  private tip(branch: number): PlannedCommit {
    return this.commitOf(this.heads[branch] ?? 0);
  }

  private parentTree(commit: PlannedCommit): PlannedTree {
    const [parent] = commit.parents;
    return parent === undefined ? EMPTY : this.commitOf(parent).files;
  }

  private commitOf(mark: number): PlannedCommit {
    const commit = this.commits[mark - 1];
    if (!commit) throw new Error(`no commit ${mark}`);
    return commit;
  }
}
