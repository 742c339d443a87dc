'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import type { Answer } from '../../components/app/answer';
import type { EditorOutcome, SaveOutcome } from '../../components/app/editor/outcomes';
import { editorData, learnableOf } from '../../lib/cv/edit/editor-data';
import type { EditorData } from '../../lib/cv/edit/editor-data';
import { deleteCv, duplicateCv, makeCv, renameCv } from '../../lib/cv/edit/make-cv';
import { discardDraft, publishDraft, undoPublication } from '../../lib/cv/edit/publish-draft';
import { saveDraft } from '../../lib/cv/edit/save-draft';
import type { StoredCv, User } from '../../lib/documents/collections';
import type { VerbContext } from '../../lib/verbs/verb';
import { ownCv } from '../../lib/sharing/own-cv';
import { act, fieldsOf } from '../user/act';
import { edit } from './act';

/** Keeps what was written. */
export async function saveDraftAction(cvId: string, draft: unknown, basedOn: string | null): Promise<SaveOutcome> {
  return edit(async (context, user) => {
    const saved = await saveDraft.untrusted(context, user, { cvId, draft, basedOn });
    return { ...saved, learnable: await learnableOf(context, user, await ownCv(context.documents, user, cvId)) };
  });
}

/** The CV as it is after a step, shown anew. */
function after(cvId: string, step: (context: VerbContext, user: User) => Promise<StoredCv>): (context: VerbContext, user: User) => Promise<EditorData> {
  return async (context, user) => {
    const data = await editorData(context, user, await step(context, user));
    revalidatePath(`/content/${cvId}`);
    return data;
  };
}

/** Lets readers see the draft. */
export async function publishDraftAction(cvId: string): Promise<EditorOutcome> {
  return edit(after(cvId, (context, user) => publishDraft.untrusted(context, user, { cvId })));
}

/** Takes the last publication back. */
export async function undoPublicationAction(cvId: string): Promise<EditorOutcome> {
  return edit(after(cvId, (context, user) => undoPublication.untrusted(context, user, { cvId })));
}

/** Throws the draft away. */
export async function discardDraftAction(cvId: string): Promise<EditorOutcome> {
  return edit(after(cvId, (context, user) => discardDraft.untrusted(context, user, { cvId })));
}

/** Gives a CV another title. */
export async function renameCvAction(cvId: string, title: string): Promise<EditorOutcome> {
  return edit(after(cvId, (context, user) => renameCv.untrusted(context, user, { cvId, title })));
}

/** Makes a CV and leads to its editor. */
export async function makeCvAction(_before: Answer, form: FormData): Promise<Answer> {
  let id = '';
  const answer = await act(async (context, user) => {
    ({ id } = await makeCv.untrusted(context, user, fieldsOf(form)));
  });
  return id === '' ? answer : redirect(`/content/${id}`);
}

/** Makes a CV that begins as another one, and leads to its editor. */
export async function duplicateCvAction(cvId: string): Promise<Answer> {
  let id = '';
  const answer = await act(async (context, user) => {
    ({ id } = await duplicateCv.untrusted(context, user, { cvId }));
  });
  return id === '' ? answer : redirect(`/content/${id}`);
}

/** Deletes a CV. */
export async function deleteCvAction(cvId: string): Promise<Answer> {
  const answer = await act(async (context, user) => {
    await deleteCv.untrusted(context, user, { cvId });
    return 'Deleted. Its links open no page any more.';
  });
  revalidatePath('/content');
  return answer;
}
