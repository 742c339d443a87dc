import type { z } from 'zod';
import { collectionState } from '../collections/lease';
import type { Context } from '../context';
import { collections, repositories } from '../documents/collections';
import type { Repository, User } from '../documents/collections';
import { listAll } from '../documents/list-all';
import { AppError } from '../errors/app-error';
import { isConflict } from '../errors/is-conflict';
import { RULES_VERSION } from '../facts/types';
import type { reportSchema, ReportedFact } from '../api/report-schemas';
import { languageType } from '../languages';
import { newRepository } from './new-repository';

type Stores = Pick<Context, 'documents' | 'stats'>;
type Report = z.output<typeof reportSchema>;

/** Repositories that one person may report: far more than anybody worked on. */
const MOST = 2_000;

/** The repository that somebody reported under this key before. */
export async function reportedRepository({ documents }: Pick<Context, 'documents'>, user: Pick<User, 'id'>, key: string): Promise<Repository | undefined> {
  return (await documents.list(repositories, 'place', [user.id, 'reported', '', key])).documents[0];
}

async function ensureRepository(context: Stores, user: User, report: Report): Promise<Repository> {
  const { documents } = context;
  const found = await reportedRepository(context, user, report.key);
  const openSource = report.openSource ?? found?.openSource ?? null;
  try {
    if (found) return found.openSource === openSource ? found : await documents.update(repositories, { ...found, openSource, openSourceFrom: 'owner' });
    const own = (await listAll(documents, repositories, 'owner', [user.id])).filter(({ forge }) => forge === 'reported');
    if (own.length >= MOST) throw new AppError('limit-exceeded', `You have reported ${MOST} repositories, which is as many as are kept. Delete one on your page first.`);
    return await documents.insert(repositories, newRepository({ ownerId: user.id, forge: 'reported', host: '', forgeId: report.key, kind: 'path', name: report.name }, { path: report.name, openSource }));
  } catch (error) {
    if (isConflict(error)) return ensureRepository(context, user, report);
    throw error;
  }
}

function requireKnown(facts: readonly ReportedFact[]): void {
  for (const { changes } of facts) {
    for (const { language } of changes) {
      if (language !== null && languageType(language) === null) throw new AppError('wrong-use', 'The facts name a language that nobody knows here. Nothing of this request was kept. Bring commit-stats up to date and push again.');
    }
  }
}

/** Notes that everything was sent; a worker publishes it. */
async function noteComplete({ documents }: Pick<Context, 'documents'>, repository: Repository): Promise<void> {
  const state = await collectionState({ documents }, repository);
  const now = new Date().toISOString();
  try {
    await documents.update(collections, { ...state, rules: RULES_VERSION, generation: state.generation + 1, completed: now, checked: now, attempts: 0, progress: null, nextDue: 0, dueSince: Date.now() });
  } catch (error) {
    if (!isConflict(error)) throw error;
    await noteComplete({ documents }, repository);
  }
}

/**
 * Keeps facts that a person counted on his own machine. The same request twice changes nothing; what was begun goes on with the next one. The repository takes part in his
 * numbers once everything has come.
 * @throws AppError `wrong-use` for facts of other rules or of an unknown language, `conflict` where the number of commits at the end is not the one that was sent,
 *   `limit-exceeded` for too many repositories, `store-failed`.
 */
export async function reportFacts(context: Stores, user: User, report: Report): Promise<{ repository: string; stored: number; commits: number | null; complete: boolean }> {
  if (report.rules !== RULES_VERSION) throw new AppError('wrong-use', `These facts were made by version ${report.rules} of the counting rules, and this site counts by version ${RULES_VERSION}. Use the same version of commit-stats on both sides.`);
  requireKnown(report.facts);
  const repository = await ensureRepository(context, user, report);
  await context.stats.write(user.id, RULES_VERSION, report.facts.map((fact) => ({ ...fact, repository: repository.id, identity: null, signatureVerified: false, excludedByOwner: false })));
  const sent = new Set(report.facts.map(({ commit }) => commit));
  await context.stats.removeCommits(user.id, repository.id, report.gone.filter((commit) => !sent.has(commit)));
  const answer = { repository: repository.id, stored: report.facts.length };
  if (report.end === null) return { ...answer, commits: null, complete: false };
  const commits = (await context.stats.commitIds(user.id, RULES_VERSION, repository.id)).size;
  if (commits !== report.end) throw new AppError('conflict', `There are ${commits} commits of this repository here and not the ${report.end} that were counted: it was deleted, or pushed from elsewhere, meanwhile. Push again.`);
  await noteComplete(context, repository);
  return { ...answer, commits, complete: true };
}
