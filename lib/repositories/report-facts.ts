import { createSecretKey } from 'node:crypto';
import type { z } from 'zod';
import { countingEmails } from '../accounts/counting-emails';
import { collectionState } from '../collections/lease';
import { removeReplaced, workingSeries } from '../collections/series';
import type { WorkingSeries } from '../collections/series';
import type { Context } from '../context';
import { collections, identities, repositories } from '../documents/collections';
import type { CollectionState, Repository, User } from '../documents/collections';
import { listAll } from '../documents/list-all';
import { AppError } from '../errors/app-error';
import { isConflict } from '../errors/is-conflict';
import { commitId } from '../facts/keyed-ids';
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

/** Stands for the paths that somebody left out of a repository: whoever reports says with it which he knew of. */
export function stampOf({ hashKey }: Pick<User, 'hashKey'>, paths: readonly string[]): string {
  return commitId(createSecretKey(Buffer.from(hashKey, 'hex')), `paths left out ${JSON.stringify(paths)}`);
}

async function changed({ documents }: Pick<Context, 'documents'>, repository: Repository, change: (state: CollectionState) => Partial<CollectionState>): Promise<void> {
  for (;;) {
    const state = await collectionState({ documents }, repository);
    try {
      await documents.update(collections, { ...state, ...change(state) });
      return;
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
  }
}

/** Notes that everything was sent; a worker publishes it. */
async function noteComplete(context: Stores, user: User, repository: Repository, place: WorkingSeries): Promise<void> {
  const before = await collectionState(context, repository);
  const now = new Date().toISOString();
  const collectedFor = await countingEmails(context, user);
  await changed(context, repository, ({ generation }) => ({
    rules: RULES_VERSION, generation: generation + 1, unpublished: true, completed: now, checked: now, attempts: 0, progress: null, nextDue: 0, collectedFor, collectedWithout: repository.exclusions.paths,
    ...(place.building && { series: place.series, building: null }),
  }));
  await removeReplaced(context, before, place);
}

async function requireOwnIdentities({ documents }: Pick<Context, 'documents'>, user: User, facts: readonly ReportedFact[]): Promise<void> {
  const own = new Set((await listAll(documents, identities, 'owner', [user.id])).map(({ id }) => id));
  if (facts.some(({ identity }) => identity !== null && !own.has(identity))) throw new AppError('wrong-use', 'The facts name an address that is none of yours here. Nothing of this request was kept. Push again.');
}

/**
 * Keeps facts that a person counted on his own machine. The same request twice changes nothing; what was begun goes on with the next one. The repository takes part in his
 * numbers once everything has come; where other paths are left out than before, the old facts count until then.
 * @throws AppError `wrong-use` for facts of other rules, of an unknown language or address, `conflict` where the number of commits at the end is not the one that was sent or other paths
 *   are to be left out by now, `limit-exceeded` for too many repositories, `store-failed`.
 */
export async function reportFacts(context: Stores, user: User, report: Report): Promise<{ repository: string; stored: number; commits: number | null; complete: boolean }> {
  if (report.rules !== RULES_VERSION) throw new AppError('wrong-use', `These facts were made by version ${report.rules} of the counting rules, and this site counts by version ${RULES_VERSION}. Use the same version of commit-stats on both sides.`);
  requireKnown(report.facts);
  await requireOwnIdentities(context, user, report.facts);
  const repository = await ensureRepository(context, user, report);
  const { paths } = repository.exclusions;
  if ((report.without ?? stampOf(user, [])) !== stampOf(user, paths)) throw new AppError('conflict', 'Other paths of this repository are left out by now. Push again, so that they are.');
  const place = await workingSeries(context, await collectionState(context, repository), paths, (changes) => changed(context, repository, () => changes));
  await context.stats.write(user.id, RULES_VERSION, report.facts.map((fact) => ({ ...fact, repository: place.series, signatureVerified: false })));
  const sent = new Set(report.facts.map(({ commit }) => commit));
  await context.stats.removeCommits(user.id, place.series, report.gone.filter((commit) => !sent.has(commit)));
  const answer = { repository: repository.id, stored: report.facts.length };
  if (report.end === null) return { ...answer, commits: null, complete: false };
  const commits = (await context.stats.commitIds(user.id, RULES_VERSION, place.series)).size;
  if (commits !== report.end) {
    // What lies beside the facts that count may be of an earlier report that never ended: the next one begins with nothing.
    if (place.building && (await collectionState(context, repository)).completed !== null) await context.stats.removeRepository(user.id, place.series, RULES_VERSION);
    throw new AppError('conflict', `There are ${commits} commits of this repository here and not the ${report.end} that were counted: it was deleted, or pushed from elsewhere, meanwhile. Push again.`);
  }
  await noteComplete(context, user, repository, place);
  return { ...answer, commits, complete: true };
}
