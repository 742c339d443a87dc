import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collectionState } from '../../lib/collections/lease';
import { collections, cvs, repositories, tokens } from '../../lib/documents/collections';
import type { Repository, User } from '../../lib/documents/collections';
import { listAll } from '../../lib/documents/list-all';
import { RULES_VERSION } from '../../lib/facts/types';
import { loadSnapshot } from '../../lib/publishing/load-published';
import { publish } from '../../lib/publishing/publish';
import { refreshList } from '../../lib/repositories/refresh-list';
import { setActive } from '../../lib/repositories/set-active';
import { setOpenSource } from '../../lib/repositories/set-open-source';
import { scheduleRound } from '../../lib/schedule/schedule-round';
import type { Snapshot } from '../../lib/snapshots/types';
import { addToken } from '../../lib/tokens/add-token';
import { deleteToken } from '../../lib/tokens/delete-token';
import { showToken } from '../../lib/tokens/show-token';
import type { VerbContext } from '../../lib/verbs/verb';
import { factOf } from '../contracts/fixtures';
import { listedRepository, placeWithForge } from '../support/fake-forge';
import type { FakeForge } from '../support/fake-forge';
import type { TempContext } from '../support/temp-context';

let temporary: TempContext;
let forge: FakeForge;
let context: VerbContext;
let ada: User;
let tokenId: string;

const listed = (stars: number) => listedRepository('1', { stars, visibility: 'public', licence: { spdx: 'MIT' }, owner: { name: 'ada', kind: 'person', id: '583231' } });
const list = (stars: number, more = listedRepository('2')): void => { forge.pages = [{ repositories: [listed(stars), more], problems: [] }]; };
const all = async (): Promise<Repository[]> => (await listAll(context.documents, repositories, 'owner', [ada.id])).toSorted((a, b) => (a.forgeId < b.forgeId ? -1 : 1));

beforeEach(async () => {
  ({ temporary, forge, context, ada } = await placeWithForge());
  list(7);
  ({ id: tokenId } = await addToken(context, ada, { name: 'Work', forge: 'github', secret: `github_pat_${'x'.repeat(40)}` }));
  await refreshList(context, ada, { tokenId });
  const [first] = await all();
  if (!first) throw new Error('it was listed');
  await setActive(context, ada, { repositoryIds: [first.id], active: true });
  await context.stats.write(ada.id, RULES_VERSION, [factOf('a', { repository: first.id })]);
  await context.documents.update(collections, { ...(await collectionState(context, first)), generation: 1, rules: RULES_VERSION, completed: '2026-11-20T21:17:33.123Z', nextDue: Date.now() + 86_400_000 });
  await publish(context, ada);
});
afterEach(() => temporary.remove());

async function seen(): Promise<Snapshot> {
  const [cv] = await listAll(context.documents, cvs, 'owner', [ada.id]);
  const loaded = cv && (await loadSnapshot(context, cv.slug));
  if (!loaded) throw new Error('it is published');
  return loaded.snapshot;
}

describe('without a new commit, readers see at once', () => {
  it('stars that the list of the forge tells', async () => {
    expect((await seen()).repositories.map(({ stars }) => stars)).toEqual([7]);
    list(12);
    await refreshList(context, ada, { tokenId });
    expect((await seen()).repositories.map(({ stars }) => stars)).toEqual([12]);
    // Nothing new: nothing is made anew.
    const before = (await listAll(context.documents, cvs, 'owner', [ada.id]))[0]?.publishedVersion;
    await refreshList(context, ada, { tokenId });
    expect((await listAll(context.documents, cvs, 'owner', [ada.id]))[0]?.publishedVersion).toBe(before);
  });

  it('what waits to be read, and what does no more', async () => {
    const other = (await all())[1]?.id ?? '';
    await setActive(context, ada, { repositoryIds: [other], active: true });
    expect((await seen()).waiting).toBe(1);
    await setActive(context, ada, { repositoryIds: [other], active: false });
    expect((await seen()).waiting ?? 0).toBe(0);
  });

  it('that nobody can read a repository any more, whether its forge or its owner says so', async () => {
    forge.pages = [{ repositories: [listedRepository('2')], problems: [] }];
    await refreshList(context, ada, { tokenId });
    expect((await seen()).repositories).toMatchObject([{ status: 'gone', verifiedUntil: '2026-11-20' }]);
    list(7);
    await refreshList(context, ada, { tokenId });
    expect((await seen()).repositories).toMatchObject([{ status: 'present', verifiedUntil: null }]);
    await deleteToken(context, ada, { tokenId, facts: 'kept', revoke: false });
    expect((await seen()).repositories).toMatchObject([{ verifiedUntil: '2026-11-20' }]);
  });

  it('whether its owner calls it open source', async () => {
    await setOpenSource(context, ada, { repositoryId: (await all())[0]?.id ?? '', openSource: false });
    expect((await seen()).repositories.map(({ openSource, stars }) => [openSource, stars])).toEqual([[false, undefined]]);
  });

  it('pull requests that a round of the schedule counted, and nothing is collected for them', async () => {
    forge.pullRequests = ({ act, to }) => ({ asked: 1, found: act === 'opened' ? [{ repository: { id: '1' }, month: to }, { repository: { path: 'somebody/else' }, month: to }] : [] });
    const token = await context.documents.get(tokens, tokenId);
    if (!token) throw new Error('it is there');
    await context.documents.update(tokens, { ...token, checked: new Date().toISOString(), refreshed: new Date().toISOString() });
    await scheduleRound(context);
    expect((await seen()).pullRequests?.map(({ opened, merged, reviewed }) => [opened, merged, reviewed])).toEqual([[[1], [0], [0]]]);
    expect((await listAll(context.documents, collections, 'owner', [ada.id])).every(({ nextDue }) => nextDue > Date.now())).toBe(true);
    expect((await showToken(context, ada, { tokenId })).besides).toBe('It lists 1 pull or merge request that you opened here, 0 that were merged, and 0 that you reviewed.');
    forge.pullRequests = () => { throw new Error('it is not asked again today'); };
    expect(await scheduleRound(context, Date.now() + 900_000)).toMatchObject({ failed: 0 });
  });
});
