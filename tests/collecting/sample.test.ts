import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localOwner } from '../../lib/accounts/local-owner';
import { collectionState } from '../../lib/collections/lease';
import { makeCv } from '../../lib/cv/edit/make-cv';
import { publishDraft } from '../../lib/cv/edit/publish-draft';
import { draftOf, saveDraft } from '../../lib/cv/edit/save-draft';
import { sampleCv } from '../../lib/cv/sample';
import { collections, cvs } from '../../lib/documents/collections';
import { RULES_VERSION } from '../../lib/facts/types';
import { publish } from '../../lib/publishing/publish';
import { registerRepository } from '../../lib/repositories/register-repository';
import { setVisibility } from '../../lib/sharing/set-visibility';
import type { VerbContext } from '../../lib/verbs/verb';
import { factOf } from '../contracts/fixtures';
import { tempContext } from '../support/temp-context';
import type { TempContext } from '../support/temp-context';

let temp: TempContext;
beforeEach(async () => {
  temp = await tempContext();
});
afterEach(() => temp.remove());

describe('the sample on the front page', () => {
  it('is the longest of the listed pages, whichever is named first, and none that is not listed', async () => {
    const owner = await localOwner(temp.context);
    const context: VerbContext = { ...temp.context, forge: () => { throw new Error('no forge is asked'); }, outbound: () => { throw new Error('nothing is fetched'); } };
    const repository = await registerRepository(context, owner, { source: { kind: 'url', url: 'https://git.example.org/imageworks' } });
    await context.stats.write(owner.id, RULES_VERSION, ['2014-03-01', '2019-06-01', '2024-06-01'].map((day) => factOf(day, { repository: repository.id, time: Date.parse(day) / 1000 })));
    const state = await collectionState(context, repository);
    await context.documents.update(collections, { ...state, generation: 1, rules: RULES_VERSION, completed: new Date().toISOString(), names: [{ name: 'Zoe Lang', commits: 3 }] });
    await publish(context, owner);
    const [long] = (await context.documents.list(cvs, 'owner', [owner.id])).documents;
    const short = await makeCv(context, owner, { title: 'The last years' });
    await saveDraft(context, owner, { cvId: short.id, draft: { ...draftOf(short), name: 'Ada Kurz', period: { from: '2024-01', to: null } }, basedOn: short.draftSaved });
    await publishDraft(context, owner, { cvId: short.id });

    await setVisibility(context, owner, { cvId: long?.id ?? '', visibility: 'private' });
    expect(await sampleCv(temp.context)).toBeUndefined();
    await setVisibility(context, owner, { cvId: short.id, visibility: 'public', listed: true });
    expect(await sampleCv(temp.context)).toMatchObject({ name: 'Ada Kurz', months: 1 });
    await setVisibility(context, owner, { cvId: long?.id ?? '', visibility: 'public', listed: true });
    expect(await sampleCv(temp.context)).toMatchObject({ slug: long?.slug, months: 124 });
  });
});
