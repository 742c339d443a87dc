import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listEvents } from '../../lib/audit/list-events';
import { listIdentities } from '../../lib/accounts/list-identities';
import { collectionState, takeLease } from '../../lib/collections/lease';
import { collections, repositories, tokens } from '../../lib/documents/collections';
import type { Repository, Token, User } from '../../lib/documents/collections';
import { listAll } from '../../lib/documents/list-all';
import { AppError } from '../../lib/errors/app-error';
import { RULES_VERSION } from '../../lib/facts/types';
import type { Mail } from '../../lib/mail/port';
import { loadAggregate } from '../../lib/publishing/load-published';
import { publish } from '../../lib/publishing/publish';
import { refreshList } from '../../lib/repositories/refresh-list';
import { setActive } from '../../lib/repositories/set-active';
import { addToken } from '../../lib/tokens/add-token';
import { checkToken } from '../../lib/tokens/check-token';
import { connect } from '../../lib/tokens/connect';
import { deleteToken, resumeDeletions } from '../../lib/tokens/delete-token';
import { endAccess } from '../../lib/tokens/end-access';
import { finishLeaving } from '../../lib/tokens/finish-leaving';
import { listTokens } from '../../lib/tokens/list-tokens';
import { replaceToken } from '../../lib/tokens/replace-token';
import { rewrapSecrets, rotateVaultKey } from '../../lib/tokens/rewrap-secrets';
import { warnExpiring } from '../../lib/tokens/warn-expiring';
import type { VerbContext } from '../../lib/verbs/verb';
import { factOf } from '../contracts/fixtures';
import { failingStore } from '../support/failing-store';
import { GOOD_CHECK, listedRepository, person, placeWithForge } from '../support/fake-forge';
import type { FakeForge } from '../support/fake-forge';
import { filesIn } from '../support/files-in';
import type { TempContext } from '../support/temp-context';

const CANARY = 'github_pat_canary4Fq8Zt1Yv7Kx2_Wm5Rj9Lp3Ns6Hd0Ab';
const DAY = 86_400_000;

let temporary: TempContext;
let forge: FakeForge;
let context: VerbContext;
let ada: User;

beforeEach(async () => {
  ({ temporary, forge, context, ada } = await placeWithForge(2));
});
afterEach(() => temporary.remove());

const add = (differences: Record<string, unknown> = {}) => addToken(context, ada, { name: 'Work', forge: 'github', secret: CANARY, ...differences });
const own = async (): Promise<Repository[]> => listAll(context.documents, repositories, 'owner', [ada.id]);
const row = async (id: string): Promise<Token | undefined> => context.documents.get(tokens, id);

/** A token with two repositories that are collected. */
async function collected(): Promise<{ tokenId: string; read: Repository[] }> {
  const { id: tokenId } = await add();
  await refreshList(context, ada, { tokenId });
  const read = await own();
  await setActive(context, ada, { repositoryIds: read.map(({ id }) => id), active: true });
  for (const repository of read) {
    await context.stats.write(ada.id, RULES_VERSION, [factOf(repository.id.slice(0, 32), { repository: repository.id })]);
    const state = await collectionState(context, repository);
    await context.documents.update(collections, { ...state, completed: '2026-11-01T00:00:00.000Z', checked: '2026-11-02T00:00:00.000Z', rules: RULES_VERSION, generation: 1, nextDue: 5 });
  }
  return { tokenId, read: await own() };
}

