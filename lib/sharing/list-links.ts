import { z } from 'zod';
import { shareLinks, views } from '../documents/collections';
import type { PageViews, ShareLink } from '../documents/collections';
import { listAll } from '../documents/list-all';
import { idField, verb } from '../verbs/verb';
import { linkState } from './link-state';
import type { LinkState } from './link-state';
import { ownCv } from './own-cv';
import { UNDO_MS } from './revoke-link';

/** How often something was opened, and the last day on which a person did. */
export interface ViewCount {
  people: number;
  previews: number;
  robots: number;
  /** `YYYY-MM-DD`. */
  last: string | null;
}

/** A link as its owner sees it. Its address cannot be shown again. */
export interface LinkView {
  id: string;
  label: string;
  state: LinkState;
  /** The moment from which on it opens nothing, ISO 8601; null: it has no end. */
  expires: string | null;
  password: boolean;
  revoked: string | null;
  /** Its revocation can still be undone. */
  undoable: boolean;
  created: string;
  views: ViewCount;
}

/** The links of a CV, the newest first, and how often the CV was opened without any. */
export interface SharedBy {
  links: LinkView[];
  open: ViewCount;
}

function countOf(found: PageViews | undefined): ViewCount {
  const sum = (of: 'people' | 'previews' | 'robots'): number => (found?.days ?? []).reduce((total, day) => total + day[of], 0);
  return { people: sum('people'), previews: sum('previews'), robots: sum('robots'), last: found?.last ?? null };
}

function viewOf(link: ShareLink, found: PageViews | undefined, now: number): LinkView {
  const { id, label, expires, passwordHash, revoked, created } = link;
  return {
    id, label, state: linkState(link, now), expires: expires === null ? null : new Date(expires).toISOString(), password: passwordHash !== null,
    revoked, undoable: revoked !== null && now - Date.parse(revoked) <= UNDO_MS, created, views: countOf(found),
  };
}

/** The links of the person's own CV with their states and views. Throws `not-found`. */
export const listLinks = verb(z.object({ cvId: idField }), async ({ documents }, user, { cvId }): Promise<SharedBy> => {
  const { id } = await ownCv(documents, user, cvId);
  const [links, counted] = await Promise.all([listAll(documents, shareLinks, 'cv', [id]), listAll(documents, views, 'cv', [id])]);
  const byId = new Map(counted.map((one) => [one.id, one]));
  const now = Date.now();
  // Ids sort by the time they were made.
  return { links: links.map((link) => viewOf(link, byId.get(link.id), now)).toReversed(), open: countOf(byId.get(id)) };
});
