import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localOwner } from '../../lib/accounts/local-owner';
import { collectionState } from '../../lib/collections/lease';
import { collections, repositories, tokens } from '../../lib/documents/collections';
import type { Repository, User } from '../../lib/documents/collections';
import { listAll } from '../../lib/documents/list-all';
import { AppError } from '../../lib/errors/app-error';
import { addExtra } from '../../lib/repositories/add-extra';
import { checkOpenSource } from '../../lib/repositories/check-open-source';
import { collectNow } from '../../lib/repositories/collect-now';
import { deleteRepository } from '../../lib/repositories/delete-repository';
import { listRepositories } from '../../lib/repositories/list-repositories';
import { refreshList } from '../../lib/repositories/refresh-list';
import { setActive, setOwnerActive } from '../../lib/repositories/set-active';
import { setAlias } from '../../lib/repositories/set-alias';
import { setExclusions } from '../../lib/repositories/set-exclusions';
import { setOpenSource } from '../../lib/repositories/set-open-source';
import { addToken } from '../../lib/tokens/add-token';
import type { VerbContext } from '../../lib/verbs/verb';
import { listedRepository, person, placeWithForge } from '../support/fake-forge';
import type { FakeForge } from '../support/fake-forge';
import type { TempContext } from '../support/temp-context';

let temporary: TempContext;
let forge: FakeForge;
let context: VerbContext;
let ada: User;
let tokenId: string;

beforeEach(async () => {
  ({ temporary, forge, context, ada } = await placeWithForge());
  ({ id: tokenId } = await addToken(context, ada, { name: 'Work', forge: 'github', secret: 'github_pat_0123456789abcdef' }));
});
afterEach(() => temporary.remove());

const refresh = () => refreshList(context, ada, { tokenId });
const own = async (): Promise<Repository[]> => (await listAll(context.documents, repositories, 'owner', [ada.id])).sort((a, b) => (a.forgeId < b.forgeId ? -1 : 1));
const first = async (): Promise<Repository> => {
  const [repository] = await own();
  if (!repository) throw new Error('There is no repository.');
  return repository;
};
const list = (...listed: ReturnType<typeof listedRepository>[]): void => { forge.pages = [{ repositories: listed, problems: [] }]; };