describe('a token', () => {
  it('is shown by its last four characters only, and never in any answer', async () => {
    const answers = [await add(), await listTokens(context, ada, {}), await listEvents(context, ada, {}), await checkToken(context, ada, { tokenId: (await listTokens(context, ada, {}))[0]?.id ?? '' })];
    expect(answers[0]).toMatchObject({ name: 'Work', lastFour: 'd0Ab', status: 'active', kind: 'fine-grained', message: '', expires: '2999-03-12T00:00:00.000Z' });
    expect(JSON.stringify(answers)).not.toContain('canary');
  });

  it('is found nowhere in the data folder, raw or encoded', async () => {
    await add();
    const half = CANARY.slice(11, 40);
    const spellings = [half, CANARY, encodeURIComponent(CANARY), Buffer.from(CANARY).toString('base64'), Buffer.from(`x-access-token:${CANARY}`).toString('base64'), Buffer.from(CANARY).toString('hex')];
    for (const content of (await filesIn(temporary.data)).values()) {
      for (const spelling of spellings) expect(content.includes(spelling)).toBe(false);
      expect(content.includes(gzipSync(CANARY))).toBe(false);
    }
  });

  it('of another forge is refused by its beginning, before anything is sent', async () => {
    const cases: [string, string, RegExp][] = [
      ['github', 'glpat-0123456789abcdefghij', /^This is a GitLab token\. Choose GitLab above, or paste one that starts with github_pat_\.$/u],
      ['gitlab', CANARY, /^This is a GitHub token\. Choose GitHub above, or paste one that starts with glpat-\.$/u],
      ['github', `${'a'.repeat(76)}AZDOabcd`, /^This is an Azure DevOps token\./u],
      ['gitlab', 'gldt-0123456789abcdefghij', /deploy token/u],
    ];
    for (const [name, secret, message] of cases) {
      await expect(addToken(context, ada, { name: 'Work', forge: name as 'github', secret })).rejects.toMatchObject({ code: 'wrong-use', message: expect.stringMatching(message) });
    }
    expect(forge.connections).toEqual([]);
  });

  it('is sent only to servers that the operator lists', async () => {
    for (const server of ['https://evil.example', 'https://github.com.evil.example', 'http://github.com', 'https://github.com@evil.example', 'https://github.com/../x', 'github.com:8443']) {
      await expect(add({ server })).rejects.toMatchObject({ code: 'address-refused' });
    }
    expect(forge.connections).toEqual([]);
    expect((await add({ server: 'github.com' })).server).toBe('https://github.com');
  });

  it('that is refused, expired or breaks the rule leaves nothing behind', async () => {
    forge.check = { ...GOOD_CHECK, state: 'refused', account: null, problems: [{ code: 'sso-required', sentence: 'Authorise this token for halden.', link: 'https://github.com/orgs/halden/sso' }] };
    await expect(add()).rejects.toMatchObject({ code: 'sso-required', message: 'Authorise this token for halden. It was not saved.', link: 'https://github.com/orgs/halden/sso' });
    forge.check = { ...GOOD_CHECK, state: 'expired', problems: [] };
    await expect(add()).rejects.toMatchObject({ code: 'token-expired' });
    forge.check = { ...GOOD_CHECK, canWrite: true };
    const strict = { ...context, settings: { ...context.settings, tokens: { ...context.settings.tokens, refuseWriting: true } } };
    await expect(addToken(strict, ada, { name: 'Work', forge: 'github', secret: CANARY })).rejects.toMatchObject({ code: 'token-refused', message: expect.stringContaining('can also write') });
    expect(await listTokens(context, ada, {})).toEqual([]);
  });

  it('that can write is taken with a warning and the way to a smaller one', async () => {
    forge.check = { ...GOOD_CHECK, canWrite: true };
    expect(await add()).toMatchObject({ status: 'active', message: expect.stringMatching(/^This token can also write\. It works, but a fine-grained one/u), link: 'https://github.com/settings/personal-access-tokens/new' });
  });

  it('is called after its forge where its owner gives it no name', async () => {
    const [first, second] = [await add({ name: undefined }), await add({ name: undefined, secret: `${CANARY}2` })];
    expect([first.name, second.name]).toEqual(['GitHub', 'GitHub 2']);
  });

  it('that is cut off when it is pasted is named as a token', async () => {
    await expect(addToken.untrusted(context, ada, { forge: 'github', secret: 'ghp_x' })).rejects.toMatchObject({ code: 'wrong-use', message: 'The token is too short. Copy it whole.' });
  });

  it('has a name of its own, also when it is added twice at once', async () => {
    const results = await Promise.allSettled([add(), add(), add()]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'wrong-use', message: expect.stringMatching(/called "Work"|is here already/u) });
  });

  it('that is here already is not kept a second time, under whatever name, nor in the place of another', async () => {
    const { id } = await add();
    const asked = forge.connections.length;
    const here = { code: 'wrong-use', message: expect.stringContaining('is here already: it is “Work”'), link: `/user/tokens/${id}` };
    for (const name of ['Work', 'Other', undefined]) await expect(add({ name })).rejects.toMatchObject(here);
    expect(forge.connections).toHaveLength(asked);
    const other = await add({ name: 'Other', secret: 'github_pat_another4Fq8Zt1Yv7Kx2_Wm5Rj9Lpd0Ab' });
    await expect(replaceToken(context, ada, { tokenId: other.id, secret: CANARY })).rejects.toMatchObject(here);
    expect((await listTokens(context, ada, {})).map(({ name }) => name)).toEqual(['Work', 'Other']);
    expect((await replaceToken(context, ada, { tokenId: id, secret: CANARY })).id).toBe(id);
    const eve = await person(context, 'eve');
    expect((await addToken(context, eve, { name: 'Work', forge: 'github', secret: CANARY })).status).toBe('active');
  });

  it('that works no more leaves its numbers, and the pages say since when they cannot be read, until another takes its place', async () => {
    const { tokenId, read } = await collected();
    const unread = async () => {
      await publish(context, ada);
      return (await loadAggregate(context, ada))?.repositories.map(({ unreadSince, verifiedUntil }) => [unreadSince, verifiedUntil]);
    };
    const flagged = async () => (await Promise.all(read.map(({ id }) => context.documents.get(collections, id)))).filter((state) => state?.unpublished === true).length;
    expect(await unread()).toEqual([[undefined, null], [undefined, null]]);
    expect(await flagged()).toBe(0);
    forge.check = { ...GOOD_CHECK, state: 'refused', problems: [] };
    await checkToken(context, ada, { tokenId });
    expect(await flagged()).toBe(1);
    expect(await unread()).toEqual([['2026-11-02', null], ['2026-11-02', null]]);
    forge.check = GOOD_CHECK;
    await replaceToken(context, ada, { tokenId, secret: `${CANARY}new` });
    expect(await unread()).toEqual([[undefined, null], [undefined, null]]);
  });

  it('whose copy here cannot be opened any more is known by its last characters', async () => {
    const { id } = await add();
    const kept = await row(id);
    await context.documents.update(tokens, { ...kept!, sealed: new Uint8Array(60) });
    await expect(add({ name: 'Other' })).rejects.toMatchObject({ code: 'wrong-use', link: `/user/tokens/${id}` });
  });

  it('brings the addresses that its forge vouches for; those that it only names are claimed', async () => {
    forge.addresses = {
      addresses: [{ email: 'ada@lindqvist.example', verified: true, primary: true, noReply: false }, { email: 'ada@azure.example', verified: false, primary: false, noReply: false }], noReply: { prefix: '583231+', host: 'users.noreply.github.com' }, problems: [],
    };
    const { id } = await add();
    expect(await listIdentities(context, ada, {})).toMatchObject([{ email: 'ada@lindqvist.example', verified: { forge: 'github', server: 'https://github.com' } }, { email: 'ada@azure.example', verified: null }]);
    expect((await row(id))?.noReply).toEqual({ prefix: '583231+', host: 'users.noreply.github.com' });
  });

  it('of a project brings no address', async () => {
    forge.addresses = { addresses: [{ email: 'bot@halden.example', verified: true, primary: true, noReply: false }], noReply: null, problems: [] };
    forge.check = { ...GOOD_CHECK, account: { id: '9', login: 'project_1_bot', name: null, person: false, created: null } };
    await add();
    expect(await listIdentities(context, ada, {})).toEqual([]);
  });
});

