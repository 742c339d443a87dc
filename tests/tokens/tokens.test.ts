import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { listEvents } from '../../lib/audit/list-events';
import { listIdentities } from '../../lib/accounts/list-identities';
import { collections, tokens } from '../../lib/documents/collections';
import { AppError } from '../../lib/errors/app-error';
import { loadAggregate } from '../../lib/publishing/load-published';
import { publish } from '../../lib/publishing/publish';
import { addToken } from '../../lib/tokens/add-token';
import { checkToken } from '../../lib/tokens/check-token';
import { connect } from '../../lib/tokens/connect';
import { listTokens } from '../../lib/tokens/list-tokens';
import { replaceToken } from '../../lib/tokens/replace-token';
import type { VerbContext } from '../../lib/verbs/verb';
import { GOOD_CHECK, person } from '../support/fake-forge';
import { filesIn } from '../support/files-in';
import { CANARY, eachWithTokens } from './place-with-tokens';
import type { PlaceWithTokens } from './place-with-tokens';

let temporary: PlaceWithTokens['temporary'];
let forge: PlaceWithTokens['forge'];
let context: PlaceWithTokens['context'];
let ada: PlaceWithTokens['ada'];
let add: PlaceWithTokens['add'];
let own: PlaceWithTokens['own'];
let row: PlaceWithTokens['row'];
let collected: PlaceWithTokens['collected'];

eachWithTokens((place) => ({ temporary, forge, context, ada, add, own, row, collected } = place));

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
