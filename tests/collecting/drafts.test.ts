import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localOwner } from '../../lib/accounts/local-owner';
import { collectionState } from '../../lib/collections/lease';
import { editorData } from '../../lib/cv/edit/editor-data';
import { deleteCv, duplicateCv, makeCv, renameCv } from '../../lib/cv/edit/make-cv';
import { discardDraft, publishDraft, undoPublication } from '../../lib/cv/edit/publish-draft';
import { draftOf, saveDraft } from '../../lib/cv/edit/save-draft';
import { collections, cvs, snapshots } from '../../lib/documents/collections';
import type { StoredCv, User } from '../../lib/documents/collections';
import { RULES_VERSION } from '../../lib/facts/types';
import { loadSnapshot } from '../../lib/publishing/load-published';
import { publish } from '../../lib/publishing/publish';
import { registerRepository } from '../../lib/repositories/register-repository';
import type { VerbContext } from '../../lib/verbs/verb';
import { factOf } from '../contracts/fixtures';
import { tempContext } from '../support/temp-context';
import type { TempContext } from '../support/temp-context';

let temp: TempContext;
let owner: User;
let context: VerbContext;
let first: StoredCv;
beforeEach(async () => {
  temp = await tempContext();
  owner = await localOwner(temp.context);
  context = { ...temp.context, forge: () => { throw new Error('no forge is asked'); }, outbound: () => { throw new Error('nothing is fetched'); } };
  const repository = await registerRepository(context, owner, { source: { kind: 'url', url: 'https://git.example.org/imageworks' } });
  await context.stats.write(owner.id, RULES_VERSION, [factOf('a', { repository: repository.id })]);
  const state = await collectionState(context, repository);
  await context.documents.update(collections, { ...state, generation: 1, rules: RULES_VERSION, completed: new Date().toISOString(), names: [{ name: 'Ada Lindqvist', commits: 1 }] });
  await publish(context, owner);
  const [made] = (await context.documents.list(cvs, 'owner', [owner.id])).documents;
  if (!made) throw new Error('a first CV is there after the first publication');
  first = made;
});
afterEach(() => temp.remove());

const stored = async (id: string): Promise<StoredCv> => {
  const cv = await context.documents.get(cvs, id);
  if (!cv) throw new Error('the CV is there');
  return cv;
};
const write = (cv: StoredCv, changes: Partial<StoredCv>) => saveDraft(context, owner, { cvId: cv.id, draft: { ...draftOf(cv), ...changes }, basedOn: cv.draftSaved });

describe('the draft of a CV', () => {
  it('is seen by nobody before it is published, then in one step, and can be taken back', async () => {
    await write(first, { headline: 'Platforms', about: 'I build.' });
    expect((await loadSnapshot(context, first.slug))?.cv).toMatchObject({ headline: '', about: '' });
    const shown = await publishDraft(context, owner, { cvId: first.id });
    expect(shown).toMatchObject({ headline: 'Platforms', draft: null, edition: 2 });
    expect((await loadSnapshot(context, first.slug))?.cv).toMatchObject({ headline: 'Platforms', about: 'I build.' });
    const back = await undoPublication(context, owner, { cvId: first.id });
    expect(back).toMatchObject({ headline: '', draft: { headline: 'Platforms' }, before: null });
    await expect(undoPublication(context, owner, { cvId: first.id })).rejects.toMatchObject({ code: 'wrong-use' });
    expect(await discardDraft(context, owner, { cvId: first.id })).toMatchObject({ headline: '', draft: null });
  });

  it('is not overwritten by a window that has not seen it, and nothing is lost', async () => {
    expect(await write(first, { headline: 'one' })).toMatchObject({ kept: true });
    const other = await write(first, { headline: 'two' });
    expect(other).toMatchObject({ kept: false, draft: { headline: 'one' } });
    expect(draftOf(await stored(first.id)).headline).toBe('one');
    expect(await saveDraft(context, owner, { cvId: first.id, draft: { ...other.draft, headline: 'two' }, basedOn: other.draftSaved })).toMatchObject({ kept: true });
  });

  it('that says what readers see already is none', async () => {
    await write(first, { headline: 'x' });
    await write(await stored(first.id), { headline: '' });
    expect((await stored(first.id)).draft).toBeNull();
  });

  it('takes no address that is not https or mail, no control characters, and no period that ends before it starts', async () => {
    for (const wrong of [{ links: [{ label: 'x', url: 'javascript:alert(1)' }] }, { headline: 'a\u0000b' }, { about: 'x'.repeat(601) }, { period: { from: '2020-02', to: '2019-01' } }, { name: ' ' }]) {
      await expect(write(first, wrong)).rejects.toMatchObject({ code: 'wrong-use' });
    }
  });

  it('stays a draft where it was written while another one was published', async () => {
    await write(first, { headline: 'published' });
    const publishing = publishDraft(context, owner, { cvId: first.id });
    await write(await stored(first.id), { headline: 'later' }).catch(() => undefined);
    await publishing;
    const after = await stored(first.id);
    expect([after.headline, draftOf(after).headline]).toContain('later');
  });
});

describe('several CVs of one person', () => {
  it('begin as private drafts that nobody sees, at an address without their title, whatever is collected meanwhile', async () => {
    const cv = await makeCv(context, owner, { title: 'Platform roles' });
    expect(cv).toMatchObject({ visibility: 'private', edition: 0, publishedVersion: null, title: 'Platform roles', slug: 'ada-lindqvist-2' });
    await publish(context, owner);
    expect(await loadSnapshot(context, cv.slug)).toBeUndefined();
    await publishDraft(context, owner, { cvId: cv.id });
    expect((await loadSnapshot(context, cv.slug))?.snapshot.repositories).toHaveLength(1);
  });

  it('are copied with their draft, renamed, and deleted with their numbers; the last one stays', async () => {
    await write(first, { headline: 'Platforms' });
    const copy = await duplicateCv(context, owner, { cvId: first.id });
    expect(draftOf(copy).headline).toBe('Platforms');
    expect(copy.slug).not.toBe(first.slug);
    await renameCv(context, owner, { cvId: copy.id, title: 'Contoso' });
    await publishDraft(context, owner, { cvId: copy.id });
    expect((await editorData(context, owner, await stored(copy.id))).title).toBe('Contoso');
    await deleteCv(context, owner, { cvId: first.id });
    expect(await loadSnapshot(context, first.slug)).toBeUndefined();
    expect((await context.documents.list(snapshots, 'cv', [first.id])).documents).toHaveLength(0);
    await expect(deleteCv(context, owner, { cvId: copy.id })).rejects.toMatchObject({ code: 'wrong-use' });
    expect(await publish(context, owner)).toMatchObject({ slug: copy.slug });
  });

  it('tell their owner what a former employer could learn, from the redacted numbers', async () => {
    const learn = async (): Promise<string> => JSON.stringify((await editorData(context, owner, await stored(first.id))).learnable);
    expect(await learn()).toContain('imageworks');
    const { repositories } = await editorData(context, owner, first);
    await write(first, { repositories: [{ repository: repositories[0]?.id ?? '', shown: 'hidden', alias: '' }], dates: 'month' });
    expect(await learn()).not.toContain('imageworks');
    expect(await learn()).toContain('The month of every commit');
    expect(await learn()).toContain('Nothing of 1 repository');
    await write(await stored(first.id), { repositories: [{ repository: repositories[0]?.id ?? '', shown: 'alias', alias: 'Payments platform' }] });
    expect(await learn()).toContain('“Payments platform”. No name is told');
  });
});