describe('checking a token', () => {
  it('keeps what the forge says, in its words', async () => {
    const { id: tokenId } = await add();
    forge.check = { ...GOOD_CHECK, state: 'expired', problems: [{ code: 'token-expired', sentence: 'GitHub refused this token: it expired on 14 May 2026.', link: 'https://github.com/settings' }] };
    expect(await checkToken(context, ada, { tokenId })).toMatchObject({ status: 'expired', message: 'GitHub refused this token: it expired on 14 May 2026.', link: 'https://github.com/settings' });
    await expect(connect(context, tokenId, { action: 'changes-asked' })).rejects.toMatchObject({ code: 'token-refused' });
    forge.check = GOOD_CHECK;
    expect(await checkToken(context, ada, { tokenId })).toMatchObject({ status: 'active', message: '' });
  });

  it('changes nothing while the forge cannot be reached', async () => {
    const { id: tokenId } = await add();
    const before = await row(tokenId);
    forge.down = new AppError('forge-unreachable', 'GitHub cannot be reached.');
    await expect(checkToken(context, ada, { tokenId })).rejects.toMatchObject({ code: 'forge-unreachable' });
    expect(await row(tokenId)).toEqual(before);
  });

  it('changes nothing while the vault cannot be reached, and deletes nothing', async () => {
    const { id: tokenId } = await add();
    const before = await row(tokenId);
    const locked: VerbContext = { ...context, vault: async () => ({ ...(await context.vault()), open: async () => { throw new AppError('vault-unavailable', 'Later.'); } }) };
    await expect(checkToken(locked, ada, { tokenId })).rejects.toMatchObject({ code: 'vault-unavailable' });
    await expect(connect(locked, tokenId, { action: 'changes-asked' })).rejects.toMatchObject({ code: 'vault-unavailable' });
    expect(await row(tokenId)).toEqual(before);
  });

  it.each(['a flipped bit', 'a short one', 'none', 'another person’s'])('asks for the token again where its secret is damaged: %s; the row stays', async (kind) => {
    const { id: tokenId } = await add();
    const stored = await row(tokenId);
    if (!stored?.sealed) throw new Error('The token is not stored.');
    const eve = await person(context, 'eve');
    const other = await addToken(context, eve, { name: 'Hers', forge: 'github', secret: `${CANARY}eve` });
    const foreign = await row(other.id);
    const flipped = new Uint8Array(stored.sealed);
    flipped[20] = (flipped[20] ?? 0) ^ 4;
    const sealed = { 'a flipped bit': flipped, 'a short one': stored.sealed.slice(0, 9), 'none': new Uint8Array(0), 'another person’s': foreign?.sealed ?? null }[kind] ?? null;
    await context.documents.update(tokens, { ...stored, sealed });
    forge.calls.length = 0;
    await expect(checkToken(context, ada, { tokenId })).rejects.toMatchObject({ code: 'secret-unreadable' });
    expect(forge.calls).toEqual([]);
    expect(await row(tokenId)).toMatchObject({ status: 'reconnect', message: expect.stringContaining('Replace') });
    expect((await listEvents(context, ada, {})).events.map(({ action }) => action)).toContain('token-unreadable');
    expect(await replaceToken(context, ada, { tokenId, secret: CANARY })).toMatchObject({ status: 'active', message: '' });
  });

  it('never sends a secret to a server that somebody wrote into the row', async () => {
    const { id: tokenId } = await add();
    const stored = await row(tokenId);
    if (!stored) throw new Error('The token is not stored.');
    await context.documents.update(tokens, { ...stored, server: 'https://evil.example' });
    forge.connections.length = 0;
    await expect(checkToken(context, ada, { tokenId })).rejects.toMatchObject({ code: 'secret-unreadable' });
    expect(forge.connections).toEqual([]);
  });
});

