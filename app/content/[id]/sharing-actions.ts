'use server';

import { revalidatePath } from 'next/cache';
import type { NewLink, SharingOutcome } from '../../../components/app/sharing/outcomes';
import type { User } from '../../../lib/documents/collections';
import { makeLink } from '../../../lib/sharing/make-link';
import { revokeLink, undoRevoke } from '../../../lib/sharing/revoke-link';
import { setSlug } from '../../../lib/sharing/set-slug';
import { setVisibility } from '../../../lib/sharing/set-visibility';
import { showSharing } from '../../../lib/sharing/show-sharing';
import type { VerbContext } from '../../../lib/verbs/verb';
import { edit } from '../act';

type Change = (context: VerbContext, user: User) => Promise<unknown>;

/** The same as a step of `edit` that gives how the CV is shared afterwards. */
function sharing(cvId: string, change: Change): (context: VerbContext, user: User) => ReturnType<typeof showSharing> {
  return async (context, user) => {
    await change(context, user);
    // Card and badges stand on the editor's page, and only public pages have them.
    revalidatePath(`/content/${cvId}`);
    return showSharing.untrusted(context, user, { cvId });
  };
}

/** Makes a link and gives its address, this once. */
export async function makeLinkAction(cvId: string, { label, ends, password }: NewLink): Promise<SharingOutcome> {
  const outcome = await edit(async (context, user) => {
    const made = await makeLink.untrusted(context, user, { cvId, label, ...(ends && { ends }), ...(password && { password }) });
    return { made, shared: await showSharing.untrusted(context, user, { cvId }) };
  });
  return 'error' in outcome ? outcome : { done: outcome.done.shared, made: outcome.done.made };
}

/** Takes a link back. */
export async function revokeLinkAction(cvId: string, linkId: string): Promise<SharingOutcome> {
  return edit(sharing(cvId, (context, user) => revokeLink.untrusted(context, user, { linkId })));
}

/** Lets a link open again that was just taken back. */
export async function undoRevokeAction(cvId: string, linkId: string): Promise<SharingOutcome> {
  return edit(sharing(cvId, (context, user) => undoRevoke.untrusted(context, user, { linkId })));
}

/** Says who may read. */
export async function setVisibilityAction(cvId: string, visibility: string, listed: boolean): Promise<SharingOutcome> {
  return edit(sharing(cvId, (context, user) => setVisibility.untrusted(context, user, { cvId, visibility, listed })));
}

/** Gives the CV another address. */
export async function setSlugAction(cvId: string, slug: string): Promise<SharingOutcome> {
  return edit(sharing(cvId, (context, user) => setSlug.untrusted(context, user, { cvId, slug })));
}
