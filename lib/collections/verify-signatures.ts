import type { Context } from '../context';
import { RULES_VERSION } from '../facts/types';
import type { CommitFact } from '../facts/types';
import type { DiffSetup } from '../git/diff-setup';
import { ObjectProcess } from '../git/object-process';
import type { CommitHeader } from '../git/types';
import { createSignatureCheck } from '../signatures/check-signature';
import type { CheckingKeys } from '../signatures/keys-of';

/** What a run that reads facts asks about signatures. */
export interface SignatureReading {
  /** Called once before anything else, with the name under which the repository's facts are stored. */
  begin(repository: string): Promise<void>;
  /** Which of these commits, by their shas, carry a signature by one of the person's keys. Only those that are signed are read. */
  verified(headers: readonly CommitHeader[], setup: DiffSetup): Promise<ReadonlySet<string>>;
  /** The stored fact of a commit (its opaque id) whose signature is to be checked anew; undefined for every other one. */
  again(commitId: string): CommitFact | undefined;
  close(): void;
}

/** Longer commit objects than this are not checked; git's own longest are some kilobytes. */
const MOST_BYTES = 1 << 20;

/** Checks against these keys; `stale` gives the facts of signed commits that were checked against others, where there are any. */
export function createSignatureReading({ keys }: CheckingKeys, stale?: (repository: string) => Promise<ReadonlyMap<string, CommitFact>>): SignatureReading {
  const check = createSignatureCheck(keys);
  let stored: ReadonlyMap<string, CommitFact> = new Map();
  let objects: ObjectProcess | undefined;
  return {
    async begin(repository) {
      if (stale) stored = await stale(repository);
    },
    async verified(headers, setup) {
      const signed = keys.length === 0 ? [] : headers.filter((header) => header.signed);
      const found = new Set<string>();
      if (signed.length === 0) return found;
      objects ??= new ObjectProcess(setup, MOST_BYTES);
      const raw: (Buffer | undefined)[] = [];
      await objects.ask(signed.map(({ sha }) => sha), (index, answer) => {
        // The bytes are written over by the next answer.
        raw[index] = answer?.type === 'commit' && answer.content && answer.size <= MOST_BYTES ? Buffer.from(answer.content) : undefined;
      });
      for (const [index, { sha, committed }] of signed.entries()) {
        const object = raw[index];
        if (object && (await check.isVerified(object, setup.objectFormat, committed.seconds))) found.add(sha);
      }
      return found;
    },
    again: (id) => stored.get(id),
    close: () => objects?.close(),
  };
}

/** Facts of a repository's signed commits, by the commit's opaque id: their own ones with lines, as nothing else counts by its signature. */
export async function signedFacts({ stats }: Pick<Context, 'stats'>, userId: string, repositoryId: string): Promise<Map<string, CommitFact>> {
  const signed = new Map<string, CommitFact>();
  for await (const fact of stats.read(userId, RULES_VERSION, repositoryId)) if (fact.signed && !fact.merge && !fact.coAuthorOnly) signed.set(fact.commit, fact);
  return signed;
}
