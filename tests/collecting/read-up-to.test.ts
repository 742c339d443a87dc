import { afterEach, beforeEach, expect, it } from 'vitest';
import { collectionState } from '../../lib/collections/lease';
import { collections, repositories, tokenRounds, tokens } from '../../lib/documents/collections';
import { readUpTo } from '../../lib/publishing/read-up-to';
import { HELD } from '../../lib/schedule/due-rules';
import { lastRead } from '../../lib/schedule/last-read';
import { storeRepositories, storeToken } from '../browser/app-site';
import { tempContext } from '../support/temp-context';
import type { TempContext } from '../support/temp-context';

const ADA = { id: 'ada' };
let temp: TempContext;

beforeEach(async () => {
  temp = await tempContext();
  const token = await storeToken(temp.context, ADA.id, { name: 'Work' });
  await storeRepositories(temp.context, ADA.id, token, 6);
});
afterEach(() => temp.remove());

/** Every repository was looked at at a moment; those switched off, and those that nobody can read, never again. */
async function look(at: string, index?: number): Promise<void> {
  const { documents } = temp.context;
  for (const [place, repository] of (await documents.list(repositories, 'owner', [ADA.id])).documents.entries()) {
    if (index !== undefined && place !== index) continue;
    const state = await collectionState({ documents }, repository);
    await documents.update(collections, { ...state, checked: at });
  }
}

it('a page holds everything up to the day of the oldest last look at one of the repositories that are read', async () => {
  const { context } = temp;
  await look('2026-11-20T22:10:00.000Z');
  expect(await readUpTo(context, ADA.id)).toBe('2026-11-20');
  await look('2026-11-12T22:10:00.000Z', 1);
  expect(await readUpTo(context, ADA.id)).toBe('2026-11-12');
  for (const change of [{ active: false }, { status: 'gone' as const }, { verifiedUntil: '2026-11-12T22:10:00.000Z' }, { forge: 'reported' as const }]) {
    const second = (await context.documents.list(repositories, 'owner', [ADA.id])).documents[1];
    if (!second) throw new Error('There are repositories.');
    const changed = await context.documents.update(repositories, { ...second, ...change });
    expect(await readUpTo(context, ADA.id), JSON.stringify(change)).toBe('2026-11-20');
    await context.documents.update(repositories, { ...second, version: changed.version });
  }
  expect(await readUpTo(context, 'somebody')).toBeUndefined();
});

it('the app says when the forge of the token that was asked longest ago was asked, and nothing where one does not answer', async () => {
  const { documents } = temp.context;
  expect(await lastRead(temp.context, ADA)).toBeUndefined();
  const other = await storeToken(temp.context, ADA.id, { name: 'Halden', forge: 'gitlab', server: 'https://gitlab.com' });
  const asked = Date.parse('2026-11-20T10:00:00Z');
  const work = await documents.insert(tokenRounds, { id: 'token-Work', ownerId: ADA.id, kind: 'all', nextAsk: asked + HELD, failures: 0, secretVersion: 1, state: null });
  expect(await lastRead(temp.context, ADA)).toBeUndefined();
  await documents.insert(tokenRounds, { id: other.id, ownerId: ADA.id, kind: 'all', nextAsk: asked + 60_000 + HELD, failures: 0, secretVersion: 1, state: null });
  expect(await lastRead(temp.context, ADA)).toBe('2026-11-20T10:00:00.000Z');
  await documents.update(tokenRounds, { ...work, failures: 1 });
  expect(await lastRead(temp.context, ADA)).toBeUndefined();
  const found = await documents.get(tokens, 'token-Work');
  if (!found) throw new Error('There is a token.');
  await documents.update(tokens, { ...found, status: 'expired' });
  expect(await lastRead(temp.context, ADA)).toBe('2026-11-20T10:01:00.000Z');
});

it('without a token the newest look at a repository of this machine counts', async () => {
  await look('2026-11-20T22:10:00.000Z');
  const { documents } = temp.context;
  for (const { id } of (await documents.list(tokens, 'owner', [ADA.id])).documents) await documents.delete(tokens, id);
  expect(await lastRead(temp.context, ADA)).toBe('2026-11-20T22:10:00.000Z');
});