describe('the list of a token', () => {
  it('is kept whole, each repository once, with what the forge tells of it', async () => {
    forge.pages = [
      { repositories: [listedRepository('1', { visibility: 'public', licence: { spdx: 'MIT' }, stars: 7 }), listedRepository('2')], problems: [] },
      { repositories: [listedRepository('2'), listedRepository('3', { archived: true, fork: true })], problems: [] },
    ];
    expect(await refresh()).toEqual({ listed: 3, fresh: 3, gone: 0, problems: [] });
    expect(await refresh()).toEqual({ listed: 3, fresh: 0, gone: 0, problems: [] });
    const rows = await listRepositories(context, ada, { tokenId });
    expect(rows).toMatchObject([
      { path: 'halden/repository-1', visibility: 'public', openSource: true, stars: 7, active: false, collect: 'off' }, { path: 'halden/repository-2', openSource: false }, { archived: true, fork: true },
    ]);
  });

  it('writes nothing where nothing changed', async () => {
    list(listedRepository('1'), listedRepository('2'));
    await refresh();
    const before = await own();
    await refresh();
    expect(await own()).toEqual(before);
  });

  it('follows a repository that was renamed, moved, archived or published; what its owner chose stays', async () => {
    list(listedRepository('1'));
    await refresh();
    const { id: repositoryId } = await first();
    await setActive(context, ada, { repositoryIds: [repositoryId], active: true });
    await setAlias(context, ada, { repositoryId, alias: 'A bank', shown: 'alias' });
    list(listedRepository('1', { name: 'imageworks', path: 'other/imageworks', owner: { name: 'other', kind: 'organization', id: '78' }, archived: true, visibility: 'public' }));
    expect(await refresh()).toMatchObject({ fresh: 0, gone: 0 });
    expect(await first()).toMatchObject({
      id: repositoryId, path: 'other/imageworks', archived: true, visibility: 'public', active: true, alias: 'A bank', shown: 'alias', message: 'The repository was renamed to other/imageworks. We follow it; your alias stays.',
    });
    await refresh();
    expect((await first()).message).toContain('was renamed to');
    await setAlias(context, ada, { repositoryId, alias: '', shown: 'name' });
    list(listedRepository('1', { name: 'studio', path: 'other/studio' }));
    await refresh();
    expect((await first()).message).toBe('The repository was renamed to other/studio. We follow it.');
  });

  it('keeps the numbers of a repository that is gone, says so, and takes it up again when it comes back', async () => {
    list(listedRepository('1'), listedRepository('2'));
    await refresh();
    const { id } = await first();
    await context.documents.update(collections, { ...(await collectionState(context, await first())), completed: '2026-11-01T00:00:00.000Z', checked: '2026-11-02T00:00:00.000Z' });
    list(listedRepository('2'));
    expect(await refresh()).toMatchObject({ gone: 1 });
    expect(await first()).toMatchObject({ id, status: 'gone', tokenIds: [], verifiedUntil: '2026-11-02T00:00:00.000Z', message: expect.stringContaining('verified until 2 Nov 2026') });
    expect(await refresh()).toMatchObject({ gone: 0 });
    list(listedRepository('1'), listedRepository('2'));
    await refresh();
    expect(await first()).toMatchObject({ id, status: 'present', tokenIds: [tokenId], verifiedUntil: null, message: '' });
  });

  it('does not take a repository for gone that only left the list', async () => {
    list(listedRepository('1'));
    await refresh();
    list();
    forge.single.set('1', { state: 'present', repository: listedRepository('1', { name: 'moved', path: 'elsewhere/moved' }) });
    expect(await refresh()).toMatchObject({ gone: 0 });
    expect(await first()).toMatchObject({ status: 'present', path: 'elsewhere/moved', tokenIds: [tokenId] });
  });

  it('takes nothing for gone when it could not be read to its end', async () => {
    list(listedRepository('1'), listedRepository('2'), listedRepository('3'));
    await refresh();
    list(listedRepository('1'), listedRepository('4'));
    for (const code of ['forge-failed', 'rate-limited', 'forge-unreachable'] as const) {
      forge.failure = new AppError(code, 'The list broke off.');
      await expect(refresh()).rejects.toMatchObject({ code });
    }
    expect((await own()).map(({ forgeId, status, tokenIds }) => `${forgeId} ${status} ${tokenIds.length}`).sort((a, b) => (a < b ? -1 : 1))).toEqual(['1 present 1', '2 present 1', '3 present 1', '4 present 1']);
    expect(await context.documents.get(tokens, tokenId)).toMatchObject({ status: 'active', message: '', refreshed: expect.any(String) });
  });

  it('takes nothing for gone that the forge says it left out, and tells why', async () => {
    list(listedRepository('1'), listedRepository('2'));
    await refresh();
    const problem = { code: 'sso-required' as const, sentence: 'halden wants single sign-on for this token.', link: 'https://github.com/orgs/halden/sso' };
    forge.pages = [{ repositories: [listedRepository('1')], problems: [problem] }];
    expect(await refresh()).toMatchObject({ gone: 0, problems: [problem] });
    expect((await own()).map(({ status }) => status)).toEqual(['present', 'present']);
    expect(await context.documents.get(tokens, tokenId)).toMatchObject({ status: 'limited', message: problem.sentence, link: problem.link });
  });

  it('notes at the token when the forge refuses it in the middle', async () => {
    forge.down = new AppError('token-refused', 'GitHub refused this token.', { link: 'https://github.com/settings/tokens' });
    await expect(refresh()).rejects.toMatchObject({ code: 'token-refused' });
    expect(await context.documents.get(tokens, tokenId)).toMatchObject({ status: 'reconnect', message: 'GitHub refused this token.', link: 'https://github.com/settings/tokens' });
  });

  it('gives a repository that two tokens read to both, and another person his own', async () => {
    list(listedRepository('1'));
    await refresh();
    const other = await addToken(context, ada, { name: 'Other', forge: 'github', secret: 'github_pat_fedcba9876543210' });
    await refreshList(context, ada, { tokenId: other.id });
    expect((await own()).map(({ tokenIds }) => tokenIds)).toEqual([[tokenId, other.id]]);
    const eve = await person(context, 'eve');
    const hers = await addToken(context, eve, { name: 'Work', forge: 'github', secret: 'github_pat_eve9876543210abc' });
    await refreshList(context, eve, { tokenId: hers.id });
    expect(await own()).toHaveLength(1);
    expect(await listRepositories(context, eve, {})).toMatchObject([{ tokenIds: [hers.id] }]);
  });
});

