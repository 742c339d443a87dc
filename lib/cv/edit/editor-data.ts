import type { Context } from '../../context';
import { settingsOf } from '../../documents/collections';
import type { CvSettings, Repository, StoredCv, User } from '../../documents/collections';
import { loadAggregate } from '../../publishing/load-published';
import { appearances } from '../../publishing/redact';
import { appearanceDefaults } from '../../publishing/snapshot-for';
import { collectedRepositories } from '../../publishing/sources';
import type { CollectedRepository } from '../../publishing/sources';
import { figuresOf } from '../../snapshots/figures';
import { localToday } from '../today';
import { draftSnapshot } from './draft-snapshot';
import { learnable } from './learnable';
import type { Learnable } from './learnable';
import { draftOf } from './save-draft';

/** A repository as the editor lists it: under its owner's own name of it. */
export interface EditorRepository extends Pick<Repository, 'id' | 'shown' | 'alias'> {
  /** Host and path. */
  name: string;
  commits: number;
  private: boolean;
}

/** What the editor of a CV needs, all of it the owner's own. Plain data. */
export interface EditorData {
  cvId: string;
  slug: string;
  title: string;
  visibility: StoredCv['visibility'];
  draft: CvSettings;
  draftSaved: string | null;
  /** What readers see; null before it was published. */
  published: CvSettings | null;
  /** Whoever may read it finds a page there: it was published, and has numbers. */
  readable: boolean;
  canUndo: boolean;
  repositories: EditorRepository[];
  languages: string[];
  /** Years between the first and the last commit that have none. */
  emptyYears: number[];
  firstMonth: string | null;
  learnable: Learnable[];
}

function longName({ repository: { host, path, forgeId, kind, forge }, source }: CollectedRepository): string {
  // A folder goes by the end of its path that tells it from others, as on the page.
  if (forge === 'local') return kind === 'path' ? source.name : forgeId.replace(/^https?:\/\//u, '');
  return `${host.replace(/^https?:\/\//u, '')}/${path}`.replace(/^github\.com\//u, '');
}

/** What a CV's draft would give away, as `learnable` words it. */
export async function learnableOf(context: Pick<Context, 'documents' | 'stats'>, user: User, cv: StoredCv): Promise<Learnable[]> {
  const [{ snapshot }, collected] = await Promise.all([draftSnapshot(context, user, cv), collectedRepositories(context, user)]);
  const draft = draftOf(cv);
  const appearanceOf = appearances(draft, appearanceDefaults(collected.map(({ repository }) => repository)));
  const shown = collected.map(({ repository }) => appearanceOf(repository.id));
  const named = new Set(snapshot.repositories.map(({ name }) => name));
  return learnable(snapshot, draft, localToday(), {
    aliases: shown.filter((one) => one.shown === 'alias').map(({ alias }) => alias).filter((alias) => named.has(alias)), hidden: shown.filter((one) => one.shown === 'hidden').length,
  });
}

/** Everything the editor of one of the user's own CVs shows. */
export async function editorData(context: Pick<Context, 'documents' | 'stats'>, user: User, cv: StoredCv): Promise<EditorData> {
  const [collected, given] = await Promise.all([collectedRepositories(context, user), learnableOf(context, user, cv)]);
  const whole = await loadAggregate(context, user);
  const figures = whole && figuresOf(whole, {}, localToday());
  const commits = new Map(figures?.byRepository.map(({ repository, commits: some }) => [repository.id, some]));
  const repositories = collected.map((one) => ({
    id: one.repository.id, shown: one.repository.shown, alias: one.repository.alias, name: longName(one), commits: commits.get(one.repository.id) ?? 0,
    private: one.repository.visibility !== 'public',
  }));
  return {
    cvId: cv.id, slug: cv.slug, title: cv.title || cv.name, visibility: cv.visibility, draft: draftOf(cv), draftSaved: cv.draftSaved,
    published: cv.edition > 0 ? settingsOf(cv) : null, readable: cv.edition > 0 && cv.publishedVersion !== null, canUndo: cv.before !== null,
    repositories: repositories.toSorted((a, b) => b.commits - a.commits),
    languages: figures?.byLanguage.map(({ language }) => language) ?? [],
    emptyYears: figures?.byYear.filter(({ commits: some }) => some === 0).map(({ period }) => Number(period)) ?? [],
    firstMonth: figures?.first?.slice(0, 7) ?? null,
    learnable: given,
  };
}
