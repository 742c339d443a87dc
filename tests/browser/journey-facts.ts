import { countingEmails, countingIdentities } from '../../lib/accounts/counting-emails';
import { readFacts } from '../../lib/collections/read-facts';
import { readSettings } from '../../lib/config/settings';
import { createContext } from '../../lib/context';
import { collections, repositories, users } from '../../lib/documents/collections';
import { listAll } from '../../lib/documents/list-all';
import { RULES_VERSION } from '../../lib/facts/types';
import type { CommitFact } from '../../lib/facts/types';
import { createClassifier } from '../../lib/languages';

/** Facts of one repository, apart from its id, which is made anew everywhere. */
type Comparable = Omit<CommitFact, 'repository'>[];

function comparable(facts: readonly CommitFact[]): Comparable {
  return facts.map(({ repository: _repository, ...fact }) => fact).sort((a, b) => (a.commit < b.commit ? -1 : 1));
}

async function gather(pieces: AsyncIterable<CommitFact | readonly CommitFact[]>): Promise<CommitFact[]> {
  const all: CommitFact[] = [];
  for await (const piece of pieces) all.push(...(Array.isArray(piece) ? (piece as readonly CommitFact[]) : [piece as CommitFact]));
  return all;
}

/** What a site stored of its one person, and what a scan of the same folders on this machine finds for the same identities; by the repository's name. */
export interface BothWays {
  emails: string[];
  stored: Record<string, Comparable>;
  scanned: Record<string, Comparable>;
}

/** The data of a site with one person, opened beside it. */
export interface OpenedData {
  /** Repositories that were not yet read for exactly the person's present addresses, and for which they were. */
  unsettled(): Promise<Record<string, string[]>>;
  /** Reads the stored facts, and those of the git folders that the forges served. */
  bothWays(folders: ReadonlyMap<string, string>): Promise<BothWays>;
  close(): Promise<void>;
}

/** Opens a data folder. Throws where nobody has signed in yet. */
export async function openData(data: string): Promise<OpenedData> {
  const context = await createContext(readSettings({}, { ...process.env, COMMIT_STATS_DATA: data, COMMIT_STATS_LOG: 'silent' }));
  const [user] = await listAll(context.documents, users, 'all', []);
  if (!user) throw new Error('Nobody is there.');
  return {
    async unsettled() {
      const emails = await countingEmails(context, user);
      const behind = (await listAll(context.documents, collections, 'owner', [user.id])).filter(({ completed, collectedFor }) => completed === null || JSON.stringify(collectedFor) !== JSON.stringify(emails));
      return Object.fromEntries(behind.map(({ id, collectedFor }) => [id, collectedFor]));
    },
    async bothWays(folders) {
      const identities = new Map((await countingIdentities(context, user)).map(({ email, id }) => [email, id]));
      const result: BothWays = { emails: [...identities.keys()].sort((a, b) => (a < b ? -1 : 1)), stored: {}, scanned: {} };
      const classifier = createClassifier();
      for (const { id, name } of await listAll(context.documents, repositories, 'owner', [user.id])) {
        result.stored[name] = comparable(await gather(context.stats.read(user.id, RULES_VERSION, id)));
        const source = { kind: 'path' as const, path: folders.get(name) ?? '' };
        result.scanned[name] = comparable(await gather(readFacts({ source, identities, emails: result.emails, repository: 'scan', label: source.path, userKey: Buffer.from(user.hashKey, 'hex'), classifier })));
      }
      return result;
    },
    close: () => context.close(),
  };
}