describe('switching repositories', () => {
  it('on makes them due at once, off leaves what was collected', async () => {
    list(listedRepository('1'));
    await refresh();
    const repository = await first();
    await context.documents.update(collections, { ...(await collectionState(context, repository)), nextDue: 9_000, completed: '2026-11-01T00:00:00.000Z' });
    expect(await setActive(context, ada, { repositoryIds: [repository.id], active: true })).toEqual({ changed: 1 });
    expect((await collectionState(context, repository)).nextDue).toBe(0);
    await setActive(context, ada, { repositoryIds: [repository.id], active: false });
    expect(await collectionState(context, repository)).toMatchObject({ completed: '2026-11-01T00:00:00.000Z' });
    await expect(collectNow(context, ada, { repositoryId: repository.id })).rejects.toMatchObject({ code: 'wrong-use' });
  });

  it('by owner holds for what is listed later', async () => {
    const elsewhere = { owner: { name: 'adalindqvist', kind: 'person' as const, id: '1' } };
    list(listedRepository('1'), listedRepository('2'), listedRepository('3', elsewhere));
    await refresh();
    expect(await setOwnerActive(context, ada, { tokenId, owner: 'halden', active: true })).toEqual({ changed: 2 });
    list(listedRepository('1'), listedRepository('2'), listedRepository('3', elsewhere), listedRepository('4'), listedRepository('5', elsewhere));
    await refresh();
    expect((await own()).filter(({ active }) => active).map(({ forgeId }) => forgeId)).toEqual(['1', '2', '4']);
  });

  it('changes none when one of them is somebody else’s', async () => {
    list(listedRepository('1'));
    await refresh();
    const { id } = await first();
    await expect(setActive(context, ada, { repositoryIds: [id, 'foreign'], active: true })).rejects.toMatchObject({ code: 'not-found' });
    expect((await first()).active).toBe(false);
  });
});

