import type { ChangeFact, CommitFact, FactCategory, Kind } from '../facts/types';
import { factOfFields, readVersion } from './influx-fields';
import type { CommonFields } from './influx-fields';
import { fromTag } from './influx-names';

/** A row of an answer by the names of its columns. */
export type Row = (name: string) => string | number | null;
/** Tags of the series that a row is of; one that is not there is empty. */
export type Tags = Readonly<Record<string, string>>;

/** One writing of a commit, as far as its points were seen. */
interface Writing { fact: CommitFact | undefined; digest: string; parts: number; written: number; changes: Map<string, { place: number; change: ChangeFact | undefined }> }

function isWhole({ parts, changes }: Writing): boolean {
  return changes.size === Math.max(parts, 1);
}

/** Puts the points of one repository together again: each commit as it was last written wholly. What a killed process wrote of a commit is not one yet. */
export class FactAssembler {
  readonly #repository: string;
  readonly #commits = new Map<string, Writing[]>();

  constructor(repository: string) {
    this.#repository = repository;
  }

  /** With `idsOnly` no more is known afterwards than which commits are whole. */
  add(tags: Tags, row: Row, idsOnly = false): void {
    const version = readVersion(String(row('version') ?? ''));
    if (!version) return;
    const commit = String(row('id'));
    let writings = this.#commits.get(commit);
    if (!writings) this.#commits.set(commit, (writings = []));
    let writing = writings.find(({ digest }) => digest === version.digest);
    if (!writing) {
      writing = { fact: idsOnly ? undefined : this.#factOf(tags, row), digest: version.digest, parts: version.parts, written: version.written, changes: new Map() };
      writings.push(writing);
    }
    writing.written = Math.max(writing.written, version.written);
    const change = idsOnly || tags.category === undefined || tags.category === '' ? undefined : changeOf(tags, tags.category as FactCategory, row);
    writing.changes.set(`${tags.category ?? ''} ${tags.language ?? ''}`, { place: version.place, change });
  }

  #factOf(tags: Tags, row: Row): CommitFact {
    const fields = Object.fromEntries(['id', 'work', 'identity', 'zone', 'committed', 'flags', 'at'].map((name) => [name, row(name) ?? undefined])) as unknown as CommonFields;
    return factOfFields(fields, Number(row('time')), this.#repository, tags.kind as Kind);
  }

  /** Commits that are there wholly. */
  ids(): string[] {
    return [...this.#commits].filter(([, writings]) => writings.some(isWhole)).map(([commit]) => commit);
  }

  /** Their facts in the order of their ids. */
  facts(): CommitFact[] {
    const found: CommitFact[] = [];
    for (const commit of this.ids().sort()) {
      const whole = (this.#commits.get(commit) ?? []).filter(isWhole);
      const { fact, changes } = whole.reduce((last, one) => (one.written > last.written ? one : last));
      const ordered = [...changes.values()].sort((a, b) => a.place - b.place).flatMap(({ change }) => (change ? [change] : []));
      if (fact) found.push({ ...fact, changes: ordered });
    }
    return found;
  }
}

function changeOf(tags: Tags, category: FactCategory, row: Row): ChangeFact {
  return {
    language: tags.language === undefined || tags.language === '' ? null : fromTag(tags.language), category,
    files: Number(row('files')), additions: Number(row('additions')), deletions: Number(row('deletions')),
  };
}
