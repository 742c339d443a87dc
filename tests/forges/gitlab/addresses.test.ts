import { afterEach, beforeEach, expect, test } from 'vitest';
import { startGitLabSimulator } from './simulator';
import type { GitLabSimulator } from './simulator';
import { addAccount, addToken } from './world';
import type { SimulatedAccount } from './world';
import { connect } from './workbench';

let gitlab: GitLabSimulator;

beforeEach(async () => {
  gitlab = await startGitLabSimulator();
});

afterEach(async () => {
  await gitlab.close();
  expect(gitlab.drift).toEqual([]);
});

const addressesOf = (given: Partial<SimulatedAccount>) => {
  addAccount(gitlab.world, { id: 3, username: 'Ada', email: 'Ada@Example.org', ...given });
  addToken(gitlab.world, { account: 3, secret: 't' });
  return connect(gitlab, 't').addresses();
};

test('confirmed addresses are verified, others are only used, and the first one is found although the list leaves it out', async () => {
  const found = await addressesOf({ emails: [{ email: 'ada@work.example', confirmed: true }, { email: 'ada@typo.example', confirmed: false }] });
  expect(found.addresses).toEqual([
    { email: 'ada@work.example', verified: true, primary: false, noReply: false },
    { email: 'ada@typo.example', verified: false, primary: false, noReply: false },
    { email: 'ada@example.org', verified: true, primary: true, noReply: false },
  ]);
  expect(found.problems).toEqual([]);
});

test('a first address that was never confirmed is not verified', async () => {
  const { addresses } = await addressesOf({ confirmed: false });
  expect(addresses).toEqual([{ email: 'ada@example.org', verified: false, primary: true, noReply: false }]);
});

test('the private address for commits belongs to the number of the account, whatever its name is', async () => {
  const found = await addressesOf({ commitEmail: 'private' });
  expect(found.noReply).toEqual({ prefix: '3-', host: 'users.noreply.127.0.0.1' });
  expect(found.addresses).toContainEqual({ email: '3-ada@users.noreply.127.0.0.1', verified: true, primary: false, noReply: true });
});

test('an operator may have given private addresses another host', async () => {
  const found = await addressesOf({ commitEmail: '3-ada@hidden.corp.example' });
  expect(found.noReply).toEqual({ prefix: '3-', host: 'hidden.corp.example' });
});

test('an address that only looks private does not hand over the whole host', async () => {
  const found = await addressesOf({ emails: [{ email: '3-ada@mail.example', confirmed: true }], commitEmail: '3-ada@mail.example' });
  expect(found.noReply).toEqual({ prefix: '3-', host: 'users.noreply.127.0.0.1' });
  expect(found.addresses).toContainEqual({ email: '3-ada@mail.example', verified: true, primary: false, noReply: false });
});

test('a first address that only looks private does not either, nor one of another number', async () => {
  expect((await addressesOf({ email: '3-ada@mail.example', commitEmail: '3-ada@mail.example' })).noReply?.host).toBe('users.noreply.127.0.0.1');
  addAccount(gitlab.world, { id: 4, username: 'eve', commitEmail: '3-ada@mail.example' });
  addToken(gitlab.world, { account: 4, secret: 'other' });
  expect((await connect(gitlab, 'other').addresses()).noReply).toEqual({ prefix: '4-', host: 'users.noreply.127.0.0.1' });
});

test('where the list may not be read, what is known of the account comes with a problem', async () => {
  gitlab.fault = ({ path }) => (path.endsWith('/user/emails') ? { kind: 'answer', status: 403, body: '{"error":"insufficient_scope","scope":"read_user"}' } : undefined);
  const found = await addressesOf({ emails: [{ email: 'ada@work.example', confirmed: true }], commitEmail: '3-ada@hidden.corp.example' });
  expect(found.addresses.map(({ email }) => email)).toEqual(['ada@example.org', '3-ada@hidden.corp.example']);
  expect(found.noReply?.host).toBe('users.noreply.127.0.0.1');
  expect(found.problems).toMatchObject([{ code: 'scope-missing' }]);
});

test('more than a page of addresses is read to its end', async () => {
  const found = await addressesOf({ emails: Array.from({ length: 230 }, (_, number) => ({ email: `ada${number}@work.example`, confirmed: true })) });
  expect(found.addresses).toHaveLength(231);
});
