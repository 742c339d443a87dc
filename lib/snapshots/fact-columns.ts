import { FACT_CATEGORIES, KINDS } from '../facts/types';
import type { CommitFact } from '../facts/types';
import { IdColumn } from './id-column';

/** Bits of `flags`. */
export const FLAG = { merge: 1, coAuthorOnly: 2, coAuthored: 4, bot: 8, ai: 16, signed: 32, owner: 64, work: 128 } as const;

type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

function withRoom<T extends Column>(column: T, needed: number): T {
  if (needed <= column.length) return column;
  const larger = new (column.constructor as new (length: number) => T)(Math.max(needed, column.length * 2));
  larger.set(column);
  return larger;
}

const KIND_INDEX = new Map<string, number>(KINDS.map((kind, index) => [kind, index]));
const CATEGORY_INDEX = new Map<string, number>(FACT_CATEGORIES.map((category, index) => [category, index]));

/**
 * Facts in typed columns, about 50 bytes a commit and 30 a change, so that a history of any length fits. Commits are added in
 * any order; a commit's changes lie together from `firstChange[i]` to `firstChange[i + 1]`.
 */
export class FactColumns {
  commits = 0;
  changes = 0;
  /** Seconds; -1 where there is none. */
  time = new Float64Array(1024);
  committed = new Float64Array(1024);
  repository = new Uint32Array(1024);
  kind = new Uint8Array(1024);
  flags = new Uint8Array(1024);
  /** One more than the index into TRUSTS; 0 where nothing is known. */
  trust = new Uint8Array(1024);
  /** One more than the index into `identities`; 0 where nobody knows which. */
  identity = new Uint16Array(1024);
  firstChange = new Uint32Array(1025);
  /** Index into `languages`, -1 for none. */
  language = new Int32Array(2048);
  category = new Uint8Array(2048);
  files = new Float64Array(2048);
  additions = new Float64Array(2048);
  deletions = new Float64Array(2048);
  /** Names in order of appearance. */
  readonly languages: string[] = [];
  /** Ids of the person's addresses in order of appearance. */
  readonly identities: string[] = [];
  private readonly commitIds = new IdColumn();
  private readonly workIds = new IdColumn();
  private readonly languageIndex = new Map<string, number>();

  /** `ID_BYTES` a commit. */
  get ids(): Buffer {
    return this.commitIds.bytes;
  }

  /** The same for works; zeros where there is none. */
  get works(): Buffer {
    return this.workIds.bytes;
  }

  /** `trust` is an index into TRUSTS, -1 where nothing is known. */
  add(fact: CommitFact, repository: number, trust = -1): void {
    const i = this.commits;
    const changes = this.changes + fact.changes.length;
    if (i >= this.time.length || i + 1 >= this.firstChange.length || changes > this.language.length) this.makeRoom(i + 1, changes);
    this.commitIds.add(fact.commit);
    this.workIds.add(fact.work);
    this.time[i] = fact.time ?? -1;
    this.committed[i] = fact.committed ?? -1;
    this.repository[i] = repository;
    this.kind[i] = KIND_INDEX.get(fact.kind) ?? KINDS.length - 1;
    this.flags[i] = flagsOf(fact);
    this.trust[i] = trust + 1;
    this.identity[i] = fact.identity === null ? 0 : this.identityOf(fact.identity);
    for (const change of fact.changes) {
      const j = this.changes++;
      this.language[j] = change.language === null ? -1 : this.indexOf(change.language);
      this.category[j] = CATEGORY_INDEX.get(change.category) ?? 0;
      this.files[j] = change.files;
      this.additions[j] = change.additions;
      this.deletions[j] = change.deletions;
    }
    this.commits = i + 1;
    this.firstChange[i + 1] = this.changes;
  }

  private identityOf(identity: string): number {
    const at = this.identities.indexOf(identity);
    return at < 0 ? this.identities.push(identity) : at + 1;
  }

  private indexOf(language: string): number {
    let index = this.languageIndex.get(language);
    if (index === undefined) {
      index = this.languages.push(language) - 1;
      this.languageIndex.set(language, index);
    }
    return index;
  }

  private makeRoom(commits: number, changes: number): void {
    this.time = withRoom(this.time, commits);
    this.committed = withRoom(this.committed, commits);
    this.repository = withRoom(this.repository, commits);
    this.kind = withRoom(this.kind, commits);
    this.flags = withRoom(this.flags, commits);
    this.trust = withRoom(this.trust, commits);
    this.identity = withRoom(this.identity, commits);
    this.firstChange = withRoom(this.firstChange, commits + 1);
    this.language = withRoom(this.language, changes);
    this.category = withRoom(this.category, changes);
    this.files = withRoom(this.files, changes);
    this.additions = withRoom(this.additions, changes);
    this.deletions = withRoom(this.deletions, changes);
  }
}

function flagsOf(fact: CommitFact): number {
  return (
    (fact.merge ? FLAG.merge : 0) | (fact.coAuthorOnly ? FLAG.coAuthorOnly : 0) | (fact.coAuthored ? FLAG.coAuthored : 0) | (fact.bot ? FLAG.bot : 0) |
    (fact.ai ? FLAG.ai : 0) | (fact.signed ? FLAG.signed : 0) | (fact.excludedByOwner ? FLAG.owner : 0) | (fact.work !== null ? FLAG.work : 0)
  );
}
