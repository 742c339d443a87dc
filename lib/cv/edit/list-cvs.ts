import type { Context } from '../../context';
import { collections, cvs, repositories, settingsOf, shareLinks, views } from '../../documents/collections';
import type { StoredCv, User } from '../../documents/collections';
import { listAll } from '../../documents/list-all';
import { linkState } from '../../sharing/link-state';
import { amount, instant } from '../format';
import { countChanges } from './compare-settings';

/** A CV as its owner's list shows it. */
export interface ListedCv extends Pick<StoredCv, 'id' | 'slug' | 'visibility' | 'listed'> {
  title: string;
  headline: string;
  /** Readers who may see it find a page. */
  published: boolean;
  /** Changes of the draft that readers do not see; null where nothing was published. */
  changes: number | null;
  saved: string | null;
  /** How often people opened it, by any link or none. */
  views: number;
  /** Links that open it as long as links may. */
  links: number;
}

/** One sentence on the last runs behind all the CVs. */
function runsSentence(active: number, done: readonly string[], failing: number, running: number): string {
  if (active === 0) return 'No repository is switched on, so nothing is counted yet.';
  const parts = [`${done.length} of ${amount(active, 'repository', 'repositories')} counted`];
  if (running > 0) parts.push(`${running} running now`);
  if (failing > 0) parts.push(`${amount(failing, 'needs', 'need')} you`);
  const last = done.toSorted().at(-1);
  return `${parts.join(', ')}${last === undefined ? '' : `; last run complete ${instant(last)}`}.`;
}

/** The CVs of a person, the first one first, and how far the numbers behind them are. */
export async function listCvs({ documents }: Pick<Context, 'documents'>, user: User): Promise<{ cvs: ListedCv[]; runs: string }> {
  const [own, places, states, links, counted] = await Promise.all([
    listAll(documents, cvs, 'owner', [user.id]), listAll(documents, repositories, 'owner', [user.id]), listAll(documents, collections, 'owner', [user.id]), listAll(documents, shareLinks, 'owner', [user.id]),
    listAll(documents, views, 'owner', [user.id]),
  ]);
  const active = new Map(places.filter((one) => one.active).map((one) => [one.id, one]));
  const runs = states.filter(({ repositoryId }) => active.has(repositoryId));
  const now = Date.now();
  const failing = [...active.values()].filter(({ message, status }) => message !== '' && status !== 'present').length;
  const made = own.toSorted((a, b) => ((a.created ?? '') < (b.created ?? '') ? -1 : 1));
  return {
    runs: runsSentence(active.size, runs.flatMap(({ completed }) => completed ?? []), failing, runs.filter(({ leaseUntil }) => leaseUntil > now).length),
    cvs: made.map((cv) => ({
      id: cv.id, slug: cv.slug, visibility: cv.visibility, listed: cv.listed, title: cv.title || cv.name, headline: (cv.draft ?? cv).headline,
      published: cv.edition > 0 && cv.publishedVersion !== null, saved: cv.draftSaved,
      views: counted.filter(({ cvId }) => cvId === cv.id).reduce((sum, { days }) => sum + days.reduce((people, day) => people + day.people, 0), 0),
      links: links.filter((link) => link.cvId === cv.id && linkState(link, now) === 'open').length,
      changes: cv.edition === 0 ? null : cv.draft === null ? 0 : countChanges(settingsOf(cv), cv.draft),
    })),
  };
}