describe('replacing a token', () => {
  it('keeps the repositories chosen and makes them due at once', async () => {
    const { tokenId, read } = await collected();
    const next = 'github_pat_next0123456789abcdefNEXT';
    expect(await replaceToken(context, ada, { tokenId, secret: next })).toMatchObject({ id: tokenId, lastFour: 'NEXT' });
    expect((await own()).map(({ active, tokenIds }) => ({ active, tokenIds }))).toEqual(read.map(() => ({ active: true, tokenIds: [tokenId] })));
    for (const { id } of read) expect((await context.documents.get(collections, id))?.nextDue).toBe(0);
    await connect(context, tokenId, { action: 'changes-asked' });
    expect(forge.secrets.at(-1)).toBe(next);
  });

  it('leaves the old one in use when the new one is refused or is somebody else’s', async () => {
    const { id: tokenId } = await add();
    forge.check = { ...GOOD_CHECK, state: 'refused', problems: [] };
    await expect(replaceToken(context, ada, { tokenId, secret: 'github_pat_refused0123456789' })).rejects.toMatchObject({ code: 'token-refused' });
    forge.check = { ...GOOD_CHECK, account: { id: '1', login: 'grace', name: null, person: true, created: null } };
    await expect(replaceToken(context, ada, { tokenId, secret: 'github_pat_foreign0123456789' })).rejects.toMatchObject({ code: 'wrong-use', message: expect.stringContaining('grace') });
    await connect(context, tokenId, { action: 'changes-asked' });
    expect(forge.secrets.at(-1)).toBe(CANARY);
  });

  it('does not let an older secret be put back', async () => {
    const { id: tokenId } = await add();
    const before = await row(tokenId);
    await replaceToken(context, ada, { tokenId, secret: 'github_pat_next0123456789abcdefNEXT' });
    const after = await row(tokenId);
    if (!before || !after) throw new Error('The token is not stored.');
    await context.documents.update(tokens, { ...after, sealed: before.sealed, sealedWith: before.sealedWith });
    await expect(connect(context, tokenId, { action: 'changes-asked' })).rejects.toMatchObject({ code: 'secret-unreadable' });
  });
});