describe('an extra repository', () => {
  it('is added by its address, once, and read without a token', async () => {
    const added = await addExtra(context, ada, { url: 'https://gitea.example/ada/notes/' });
    expect(await addExtra(context, ada, { url: 'https://GITEA.example/ada/notes' })).toEqual(added);
    expect(await first()).toMatchObject({ forge: 'local', kind: 'url', forgeId: 'https://gitea.example/ada/notes', extra: true, active: true, tokenIds: [], visibility: 'public' });
    expect((await collectionState(context, await first())).nextDue).toBe(0);
  });

  it('of a forge is the repository that the token sees, private or not', async () => {
    list(listedRepository('1'));
    await addExtra(context, ada, { url: 'https://github.com/halden/repository-1.git' });
    expect(await first()).toMatchObject({ forge: 'github', forgeId: '1', extra: true, active: true, tokenIds: [tokenId], visibility: 'private' });
    await refresh();
    expect(await own()).toHaveLength(1);
  });

  it('is the repository also where the address is that of one of its pages', async () => {
    list(listedRepository('1'));
    await addExtra(context, ada, { url: 'https://github.com/halden/repository-1/blob/main/src/engine.ts' });
    expect(await first()).toMatchObject({ forge: 'github', forgeId: '1', extra: true, tokenIds: [tokenId] });
    await addExtra(context, ada, { url: 'https://gitlab.example/team/tides/-/tree/main' });
    expect((await own()).map(({ forgeId }) => forgeId)).toContain('https://gitlab.example/team/tides');
  });

  it.each(['http://gitea.example/a/b', 'ssh://gitea.example/a', 'git@gitea.example:a/b', 'file:///etc', 'https://127.0.0.1/a', 'https://localhost./a', 'https://user:pass@gitea.example/a', 'ext::sh -c x', 'https:///gitea.example', 'https://gitea.example\\@127.0.0.1/a'])('is refused at %s', async (url) => {
    await expect(addExtra(context, ada, { url })).rejects.toMatchObject({ code: expect.stringMatching(/^(?:wrong-use|address-refused)$/u) });
    expect(await own()).toEqual([]);
  });

  it('in a folder is for the person at this machine alone', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'commit-stats-extra-'));
    await expect(addExtra(context, ada, { folder })).rejects.toMatchObject({ code: 'wrong-use' });
    const owner = await localOwner(context);
    await addExtra(context, owner, { folder });
    expect(await listRepositories(context, owner, {})).toMatchObject([{ extra: true, active: true, forge: 'local' }]);
    await rm(folder, { recursive: true });
  });
});

describe('what the owner says of a repository', () => {
  it('about open source stands above what the forge says', async () => {
    list(listedRepository('1', { visibility: 'public', licence: null }));
    await refresh();
    const { id: repositoryId } = await first();
    expect(await checkOpenSource(context, ada, { repositoryId })).toMatchObject({ openSource: null });
    forge.single.set('1', { state: 'present', repository: listedRepository('1', { visibility: 'public', licence: { spdx: 'Apache-2.0' } }) });
    expect(await checkOpenSource(context, ada, { repositoryId })).toMatchObject({ openSource: true, openSourceFrom: 'forge' });
    await setOpenSource(context, ada, { repositoryId, openSource: false });
    expect(await checkOpenSource(context, ada, { repositoryId })).toMatchObject({ openSource: false, openSourceFrom: 'owner' });
  });

  it('about exclusions makes it due, and holds only paths inside it and whole ids', async () => {
    list(listedRepository('1'));
    await refresh();
    const repository = await first();
    const { id: repositoryId } = repository;
    await context.documents.update(collections, { ...(await collectionState(context, repository)), nextDue: 9_000 });
    expect(await setExclusions(context, ada, { repositoryId, paths: ['vendor/', 'docs', 'vendor/'], commits: ['A'.repeat(40)] })).toEqual({ paths: ['docs', 'vendor/'], commits: ['a'.repeat(40)] });
    expect((await collectionState(context, repository)).nextDue).toBe(0);
    for (const paths of [['../x'], ['/etc'], ['a\0b'], ['']]) await expect(setExclusions(context, ada, { repositoryId, paths, commits: [] })).rejects.toMatchObject({ code: 'wrong-use' });
    await expect(setExclusions(context, ada, { repositoryId, paths: [], commits: ['abc'] })).rejects.toMatchObject({ code: 'wrong-use' });
  });

  it('by deleting it takes its numbers away; the row of a listed one stays, switched off', async () => {
    list(listedRepository('1'));
    await setOwnerActive(context, ada, { tokenId, owner: 'halden', active: true });
    await refresh();
    await deleteRepository(context, ada, { repositoryId: (await first()).id });
    await refresh();
    expect(await first()).toMatchObject({ active: false });
    expect(await context.documents.get(collections, (await first()).id)).toBeUndefined();
  });
});
