import { createSecretKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { AppError } from '../errors/app-error';
import { wallClock } from '../facts/clock';
import { commitFactFrom, roleIn } from '../facts/commit-fact';
import { identitiesOf } from '../facts/identity';
import { commitId } from '../facts/keyed-ids';
import type { CommitFact, IncompleteCommit } from '../facts/types';
import { diffCommits } from '../git/diff';
import { DiffLoad } from '../git/diff-load';
import type { DiffSetup } from '../git/diff-setup';
import { openEngine } from '../git/engine/engine';
import type { Engine } from '../git/engine/engine';
import { endWaitingThread } from '../git/engine/waiting-thread';
import { listCommits } from '../git/listing';
import { openSource } from '../git/open-source';
import type { OpenRequest } from '../git/open-source';
import type { OpenedSource } from '../git/source';
import type { CommitChanges, CommitHeader, GitProgress, RepositorySource } from '../git/types';
import type { Classifier } from '../languages/types';
import { createFileClassifier } from './classify-changes';
import { createDayRange } from './day-range';
import type { DayRange } from './day-range';
import { mapAhead } from './map-ahead';
import type { SignatureReading } from './verify-signatures';

export interface ReadFactsRequest {
  source: RepositorySource;
  /** Opaque id of the repository. */
  repository: string;
  /** What the person calls the repository: its path or address; stands in `incomplete`. */
  label: string;
  /** Whose commits: addresses compared without case, or everybody's. */
  emails: readonly string[] | 'all';
  /** Decide languages by names alone: no file content, and so no `.gitattributes`, is read. */
  byName?: boolean;
  /** Days `YYYY-MM-DD` on the author's own clock, both included. Commits without a possible date are left out where one is given. */
  since?: string;
  until?: string;
  /** Secret under which commit ids are made; null where they are not stored. */
  userKey: Uint8Array | null;
  /** Whether the facts of a commit (its opaque id) are stored already; then it is not read again. */
  known?: (commitId: string) => boolean;
  /** Head up to which everything is stored under the same rules and addresses. */
  lastHead?: string | null;
  classifier: Classifier;
  /** Parent of temporary folders. */
  tempParent?: string;
  signal?: AbortSignal;
  onProgress?: (progress: GitProgress) => void;
  /** Diff processes at the same time; default: a core each. */
  diffWorkers?: number;
  /** Ids of the person's identities by their addresses in comparable form; without them facts name none. */
  identities?: ReadonlyMap<string, string>;
  /** Opaque ids of commits that the owner excluded, and whether he excluded a path. */
  excluded?: { commits?: ReadonlySet<string>; paths?: (path: string) => boolean };
  /** What checks signatures; without it none is verified. Whoever gives it closes it. */
  signatures?: SignatureReading;
  /** Told of each commit that cannot be counted wholly, before its fact is given: whoever stores facts can note it first. */
  onIncomplete?: (entry: IncompleteCommit) => void;
  /** Is shown every batch of commits with their changed files before its facts are given, and waited for. */
  onChanges?: (batch: readonly CommitChanges[], setup: DiffSetup) => Promise<void>;
  /** Gets what is known at the end, right before the generator ends. */
  onOutcome?: (outcome: ReadOutcome) => void;
  /** Commits whose objects are fetched before the facts of the ones before them are all given: smaller steps keep more of a run that is stopped. Default: all at once, with the fewest requests. */
  slice?: number;
  /** How a source is opened; default `openSource`. */
  open?: (request: OpenRequest) => Promise<OpenedSource>;
}

/** Answers of git whose contents are looked at together: what still waits when the diffs are done is read by one core while the other idles. */
const AT_WORK = 2;

/** What is known when all facts were given. */
export interface ReadOutcome {
  /** Commit of the default branch; null where there are no commits yet. */
  head: string | null;
  incomplete: IncompleteCommit[];
  /** HEAD names a branch that does not exist; all branches were read instead. */
  headMissing: boolean;
  /** The repository itself holds only a part of its history. */
  shallow: boolean;
  /** The last head is no longer reached: facts whose commit is not in `reachable` are to be retired. */
  historyRewritten: boolean;
  /** Opaque ids of all the person's commits that the head reaches (those within the days asked for); undefined where only new commits were looked at. */
  reachable: Set<string> | undefined;
  /** The newest of the person's commits that were looked at, by its author's wall clock in seconds; undefined where none has a possible date. */
  newest: { sha: string; time: number } | undefined;
  /** Author names as the person's commits that were looked at carry them, the known ones too, and how many carry each. */
  names: Map<string, number>;
}

/**
 * Reads one repository and gives the facts of the chosen authors' commits in batches, in no particular order, each commit once. Numbers are those of
 * `git log --no-merges -M --numstat` on the default branch. Merges and commits that only name the person as co-author come without changes. Returns, and hands to
 * `onOutcome`, what is known at the end. Throws AppError; facts given before still hold.
 */
export async function* readFacts(request: ReadFactsRequest): AsyncGenerator<CommitFact[], ReadOutcome> {
  const range = createDayRange(request.since, request.until);
  const { source, emails, lastHead, tempParent, signal, onProgress } = request;
  const opened = await (request.open ?? openSource)({
    source, emails, lastHead, tempParent, signal, onProgress,
    // Who wants small steps does not want everything fetched at once.
    wants: request.slice === undefined ? wantsLines(request, range) : undefined,
    whileWaiting: () => void request.classifier.ready?.().catch(() => undefined),
  });
  const reader = new FactReader(request, opened, range);
  try {
    yield* reader.read();
  } finally {
    await opened.close();
  }
  const outcome = reader.outcome();
  request.onOutcome?.(outcome);
  return outcome;
}

/** The rule by which commits get their lines read, as a question that changes nothing. */
function wantsLines({ emails, userKey, known }: ReadFactsRequest, range: DayRange): (header: CommitHeader) => boolean {
  const own = emails === 'all' ? null : identitiesOf(emails);
  const key = userKey && createSecretKey(userKey);
  return (header) => header.parents.length <= 1 && roleIn(header, own) === 'author' && range.includes(header.authored) && !known?.(commitId(key, header.sha));
}

/** Commits whose signatures are looked at together. */
const SIGNATURES_AT_ONCE = 500;

type FactRows = Parameters<typeof commitFactFrom>[0]['rows'];

/** Commits of a person on their way from headers to facts. */
class FactReader {
  readonly #key: KeyObject | null;
  readonly #emails: ReadonlySet<string> | null;
  readonly #incomplete: IncompleteCommit[] = [];
  readonly #reachable: Set<string> | undefined;
  readonly #names = new Map<string, number>();
  #newest: ReadOutcome['newest'];
  /** Facts that need no diff: merges, co-authorships, commits that cannot be read. */
  #direct: CommitFact[] = [];
  /** Facts that are stored and whose signature is to be checked anew. */
  readonly #again: { header: CommitHeader; fact: CommitFact }[] = [];
  #selected = 0;
  #read = 0;
  /** Commits whose lines were asked for: each must be answered, or the totals would be wrong without a word. */
  #asked = 0;
  #listed = false;

  constructor(
    private readonly request: ReadFactsRequest,
    private readonly source: OpenedSource,
    private readonly range: DayRange,
  ) {
    this.#key = request.userKey && createSecretKey(request.userKey);
    this.#emails = request.emails === 'all' ? null : identitiesOf(request.emails);
    this.#reachable = source.partial || !request.known ? undefined : new Set();
  }

  outcome(): ReadOutcome {
    const { head, shallow, historyRewritten, headMissing = false } = this.source;
    return { head, headMissing, shallow, historyRewritten, incomplete: this.#incomplete, reachable: this.#reachable, newest: this.#newest, names: this.#names };
  }

  async *read(): AsyncGenerator<CommitFact[]> {
    const { gitDir, objectFormat } = this.source;
    const { signal, diffWorkers, classifier, byName } = this.request;
    const atOnce = !this.source.prepare && !this.source.partial;
    const setup: DiffSetup = { gitDir, objectFormat, signal, load: new DiffLoad(), engine: atOnce ? openEngine({ gitDir, objectFormat, contents: !byName }) : undefined };
    if (!setup.engine) endWaitingThread();
    const files = createFileClassifier({ setup, classifier, byName: byName ?? false });
    await this.request.signatures?.begin(this.request.repository);
    // Once the listing and the diffs are started, and before they are at work.
    const beginning = atOnce ? setImmediate(() => files.begin()) : undefined;
    const listing = new AbortController();
    try {
      const changes = diffCommits({ ...setup, workers: diffWorkers, atOnce }, this.#select(setup.engine, signal ? AbortSignal.any([signal, listing.signal]) : listing.signal));
      for await (const facts of mapAhead(changes, AT_WORK, (batch) => this.#facts(batch, files, setup))) {
        yield this.#direct.length === 0 ? facts : [...this.#takeDirect(), ...facts];
        this.#report();
      }
      if (this.#direct.length > 0) yield this.#takeDirect();
      yield* this.#checkedAgain(setup);
      if (this.#read !== this.#asked) throw new AppError('internal', `Git answered for ${this.#read} of ${this.#asked} commits. Nothing of this run counts; run it again.`);
    } finally {
      clearImmediate(beginning);
      listing.abort();
      files.close();
      setup.engine?.close();
    }
  }

  /** Stored facts for which the signature now says something else. */
  async *#checkedAgain(setup: DiffSetup): AsyncGenerator<CommitFact[]> {
    for (let start = 0; start < this.#again.length; start += SIGNATURES_AT_ONCE) {
      const block = this.#again.slice(start, start + SIGNATURES_AT_ONCE);
      const verified = await this.request.signatures?.verified(block.map(({ header }) => header), setup);
      const changed = block.flatMap(({ header: { sha }, fact }) => (fact.signatureVerified === verified?.has(sha) ? [] : [{ ...fact, signatureVerified: !fact.signatureVerified }]));
      if (changed.length > 0) yield changed;
    }
  }

  #takeDirect(): CommitFact[] {
    const direct = this.#direct;
    this.#direct = [];
    return direct;
  }

  /** The commits that need a diff; all others become facts at once. */
  async *#select(engine: Engine | undefined, signal: AbortSignal): AsyncGenerator<CommitHeader[]> {
    const { source, request } = this;
    const all: CommitHeader[] = [];
    let seen = 0;
    for await (const { headers, seen: more } of listCommits({ source, engine, emails: this.#emails, signal })) {
      const batch = headers.filter((header) => this.#wants(header));
      seen += more;
      this.#selected += batch.length;
      if (source.prepare) for (const header of batch) all.push(header);
      else if (batch.length > 0) {
        this.#asked += batch.length;
        yield batch;
      }
      if (this.#read === 0) request.onProgress?.({ step: 'listing', done: seen, total: undefined });
    }
    this.#listed = true;
    if (!source.prepare || all.length === 0) return;
    if (request.slice === undefined && source.prepareInSteps) {
      for await (const wanted of source.prepareInSteps(all)) yield* this.#there(wanted);
      return;
    }
    const slice = request.slice ?? all.length;
    for (let at = 0; at < all.length; at += slice) {
      const wanted = all.slice(at, at + slice);
      await source.prepare(wanted, request.signal);
      yield* this.#there(wanted);
    }
  }

  /** Those of the prepared commits that could be brought. */
  *#there(wanted: readonly CommitHeader[]): Generator<CommitHeader[]> {
    const there = wanted.filter((header) => !this.#isMissing(header));
    this.#asked += there.length;
    if (there.length > 0) yield there;
  }

  #wants(header: CommitHeader): boolean {
    const role = roleIn(header, this.#emails);
    if (role === null || !this.range.includes(header.authored)) return false;
    if (role === 'author') this.#noteAuthored(header);
    if (this.request.known) {
      const id = commitId(this.#key, header.sha);
      this.#reachable?.add(id);
      if (this.request.known(id)) {
        const fact = header.signed && role === 'author' ? this.request.signatures?.again(id) : undefined;
        if (fact) this.#again.push({ header, fact });
        return false;
      }
    }
    if (role === 'author' && header.parents.length <= 1) return true;
    this.#addDirect(header);
    return false;
  }

  #noteAuthored({ sha, author, authored }: CommitHeader): void {
    this.#names.set(author.name, (this.#names.get(author.name) ?? 0) + 1);
    const time = wallClock(authored);
    if (time !== null && time > (this.#newest?.time ?? -Infinity)) this.#newest = { sha, time };
  }

  #isMissing(header: CommitHeader): boolean {
    const reason = this.source.missing?.get(header.sha);
    if (reason === undefined) return false;
    this.#name(header, reason);
    this.#addDirect(header);
    return true;
  }

  #addDirect(header: CommitHeader): void {
    const fact = this.#fact(header, []);
    if (fact) this.#direct.push(fact);
  }

  #fact(header: CommitHeader, rows: FactRows, signatureVerified = false): CommitFact | null {
    const fact = commitFactFrom({ header, rows, userKey: this.#key, repository: this.request.repository, emails: this.#emails, identities: this.request.identities, signatureVerified });
    if (fact && this.request.excluded?.commits?.has(fact.commit)) fact.excludedByOwner = true;
    return fact;
  }

  #name(header: CommitHeader, reason: string): void {
    const entry = { repository: this.request.label, commit: header.sha, reason };
    this.#incomplete.push(entry);
    this.request.onIncomplete?.(entry);
  }

  async #facts(batch: CommitChanges[], files: ReturnType<typeof createFileClassifier>, setup: DiffSetup): Promise<CommitFact[]> {
    await this.request.onChanges?.(batch, setup);
    const [classified, verified] = await Promise.all([files.classify(batch), this.request.signatures?.verified(batch.map(({ header }) => header), setup)]);
    const facts: CommitFact[] = [];
    for (let index = 0; index < batch.length; index += 1) {
      const changes = batch[index] as CommitChanges;
      const { rows, tooLarge } = classified[index] ?? { rows: [], tooLarge: 0 };
      if (changes.incomplete !== undefined) this.#name(changes.header, changes.incomplete);
      if (tooLarge > 0) this.#name(changes.header, `${tooLarge} ${tooLarge === 1 ? 'file' : 'files'} over 50 MB: lines not counted`);
      const kept = this.#withoutPaths(changes, rows);
      const fact = this.#fact(changes.header, kept, verified?.has(changes.header.sha));
      if (fact && kept.length > 0 && kept.every(({ category }) => category === 'excluded')) fact.excludedByOwner = true;
      if (fact) facts.push(fact);
    }
    this.#read += batch.length;
    return facts;
  }

  /** Files that the owner left out stay in the totals, as what he left out. */
  #withoutPaths({ files }: CommitChanges, rows: FactRows): FactRows {
    const isOut = this.request.excluded?.paths;
    return isOut === undefined ? rows : rows.map((row, index) => (isOut(files[index]?.path ?? '') ? { ...row, category: 'excluded' as const } : row));
  }

  #report(): void {
    this.request.onProgress?.({ step: 'reading', done: this.#read, total: this.#listed ? this.#selected : undefined });
  }
}