describe('an access that ends', () => {
  it('collects everything once more, then throws the token away and marks the numbers', async () => {
    const { tokenId, read } = await collected();
    expect(await endAccess(context, ada, { tokenId })).toMatchObject({ status: 'leaving' });
    expect(await finishLeaving(context, tokenId)).toBe(false);
    for (const repository of read) {
      expect(await finishLeaving(context, tokenId)).toBe(false);
      const state = await collectionState(context, repository);
      expect(state.nextDue).toBe(0);
      await context.documents.update(collections, { ...state, checked: new Date(Date.now() + 1_000).toISOString() });
    }
    expect(await finishLeaving(context, tokenId)).toBe(true);
    expect(await row(tokenId)).toMatchObject({ status: 'left', sealed: null, sealedWith: '' });
    for (const repository of await own()) expect(repository).toMatchObject({ tokenIds: [], verifiedUntil: expect.any(String), message: expect.stringContaining('verified until') });
    await expect(connect(context, tokenId, { action: 'changes-asked' })).rejects.toMatchObject({ code: 'token-refused' });
    expect(await finishLeaving(context, tokenId)).toBe(true);
  });
});

describe('deleting a token', () => {
  it('throws the secret away, tries to revoke it, and keeps the numbers marked with a date', async () => {
    const { tokenId, read } = await collected();
    expect(await deleteToken(context, ada, { tokenId, facts: 'kept' })).toMatchObject({ revocation: { outcome: 'revoked' } });
    expect(await row(tokenId)).toBeUndefined();
    for (const repository of await own()) expect(repository).toMatchObject({ tokenIds: [], verifiedUntil: '2026-11-02T00:00:00.000Z', message: 'No token reads it any more. Its numbers stay, marked "verified until 2 Nov 2026".' });
    for (const { id } of read) expect((await context.stats.commitIds(ada.id, RULES_VERSION, id)).size).toBe(1);
  });

  it('erases everything where that is asked, but not what another token reads', async () => {
    const { tokenId, read } = await collected();
    forge.pages = [{ repositories: [listedRepository('2')], problems: [] }];
    const other = await add({ name: 'Other', secret: `${CANARY}2` });
    await refreshList(context, ada, { tokenId: other.id });
    await deleteToken(context, ada, { tokenId, facts: 'erased' });
    expect((await own()).map(({ forgeId, tokenIds, verifiedUntil }) => [forgeId, tokenIds, verifiedUntil])).toEqual([['2', [other.id], null]]);
    const facts = await Promise.all(read.map(async ({ forgeId, id }) => [forgeId, (await context.stats.commitIds(ada.id, RULES_VERSION, id)).size]));
    expect(Object.fromEntries(facts)).toEqual({ 1: 0, 2: 1 });
  });

  it('stops a run under way at its next step', async () => {
    const { tokenId, read } = await collected();
    const [repository] = read;
    if (!repository) throw new Error('Nothing was listed.');
    const lease = await takeLease(context, repository);
    await deleteToken(context, ada, { tokenId, facts: 'kept' });
    await expect(lease.update({ progress: 1 })).rejects.toMatchObject({ code: 'conflict' });
    expect(lease.signal.aborted).toBe(true);
    await expect(connect(context, tokenId, { action: 'repository-collected' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is not stopped by a forge that cannot be asked, nor by a damaged secret', async () => {
    const { tokenId } = await collected();
    forge.down = new AppError('forge-unreachable', 'GitHub cannot be reached.');
    expect(await deleteToken(context, ada, { tokenId, facts: 'kept' })).toEqual({ revocation: null });
    forge.down = undefined;
    const again = await add();
    const stored = await row(again.id);
    if (stored) await context.documents.update(tokens, { ...stored, sealed: new Uint8Array(3) });
    expect(await deleteToken(context, ada, { tokenId: again.id, facts: 'kept' })).toEqual({ revocation: null });
    expect(await listTokens(context, ada, {})).toEqual([]);
  });

  it('goes on where it was interrupted, at whichever step', async () => {
    let finished = 0;
    for (let step = 0; ; step += 1) {
      const { tokenId } = await collected();
      const failing: VerbContext = { ...context, documents: failingStore(context.documents, step % 2 === 0 ? 'delete' : 'update', step >> 1) };
      const failed = await deleteToken(failing, ada, { tokenId, facts: 'erased' }).then(() => false, () => true);
      // Interrupted before the secret was thrown away, nothing has happened, and its owner asks again.
      if ((await row(tokenId))?.sealed) await deleteToken(context, ada, { tokenId, facts: 'erased' });
      else if (failed) expect(await resumeDeletions(context)).toBe(1);
      expect(await row(tokenId)).toBeUndefined();
      expect(await own()).toEqual([]);
      finished = failed ? 0 : finished + 1;
      if (finished === 2) break;
      expect(step).toBeLessThan(50);
    }
  });
});

describe('a token that ends soon', () => {
  const end = Date.parse('2999-03-12T00:00:00.000Z');
  const mails: Mail[] = [];
  const mailer = { send: async (mail: Mail) => void mails.push(mail), close: async () => {} };

  beforeEach(() => { mails.length = 0; });

  it('is warned of once by mail, two weeks before', async () => {
    forge.addresses = { addresses: [{ email: 'ada@lindqvist.example', verified: true, primary: true, noReply: false }], noReply: null, problems: [] };
    await add();
    expect(await warnExpiring(context, mailer, end - 15 * DAY)).toBe(0);
    expect(await warnExpiring(context, mailer, end - 14 * DAY)).toBe(1);
    expect(await warnExpiring(context, mailer, end - 13 * DAY)).toBe(0);
    expect(mails).toEqual([{ to: 'ada@lindqvist.example', subject: 'Your GitHub token "Work" ends on 12 Mar 2999', text: expect.stringContaining('Replace') }]);
    expect(mails[0]?.text).not.toContain('canary');
  });

  it('is tried again when the mail was not taken, and is noted when it has ended', async () => {
    forge.addresses = { addresses: [{ email: 'ada@lindqvist.example', verified: true, primary: true, noReply: false }], noReply: null, problems: [] };
    const { id } = await add();
    const broken = { ...mailer, send: async () => { throw new AppError('mail-failed', 'Later.'); } };
    expect(await warnExpiring(context, broken, end - DAY)).toBe(0);
    expect(await warnExpiring(context, mailer, end - DAY)).toBe(1);
    await warnExpiring(context, mailer, end);
    expect(await row(id)).toMatchObject({ status: 'expired', message: expect.stringContaining('12 Mar 2999') });
  });

  it('says so on the page, also where only its owner knows the day', async () => {
    forge.check = { ...GOOD_CHECK, expires: null, expiryKnown: false };
    const day = new Date(Date.now() + 9 * DAY).toISOString().slice(0, 10);
    const view = await add({ expires: day });
    expect(view).toMatchObject({ status: 'expires-soon', expiryFrom: 'owner', message: expect.stringContaining('paste it under Replace') });
    expect(await checkToken(context, ada, { tokenId: view.id })).toMatchObject({ status: 'expires-soon', expires: `${day}T00:00:00.000Z` });
  });
});

describe('an end that its owner named', () => {
  it('is dropped when the token still works after it', async () => {
    forge.check = { ...GOOD_CHECK, expires: null, expiryKnown: false };
    const { id: tokenId } = await add({ expires: '2026-01-01' });
    expect(await row(tokenId)).toMatchObject({ expiryFrom: 'nobody', status: 'active' });
  });
});

describe('a new key of the vault', () => {
  it('takes over all secrets while they are used, and goes on after being interrupted', async () => {
    const ids: string[] = [];
    for (let number = 0; number < 30; number += 1) ids.push((await add({ name: `Work ${number}`, secret: `${CANARY}${number}` })).id);
    const sealedWith = async (): Promise<Set<string | undefined>> => new Set(await Promise.all(ids.map(async (id) => (await row(id))?.sealedWith)));
    const [old] = await sealedWith();
    const failing: VerbContext = { ...context, documents: failingStore(context.documents, 'update', 11) };
    await expect(rotateVaultKey(failing)).rejects.toMatchObject({ code: 'store-failed' });
    expect((await sealedWith()).size).toBe(2);
    const use = async (): Promise<void> => {
      for (const id of ids) await connect(context, id, { action: 'changes-asked' });
    };
    await Promise.all([rewrapSecrets(context), use(), replaceToken(context, ada, { tokenId: ids[29] ?? '', secret: `${CANARY}new` })]);
    await rewrapSecrets(context);
    const now = await sealedWith();
    expect(now.size).toBe(1);
    expect(now.has(old)).toBe(false);
    forge.secrets.length = 0;
    await use();
    expect(forge.secrets).toEqual(ids.map((_, number) => `${CANARY}${number === 29 ? 'new' : number}`));
  });
});

describe('the audit list', () => {
  it('tells which token was used for what, once an hour and with how often', async () => {
    const { id: tokenId } = await add();
    for (let times = 0; times < 3; times += 1) await refreshList(context, ada, { tokenId });
    const { events } = await listEvents(context, ada, { tokenId });
    expect(events.find(({ action }) => action === 'repositories-listed')).toMatchObject({ times: 3, token: { id: tokenId, name: 'Work' } });
    expect(events.map(({ action }) => action)).toContain('token-added');
  });
});
