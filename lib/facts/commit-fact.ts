import type { CommitHeader } from '../git/types';
import { declaresAssistant, isAssistant } from './assistants';
import { isBot } from './bots';
import { instant, wallClock } from './clock';
import { addressOf } from './identity';
import { kindOfWork } from './kind-of-work';
import { commitId, workId } from './keyed-ids';
import type { CountedLines, UserKey } from './keyed-ids';
import type { ChangeFact, CommitFact, FactCategory } from './types';

/** One row of numstat with what was decided about its file. */
export interface ClassifiedRow extends CountedLines {
  language: string | null;
  category: FactCategory;
}

export interface CommitFactInput {
  header: CommitHeader;
  /** Ignored for merges and where the person is only co-author: these carry no lines. */
  rows: readonly ClassifiedRow[];
  userKey: UserKey;
  /** Opaque id of the repository. */
  repository: string;
  /** The person's addresses as `identitiesOf` gives them; null for all authors, each commit its author's own. */
  emails: ReadonlySet<string> | null;
  /** The ids of the person's identities by their addresses as `comparableEmail` gives them; without them facts name no identity. */
  identities?: ReadonlyMap<string, string>;
  /** Its signature was checked against the keys that forges list for the person; counts where he is its author. Default false. */
  signatureVerified?: boolean;
  /** Default false. */
  excludedByOwner?: boolean;
}

/** What a commit is to a person: his own, his as co-author only, or none of his. */
export function roleIn(header: CommitHeader, emails: ReadonlySet<string> | null): 'author' | 'co-author' | null {
  if (emails === null || emails.has(addressOf(header.author))) return 'author';
  return header.coAuthors.some((person) => emails.has(addressOf(person))) ? 'co-author' : null;
}

function changesOf(rows: readonly ClassifiedRow[]): ChangeFact[] {
  const changes: ChangeFact[] = [];
  let change: ChangeFact | undefined;
  for (const row of rows) {
    // Mostly the files of a commit are of one kind, or of a few.
    if (!change || change.language !== row.language || change.category !== row.category) {
      change = changes.find(({ language, category }) => language === row.language && category === row.category);
      if (!change) {
        change = { language: row.language, category: row.category, files: 0, additions: 0, deletions: 0 };
        changes.push(change);
      }
    }
    change.files += 1;
    change.additions += row.additions ?? 0;
    change.deletions += row.deletions ?? 0;
  }
  return changes;
}

/** Whose address made the commit his: the author's, else that of the co-author who is he. */
function identityIn(header: CommitHeader, identities: ReadonlyMap<string, string>): string | null {
  for (const person of [header.author, ...header.coAuthors]) {
    const id = identities.get(addressOf(person));
    if (id !== undefined) return id;
  }
  return null;
}

function namesSomebodyElse(header: CommitHeader, emails: ReadonlySet<string> | null): boolean {
  if (header.coAuthors.length === 0) return false;
  const author = addressOf(header.author);
  return header.coAuthors.some((person) => {
    const email = addressOf(person);
    return email !== author && !(emails?.has(email) ?? false) && !isAssistant(person) && !isBot(person);
  });
}

/**
 * The fact of one commit for a person, or null where he is neither author nor co-author.
 * Merges and commits that only name him as co-author come without changes; declared assistants and bots are no co-authors.
 */
export function commitFactFrom(input: CommitFactInput): CommitFact | null {
  const { header, userKey, emails } = input;
  const role = roleIn(header, emails);
  if (role === null) return null;
  const merge = header.parents.length > 1;
  const rows = merge || role === 'co-author' ? [] : input.rows;
  return {
    repository: input.repository,
    commit: commitId(userKey, header.sha),
    work: rows.length === 0 ? null : workId(userKey, header, rows),
    time: wallClock(header.authored),
    zone: header.authored.zoneMinutes,
    committed: instant(header.committed),
    kind: kindOfWork(header.subject),
    identity: input.identities === undefined ? null : identityIn(header, input.identities),
    merge,
    coAuthorOnly: role === 'co-author',
    coAuthored: namesSomebodyElse(header, emails),
    bot: isBot(header.author),
    ai: declaresAssistant(header),
    signed: header.signed,
    signatureVerified: header.signed && role === 'author' && input.signatureVerified === true,
    excludedByOwner: input.excludedByOwner ?? false,
    changes: changesOf(rows),
  };
}
