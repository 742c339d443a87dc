import type { MadeLink } from '../../../lib/sharing/make-link';
import type { Sharing } from '../../../lib/sharing/show-sharing';

/** What comes of an action: how the CV is shared then, or a sentence that says what is wrong. */
export type SharingOutcome = { done: Sharing; made?: MadeLink } | { error: string };

/** What a new link is made of; empty texts are left out. */
export interface NewLink {
  label: string;
  ends: string;
  password: string;
}

/** What the sharing tab can ask for. */
export interface SharingActions {
  make: (cvId: string, link: NewLink) => Promise<SharingOutcome>;
  revoke: (cvId: string, linkId: string) => Promise<SharingOutcome>;
  undoRevoke: (cvId: string, linkId: string) => Promise<SharingOutcome>;
  setVisibility: (cvId: string, visibility: Sharing['visibility'], listed: boolean) => Promise<SharingOutcome>;
  setSlug: (cvId: string, slug: string) => Promise<SharingOutcome>;
}
