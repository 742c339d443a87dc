import { describe, expect, it } from 'vitest';
import { claimIdentities } from '../../lib/accounts/identities';
import { collectionState } from '../../lib/collections/lease';
import type { Context } from '../../lib/context';
import { NEW_CV, plainSettings, collections, cvs, identities, repositories, snapshots } from '../../lib/documents/collections';
import type { Repository, User } from '../../lib/documents/collections';
import { commitId } from '../../lib/facts/keyed-ids';
import { RULES_VERSION } from '../../lib/facts/types';
import { loadAggregate, loadCv, loadSnapshot, saveDrawn } from '../../lib/publishing/load-published';
import { publish } from '../../lib/publishing/publish';
import { slugOf } from '../../lib/publishing/slug';
import { figuresOf } from '../../lib/snapshots/figures';
import { setExclusions } from '../../lib/repositories/set-exclusions';
import { registerRepository } from '../../lib/repositories/register-repository';
import { factOf } from '../contracts/fixtures';
import { eachWithItsOwner } from '../support/own-place';
import type { TempContext } from '../support/temp-context';

let temp: TempContext;
let owner: User;
eachWithItsOwner((made) => {
  ({ temp, owner } = made);
});

async function collected(context: Context, name: string, commits: number, author = 'Ada Lindqvist'): Promise<Repository> {
  const repository = await registerRepository(context, owner, { source: { kind: 'url', url: `https://example.org/${name}` } });
  await context.stats.write(owner.id, RULES_VERSION, Array.from({ length: commits }, (_, number) => factOf(`${name}${number}`, { repository: repository.id })));
  const state = await collectionState(context, repository);
  await context.documents.update(collections, {
    ...state, generation: state.generation + 1, rules: RULES_VERSION, completed: new Date().toISOString(), names: [{ name: author, commits }],
  });
  return repository;
}

