import { afterEach, beforeEach, expect, it } from 'vitest';
import { tokens } from '../../lib/documents/collections';
import type { User } from '../../lib/documents/collections';
import { AppError } from '../../lib/errors/app-error';
import { refreshList } from '../../lib/repositories/refresh-list';
import { addToken } from '../../lib/tokens/add-token';
import { checkToken } from '../../lib/tokens/check-token';
import { connect } from '../../lib/tokens/connect';
import { deleteToken } from '../../lib/tokens/delete-token';
import type { VerbContext } from '../../lib/verbs/verb';
import { FakeForge, person, verbContext } from '../support/fake-forge';
import { tempContext } from '../support/temp-context';
import type { TempContext } from '../support/temp-context';

let temp: TempContext;
let here: { forge: FakeForge; context: VerbContext };
let there: { forge: FakeForge; context: VerbContext };
let user: User;
let tokenId: string;

beforeEach(async () => {
  temp = await tempContext();
  const processOf = async () => {
    const forge = new FakeForge();
    return { forge, context: verbContext(await temp.again(), forge) };
  };
  [here, there] = [await processOf(), await processOf()];
  user = await person(temp.context, 'ada');
  tokenId = (await addToken(here.context, user, { name: 'Work', forge: 'github', secret: 'github_pat_0123456789abcdef' })).id;
});
afterEach(() => temp.remove());

const limited = (retryAt: number) => new AppError('rate-limited', 'GitHub allows no more requests for a while.', { retryAt });

it('a pause that a forge asked of one process is kept by all of them, and by nobody any more once it is over', async () => {
  const retryAt = Date.now() + 60_000;
  here.forge.failure = limited(retryAt);
  await expect(refreshList(here.context, user, { tokenId })).rejects.toMatchObject({ code: 'rate-limited' });
  const asked = there.forge.calls.length;
  await expect(connect(there.context, tokenId, { action: 'changes-asked' })).rejects.toMatchObject({ code: 'rate-limited', retryAt });
  await expect(checkToken(there.context, user, { tokenId })).rejects.toThrow(/^GitHub allows no more requests until \d\d:\d\d UTC\./u);
  expect(there.forge.calls.length).toBe(asked);
  const stored = await temp.context.documents.get(tokens, tokenId);
  expect(stored?.status).toBe('active');
  if (stored) await temp.context.documents.update(tokens, { ...stored, pausedUntil: Date.now() - 1 });
  await expect(checkToken(there.context, user, { tokenId })).resolves.toMatchObject({ status: 'active' });
});

it('a pause of a moment is not written down, and none stops a token from being thrown away and revoked', async () => {
  here.forge.down = limited(Date.now() + 1_000);
  await expect(checkToken(here.context, user, { tokenId })).rejects.toMatchObject({ code: 'rate-limited' });
  expect((await temp.context.documents.get(tokens, tokenId))?.pausedUntil).toBeUndefined();
  here.forge.down = limited(Date.now() + 60_000);
  await expect(checkToken(here.context, user, { tokenId })).rejects.toMatchObject({ code: 'rate-limited' });
  here.forge.down = undefined;
  expect(await deleteToken(here.context, user, { tokenId, facts: 'kept' })).toMatchObject({ revocation: { outcome: 'revoked' } });
});
