import type { ClassifiedRow } from '../facts/commit-fact';
import { ATTRIBUTES_BYTES, AttributeReader } from '../git/attributes';
import type { AttributesOf } from '../git/attributes';
import type { DiffSetup } from '../git/diff-setup';
import { BIG_FILE_BYTES } from '../git/environment';
import type { ObjectSource } from '../git/object-process';
import { PackedObjects } from '../git/packed-objects';
import type { CommitChanges, FileChange } from '../git/types';
import type { Classification, Classifier, LinguistAttributes } from '../languages/types';

/** Bytes of a file that are looked at; rules about the end of a file apply to smaller ones. */
const CONTENT_BYTES = 1024 * 1024;
/** Answers kept by path, and by path and content. */
const KEPT_ANSWERS = 4096;
const NO_BLOB = /^0+$/;
/** Mode of the side on which there is no file. */
const NO_FILE = '000000';
const ORDINARY_FILE = '100';

export interface ClassifiedCommit {
  rows: ClassifiedRow[];
  /** Files whose lines are not counted because of their size. */
  tooLarge: number;
}

export interface FileClassifier {
  /** Language and category of every file of every commit, in order. */
  classify(batch: readonly CommitChanges[]): Promise<ClassifiedCommit[]>;
  /** Loads the rules, and starts the processes that will be asked; without it each is there when it is asked. */
  begin(): void;
  close(): void;
}

/**
 * Decides languages of changed files: by the path where that is enough or `byName` is set, else by the attributes of the commit's own tree and the content of the file
 * as the commit left it (for a deletion, as it was before).
 */
export function createFileClassifier(options: { setup: DiffSetup; classifier: Classifier; byName: boolean }): FileClassifier {
  const { setup, classifier, byName } = options;
  const contents = new PackedObjects(setup, Math.max(CONTENT_BYTES, ATTRIBUTES_BYTES));
  const sizes = new PackedObjects(setup, undefined);
  // The start of a process in the middle of the work takes as long as a thousand answers of one that is there.
  const attributes = byName ? undefined : new AttributeReader(setup, { facts: sizes, contents });
  const byPath = new Answers<Classification>();
  const byContent = new Answers<Classification & { path: string }>();

  const fromPath = (path: string, given: LinguistAttributes | undefined): Classification => {
    if (given) return classifier.classify({ path, attributes: given });
    return byPath.get(path) ?? byPath.set(path, classifier.classify({ path }));
  };

  /** Says of the row of a file what was decided, at once or when its content is read. */
  const classifyFile = (file: FileChange, given: LinguistAttributes | undefined, unread: Unread, row: ClassifiedRow): void => {
    const mode = modeOf(file);
    if (file.additions === undefined) return decide(row, classifier.classify({ path: file.path, mode, binary: true, attributes: given }));
    if (!mode.startsWith(ORDINARY_FILE)) return decide(row, classifier.classify({ path: file.path, mode, attributes: given }));
    const needsContent = !byName && classifier.needsContent(file.path, given);
    if (!byName) setup.engine?.noteUse(file.path, needsContent);
    if (!needsContent) return decide(row, fromPath(file.path, given));
    const blob = blobOf(file);
    const { path } = file;
    // By the content alone: to join it with the path costs more time than the few contents that lie at two places in turn.
    const known = given ? undefined : byContent.get(blob);
    if (known?.path === path) return decide(row, known);
    const read: Reader = (content, size) => {
      const { language, category, reason } = classifier.classify({ path, mode, content, size, attributes: given });
      const answer = { language, category, reason, path };
      if (!given && content) byContent.set(blob, answer);
      decide(row, answer);
    };
    if (file.content) read(file.content, file.content.length);
    else unread.add(blob, read);
  };

  return {
    async classify(batch) {
      await classifier.ready?.();
      const given: AttributesOf[] = attributes ? await attributes.read(batch) : [];
      const unread = new Unread();
      const large = new Set<string>();
      const results = batch.map(({ files }, index) => {
        const rows: ClassifiedRow[] = [];
        for (const file of files) {
          const row: ClassifiedRow = { language: null, category: 'code', additions: file.additions, deletions: file.deletions };
          rows.push(row);
          classifyFile(file, given[index]?.(file.path), unread, row);
        }
        return { rows, tooLarge: 0 };
      });
      for (const { freeContents } of batch) freeContents?.();
      await Promise.all([unread.read(contents), findLarge(sizes, batch, large)]);
      if (large.size > 0) {
        for (const [index, { files }] of batch.entries()) {
          const result = results[index];
          if (result) result.tooLarge = files.filter((file) => file.additions === undefined && (large.has(file.oldBlob) || large.has(file.newBlob))).length;
        }
      }
      return results;
    },
    begin() {
      void classifier.ready?.().catch(() => undefined);
      attributes?.begin();
      if (!byName) contents.begin();
      sizes.begin();
    },
    close() {
      attributes?.close();
      contents.close();
      sizes.close();
    },
  };
}

function decide(row: ClassifiedRow, { language, category }: Classification): void {
  row.language = language;
  row.category = category;
}

function modeOf(file: FileChange): string {
  const { newMode } = file;
  return newMode === NO_FILE ? file.oldMode : newMode;
}

function blobOf(file: FileChange): string {
  return file.newMode === NO_FILE ? file.oldBlob : file.newBlob;
}

/** Which of the files that git gives no lines for are so because of their size. */
async function findLarge(sizes: ObjectSource, batch: readonly CommitChanges[], large: Set<string>): Promise<void> {
  const ids: string[] = [];
  for (const { files, allSmall } of batch) {
    if (allSmall) continue;
    for (const file of files) if (file.additions === undefined) ids.push(...[file.oldBlob, file.newBlob].filter((id) => !NO_BLOB.test(id)));
  }
  await sizes.ask(ids, (index, answer) => {
    if (answer && answer.size > BIG_FILE_BYTES) large.add(ids[index] ?? '');
  });
}

type Reader = (content: Buffer | undefined, size: number | undefined) => void;

/** Blobs to be read, each once however many files want it. */
class Unread {
  readonly #readers = new Map<string, Reader[]>();

  add(blob: string, reader: Reader): void {
    const readers = this.#readers.get(blob);
    if (readers) readers.push(reader);
    else this.#readers.set(blob, [reader]);
  }

  async read(contents: ObjectSource): Promise<void> {
    const ids = [...this.#readers.keys()];
    await contents.ask(ids, (index, answer) => {
      for (const reader of this.#readers.get(ids[index] ?? '') ?? []) reader(answer?.content, answer?.size);
    });
  }
}

/** A bounded memory of answers; when it is full it starts anew. */
class Answers<A> {
  readonly #kept = new Map<string, A>();

  get(key: string): A | undefined {
    return this.#kept.get(key);
  }

  set(key: string, answer: A): A {
    if (this.#kept.size >= KEPT_ANSWERS) this.#kept.clear();
    this.#kept.set(key, answer);
    return answer;
  }
}