describe('publishing', () => {
  it('makes a CV with the most frequent name and the numbers of all complete repositories', async () => {
    await collected(temp.context, 'a', 3);
    await collected(temp.context, 'b', 2, 'ada');
    const unfinished = await registerRepository(temp.context, owner, { source: { kind: 'url', url: 'https://example.org/c' } });
    await temp.context.stats.write(owner.id, RULES_VERSION, [factOf('c1', { repository: unfinished.id })]);
    const published = await publish(temp.context, owner);
    expect(published).toMatchObject({ slug: 'ada-lindqvist', name: 'Ada Lindqvist', changed: true, drawn: false });
    const loaded = await loadSnapshot(temp.context, 'ada-lindqvist');
    expect(loaded?.snapshot.commits.commits.reduce((sum, commits) => sum + commits, 0)).toBe(5);
    expect(loaded?.snapshot.repositories.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(loaded?.cv.visibility).toBe('public');
    const whole = await loadAggregate(temp.context, owner);
    expect(whole?.commits).toEqual(loaded?.snapshot.commits);
    expect(whole?.repositories.map(({ id }) => id)).not.toEqual(loaded?.snapshot.repositories.map(({ id }) => id));
    expect(await loadSnapshot(temp.context, 'nobody')).toBeUndefined();
  });

  it('leaves out the commits that the owner excluded at the next count, without reading anything, and takes them back', async () => {
    const repository = await collected(temp.context, 'a', 3);
    const sha = 'ab'.repeat(20);
    await temp.context.stats.write(owner.id, RULES_VERSION, [factOf(commitId(Buffer.from(owner.hashKey, 'hex'), sha), { repository: repository.id })]);
    const headline = async (): Promise<number[]> => {
      await publish(temp.context, owner);
      const snapshot = await loadAggregate(temp.context, owner);
      const figures = snapshot && figuresOf(snapshot, {}, '2026-11-21');
      return [figures?.totals.commits ?? 0, figures?.headline.commits ?? 0, figures?.excluded.find(({ reason }) => reason === 'owner')?.commits ?? 0];
    };
    expect(await headline()).toEqual([4, 4, 0]);
    await setExclusions(temp.context, owner, { repositoryId: repository.id, paths: [], commits: [sha] });
    expect(await headline()).toEqual([4, 3, 1]);
    await setExclusions(temp.context, owner, { repositoryId: repository.id, paths: [], commits: [] });
    expect(await headline()).toEqual([4, 4, 0]);
  });

  it('counts a claim apart in a repository that anybody can read, until a forge vouches for the address', async () => {
    const [email] = await claimIdentities(temp.context, owner, ['ada@example.org']);
    const [identity] = (await temp.context.documents.list(identities, 'owner', [owner.id])).documents;
    const repository = await collected(temp.context, 'a', 0);
    await temp.context.documents.update(repositories, { ...(await temp.context.documents.get(repositories, repository.id) ?? repository), visibility: 'public' });
    await temp.context.stats.write(owner.id, RULES_VERSION, [factOf('c', { repository: repository.id, identity: identity?.id ?? null })]);
    const counted = async () => {
      await publish(temp.context, owner);
      const snapshot = await loadAggregate(temp.context, owner);
      const figures = snapshot && figuresOf(snapshot, {}, '2026-11-21');
      return [figures?.totals.commits, figures?.claimed.commits, figures?.trust.map(({ trust }) => trust)];
    };
    expect(email).toBe('ada@example.org');
    expect(await counted()).toEqual([0, 1, []]);
    if (identity) await temp.context.documents.update(identities, { ...identity, verified: { forge: 'github', at: new Date().toISOString() } });
    expect(await counted()).toEqual([1, 0, ['verified']]);
  });

  it('does nothing when nothing changed, and shows one snapshot at a time', async () => {
    await collected(temp.context, 'a', 3);
    const first = await publish(temp.context, owner);
    expect(await publish(temp.context, owner)).toEqual({ ...first, changed: false, pages: [{ ...first.pages[0], changed: false }] });
    await collected(temp.context, 'b', 4);
    const second = await publish(temp.context, owner);
    expect(second.publishedVersion).toBeGreaterThan(first.publishedVersion);
    const kept = await temp.context.documents.list(snapshots, 'cv', [(await loadCv(temp.context, first.slug))?.id ?? '']);
    expect(kept.documents.map(({ publishedVersion }) => publishedVersion)).toEqual([second.publishedVersion]);
  });

  it('ends with the numbers of both when two processes end different repositories at once', async () => {
    const other = await temp.again();
    for (let round = 0; round < 5; round += 1) {
      await Promise.all([temp.context, other].map(async (context, side) => {
        await collected(context, `r${round}-${side}`, 1 + side);
        await publish(context, owner);
      }));
      const loaded = await loadSnapshot(temp.context, 'ada-lindqvist');
      expect(loaded?.snapshot.commits.commits.reduce((sum, commits) => sum + commits, 0)).toBe(3 * (round + 1));
    }
    expect((await temp.context.documents.list(cvs, 'owner', [owner.id])).documents).toHaveLength(1);
  });

  it('tells until when a repository was checked that nobody reads any more, and how many wait, hidden ones left out', async () => {
    const repository = await collected(temp.context, 'a', 3);
    expect(await publish(temp.context, owner)).toMatchObject({ changed: true });
    const read = async () => {
      const { slug, changed } = await publish(temp.context, owner);
      const snapshot = (await loadSnapshot(temp.context, slug))?.snapshot;
      return { changed, waiting: snapshot?.waiting, of: snapshot?.repositories.map(({ verifiedUntil, status }) => [verifiedUntil, status]) };
    };
    expect(await read()).toEqual({ changed: false, waiting: undefined, of: [[null, 'present']] });
    const ended = await temp.context.documents.get(repositories, repository.id);
    if (ended) await temp.context.documents.update(repositories, { ...ended, status: 'gone', verifiedUntil: '2026-05-14T08:09:10.000Z' });
    expect(await read()).toEqual({ changed: true, waiting: undefined, of: [['2026-05-14', 'gone']] });
    const next = await registerRepository(temp.context, owner, { source: { kind: 'url', url: 'https://example.org/b' } });
    expect(await read()).toEqual({ changed: true, waiting: 1, of: [['2026-05-14', 'gone']] });
    const waits = await temp.context.documents.get(repositories, next.id);
    if (waits) await temp.context.documents.update(repositories, { ...waits, shown: 'hidden' });
    expect(await read()).toMatchObject({ changed: true, waiting: undefined });
    expect(await read()).toMatchObject({ changed: false });
  });

  it('is ended by the next call when it was interrupted before readers saw the new numbers', async () => {
    await collected(temp.context, 'a', 3);
    const first = await publish(temp.context, owner);
    const cv = await loadCv(temp.context, first.slug);
    if (cv) await temp.context.documents.update(cvs, { ...cv, publishedVersion: null });
    expect(await loadSnapshot(temp.context, first.slug)).toBeUndefined();
    expect(await publish(temp.context, owner)).toMatchObject({ publishedVersion: first.publishedVersion, changed: true });
    expect(await loadSnapshot(temp.context, first.slug)).toBeDefined();
  });

  it('keeps what was drawn beside the snapshot, once', async () => {
    await collected(temp.context, 'a', 1);
    const { slug, publishedVersion } = await publish(temp.context, owner);
    const cv = await loadCv(temp.context, slug);
    expect(await saveDrawn(temp.context, cv?.id ?? '', publishedVersion, { '': [{ id: 'a', svg: '<svg/>' }] })).toBe(true);
    expect(await publish(temp.context, owner)).toMatchObject({ changed: false, drawn: true });
    expect((await loadSnapshot(temp.context, slug))?.drawn).toEqual({ '': [{ id: 'a', svg: '<svg/>' }] });
    expect(await saveDrawn(temp.context, cv?.id ?? '', publishedVersion + 1, {})).toBe(false);
  });

  it('keeps the name its owner wrote, and the address for ever', async () => {
    await collected(temp.context, 'a', 1);
    const { slug } = await publish(temp.context, owner);
    await collected(temp.context, 'b', 9, 'Grace');
    expect(await publish(temp.context, owner)).toMatchObject({ slug, name: 'Grace' });
    const cv = await loadCv(temp.context, slug);
    if (cv) await temp.context.documents.update(cvs, { ...cv, name: 'Dr. Ada', nameFrom: 'owner' });
    await collected(temp.context, 'c', 9, 'Grace');
    expect(await publish(temp.context, owner)).toMatchObject({ slug, name: 'Dr. Ada' });
  });

  it('takes the next free address when another CV has it', async () => {
    await temp.context.documents.insert(cvs, {
      ...NEW_CV, ...plainSettings('Ada'), id: 'foreign', ownerId: 'somebody', slug: 'ada-lindqvist', nameFrom: 'owner', visibility: 'private',
    });
    await collected(temp.context, 'a', 1);
    expect(await publish(temp.context, owner)).toMatchObject({ slug: 'ada-lindqvist-2' });
  });
});

it.each([
  ['Ada Lindqvist', 'ada-lindqvist'], ["Seán O'Brien", 'sean-obrien'], ['Łukasz Żółć', 'lukasz-zolc'], ['Weiß, Jürgen', 'weiss-jurgen'], ['山田太郎', 'cv'], ['  ', 'cv'],
  ['../../etc', 'etc'], ['a'.repeat(100), 'a'.repeat(60)], ['İbrahim Ærø', 'ibrahim-aero'],
])('the address of %s is %s', (name, slug) => expect(slugOf(name)).toBe(slug));
