import { Editor } from '../../../components/app/editor/editor';
import { editorData } from '../../../lib/cv/edit/editor-data';
import { embedsOf } from '../../../lib/exports/embeds/embeds-of';
import { showSharing } from '../../../lib/sharing/show-sharing';
import { ownCv } from '../../../lib/sharing/own-cv';
import { orNotFound, pageUser } from '../../session';
import { siteVerbs } from '../../verbs';
import { makeLinkAction, revokeLinkAction, setSlugAction, setVisibilityAction, undoRevokeAction } from './sharing-actions';
import { discardDraftAction, publishDraftAction, renameCvAction, saveDraftAction, undoPublicationAction } from '../actions';
import { PageTitle } from '../../../components/app/page-title';

export const dynamic = 'force-dynamic';

const SHARING = { make: makeLinkAction, revoke: revokeLinkAction, undoRevoke: undoRevokeAction, setVisibility: setVisibilityAction, setSlug: setSlugAction };
const ACTIONS = { save: saveDraftAction, publish: publishDraftAction, undoPublication: undoPublicationAction, discard: discardDraftAction, rename: renameCvAction };

/** The editor of one of a person's CV pages. */
export default async function EditCv({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [{ id }, { tab }] = await Promise.all([params, searchParams]);
  const { user } = await pageUser(`/content/${encodeURIComponent(id)}`);
  const context = await siteVerbs();
  const cv = await orNotFound(ownCv(context.documents, user, id));
  const [data, sharing, snippets] = await Promise.all([editorData(context, user, cv), showSharing(context, user, { cvId: id }), embedsOf(context, cv.slug)]);
  return (
    <>
      <PageTitle title="CV page" unlisted />
      <Editor data={data} actions={ACTIONS} sharing={sharing} sharingActions={SHARING} snippets={snippets} now={Date.now()} tab={typeof tab === 'string' ? tab : ''} />
    </>
  );
}
