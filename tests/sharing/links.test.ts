import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { hashSecret } from '../../lib/accounts/secrets';
import { cvs, shareLinks } from '../../lib/documents/collections';
import type { User } from '../../lib/documents/collections';
import { listAll } from '../../lib/documents/list-all';
import { listLinks } from '../../lib/sharing/list-links';
import { makeLink } from '../../lib/sharing/make-link';
import { removeSharing } from '../../lib/sharing/remove-sharing';
import { revokeLink, undoRevoke } from '../../lib/sharing/revoke-link';
import { setVisibility } from '../../lib/sharing/set-visibility';
import type { VerbContext } from '../../lib/verbs/verb';
import { cvOf } from '../contracts/fixtures';
import { FakeForge, person, verbContext } from '../support/fake-forge';
import { tempContext } from '../support/temp-context';
import type { TempContext } from '../support/temp-context';

let temporary: TempContext;
let context: VerbContext;
let ada: User;

beforeAll(async () => {
  temporary = await tempContext();
  context = verbContext(temporary.context, new FakeForge());
  ada = await person(context, 'ada');
  await context.documents.insert(cvs, cvOf('ada', { ownerId: ada.id, visibility: 'link' }));
});
afterAll(async () => {
  vi.useRealTimers();
  await temporary.remove();
});

test('a link’s secret is given once and kept nowhere, its password neither', async () => {
  const { path } = await makeLink(context, ada, { cvId: 'ada', label: 'Northwind, platform role', ends: '2999-12-04', password: 'four words' });
  const secret = /^\/cv\/ada\?k=([\w-]{43})$/u.exec(path)?.[1] ?? '';
  const [stored] = await listAll(context.documents, shareLinks, 'cv', ['ada']);
  expect(stored).toMatchObject({ hash: hashSecret(secret), expires: Date.parse('2999-12-05') });
  expect(JSON.stringify(stored)).not.toContain(secret);
  expect(JSON.stringify(stored)).not.toContain('four words');
  const { links } = await listLinks(context, ada, { cvId: 'ada' });
  expect(links).toEqual([expect.objectContaining({ label: 'Northwind, platform role', state: 'open', password: true, views: { people: 0, previews: 0, robots: 0, last: null } })]);
  expect(JSON.stringify(links)).not.toContain(stored?.hash);
});

test('an end that has passed, a password that is too short and a link for nobody are refused with a sentence', async () => {
  await expect(makeLink(context, ada, { cvId: 'ada', label: 'Late', ends: '2020-01-01' })).rejects.toMatchObject({ code: 'wrong-use', message: expect.stringContaining('Choose a later day') });
  await expect(makeLink(context, ada, { cvId: 'ada', label: 'Short', password: 'abc' })).rejects.toMatchObject({ code: 'wrong-use', message: 'The password must have at least 4 characters.' });
  await expect(makeLink(context, ada, { cvId: 'ada', label: ' ' })).rejects.toMatchObject({ code: 'wrong-use' });
});

test('a link is revoked, stays listed, and can be undone for an hour', async () => {
  const { id } = await makeLink(context, ada, { cvId: 'ada', label: 'Tailspin' });
  const state = async () => (await listLinks(context, ada, { cvId: 'ada' })).links.find((link) => link.id === id);
  await revokeLink(context, ada, { linkId: id });
  expect(await state()).toMatchObject({ state: 'revoked', undoable: true });
  await undoRevoke(context, ada, { linkId: id });
  expect(await state()).toMatchObject({ state: 'open', revoked: null });
  await revokeLink(context, ada, { linkId: id });
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61 * 60_000 });
  expect(await state()).toMatchObject({ undoable: false });
  await expect(undoRevoke(context, ada, { linkId: id })).rejects.toMatchObject({ code: 'wrong-use' });
  vi.useRealTimers();
});

test('who may read is one word of the owner’s, and a deleted CV takes its links along', async () => {
  expect(await setVisibility(context, ada, { cvId: 'ada', visibility: 'public', listed: false })).toEqual({ visibility: 'public', listed: false });
  await removeSharing(context.documents, 'ada');
  expect(await listAll(context.documents, shareLinks, 'owner', [ada.id])).toEqual([]);
});
