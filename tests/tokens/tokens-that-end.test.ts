import { beforeEach, describe, expect, it } from 'vitest';
import { listEvents } from '../../lib/audit/list-events';
import { collectionState, takeLease } from '../../lib/collections/lease';
import { collections, tokens } from '../../lib/documents/collections';
import { AppError } from '../../lib/errors/app-error';
import { RULES_VERSION } from '../../lib/facts/types';
import type { Mail } from '../../lib/mail/port';
import { refreshList } from '../../lib/repositories/refresh-list';
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
import { failingStore } from '../support/failing-store';
import { GOOD_CHECK, listedRepository } from '../support/fake-forge';
import { CANARY, eachWithTokens } from './place-with-tokens';
import type { PlaceWithTokens } from './place-with-tokens';

const DAY = 86_400_000;

let forge: PlaceWithTokens['forge'];
let context: PlaceWithTokens['context'];
let ada: PlaceWithTokens['ada'];
let add: PlaceWithTokens['add'];
let own: PlaceWithTokens['own'];
let row: PlaceWithTokens['row'];
let collected: PlaceWithTokens['collected'];

eachWithTokens((place) => ({ forge, context, ada, add, own, row, collected } = place));

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
