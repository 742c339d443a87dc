import { expect, it } from 'vitest';
import { tokenRounds, tokens } from '../../lib/documents/collections';
import type { Token, User } from '../../lib/documents/collections';
import { forgeHealth } from '../../lib/tokens/forge-health';
import { eachWithItsOwner } from '../support/own-place';
import type { TempContext } from '../support/temp-context';

let temporary: TempContext;
let user: User;

eachWithItsOwner((made) => {
  ({ temp: temporary, owner: user } = made);
});

/** A token whose forge was asked, with so many failures in a row; `null`: it was never asked. */
async function add(id: string, server: string, failures: number | null, status: Token['status'] = 'active'): Promise<void> {
  const { documents } = temporary.context;
  await documents.insert(tokens, {
    id, ownerId: user.id, name: id, forge: 'github', server, organization: null, kind: 'classic', account: null, canWrite: null, noReply: null, activeOwners: [], warnedOf: null, leavingSince: null, deletion: null, status, message: '', link: null, sealed: null, sealedWith: '', secretVersion: 1, lastFour: '', scopes: null,
    expiresAt: 0, expiryFrom: 'nobody', created: '2026-11-20T08:00:00.000Z', checked: null, refreshed: null,
  });
  if (failures !== null) await documents.insert(tokenRounds, { id, ownerId: user.id, kind: 'all', nextAsk: 1, failures, secretVersion: 1, state: null });
}

it('tells of each server once, as the worst token there is answered, and of none that is being left', async () => {
  await add('a', 'https://github.com', 0);
  await add('b', 'https://github.com', 2);
  await add('c', 'https://gitlab.com', 0);
  await add('d', 'https://gitlab.com', 0, 'expired');
  await add('e', 'https://dev.azure.com', null);
  await add('f', 'https://git.example.org', 0);
  await add('g', 'https://left.example.org', 0, 'left');
  expect(await forgeHealth(temporary.context, user)).toEqual([
    { forge: 'github', server: 'https://dev.azure.com', state: 'not-asked', failures: 0 },
    { forge: 'github', server: 'https://git.example.org', state: 'answers', failures: 0 },
    { forge: 'github', server: 'https://github.com', state: 'fails', failures: 2 },
    { forge: 'github', server: 'https://gitlab.com', state: 'token', failures: 0 },
  ]);
});
