import type { Context } from '../../context';
import { identities, shareLinks } from '../../documents/collections';
import type { StoredCv, User } from '../../documents/collections';
import { decideAccess } from '../../sharing/access';
import type { Access } from '../../sharing/access';
import { linkState } from '../../sharing/link-state';
import type { DrawSource } from '../delivery/draw-job';
import { createCvContents } from '../delivery/published-cvs';
import { languagesOf } from '../page';
import { pageCv } from '../page-cv';
import type { Cv } from '../types';
import { draftSnapshot } from './draft-snapshot';
import { draftOf } from './save-draft';

/** Whose eyes a preview takes: nobody's in particular for the draft, those without a link, or those behind one link, by its id. */
export type Through = 'draft' | 'address' | { link: string };

/** What a preview is drawn from. */
export interface PreviewSource {
  cv: Cv;
  source: DrawSource;
  addresses: number;
  languages: readonly string[];
}

/** What a parameter of the preview's address chooses; the draft for anything that is no choice. */
export function throughOf(written: string | null): Through {
  if (written === null || written === '' || written === 'draft') return 'draft';
  return written === 'address' ? 'address' : { link: written };
}

/** What somebody who is not the owner gets at this moment, without a link or through one of the CV's own. A link of another CV opens nothing. */
export async function accessThrough({ documents }: Pick<Context, 'documents'>, cv: StoredCv, through: Exclude<Through, 'draft'>): Promise<Access> {
  const question = { visibility: cv.visibility, published: cv.publishedVersion !== null && cv.edition > 0, owner: false, audience: 'readers' } as const;
  if (through === 'address') return decideAccess({ ...question, key: 'none' });
  const link = await documents.get(shareLinks, through.link);
  if (link?.cvId !== cv.id) return decideAccess({ ...question, key: 'wrong' });
  const state = linkState(link, Date.now());
  return decideAccess({ ...question, key: state === 'open' && link.passwordHash !== null ? 'locked' : state });
}

/** The draft of the owner's CV as its readers would see it once it is published. */
export async function draftSource(context: Pick<Context, 'documents' | 'stats'>, user: User, cv: StoredCv, today: string): Promise<PreviewSource> {
  const [{ key, columns, snapshot }, owned] = await Promise.all([draftSnapshot(context, user, cv), context.documents.list(identities, 'owner', [user.id], { limit: 1_000 })]);
  return { cv: pageCv(cv, draftOf(cv)), source: { key, columns, drawn: null }, addresses: owned.documents.length, languages: languagesOf(snapshot, today) };
}

/** What was published of a CV; undefined where nothing is. A reader with a link has no card and no badge, as on the page itself. */
export async function publishedSource(context: Pick<Context, 'documents'>, stored: StoredCv, through: Exclude<Through, 'draft'>): Promise<PreviewSource | undefined> {
  const found = await createCvContents(context)(stored);
  if (!found) return undefined;
  const { cv, source, addresses, languages } = found;
  return { cv: through === 'address' ? cv : { ...cv, visibility: 'link' }, source, addresses, languages };
}
