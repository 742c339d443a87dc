import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { compactVerify, importJWK } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSettings } from '../../config/settings';
import { createContext } from '../../context';
import type { Context } from '../../context';
import { statementKeys } from '../../documents/collections/statement-keys';
import { rotateVaultKey } from '../../tokens/rewrap-secrets';
import { samplePage } from '../testing/sample-page';
import { statementClaims } from './claims';
import { currentStatementKey, listStatementKeys, rotateStatementKey } from './keys';
import { signStatement } from './sign';
import { verifyStatement } from './verify';

const ADDRESS = 'https://stats.example.org/cv/ada';
const VERIFY = 'https://stats.example.org/verify';
let data: string;
let context: Context;

beforeAll(async () => {
  data = await mkdtemp(path.join(tmpdir(), 'commit-stats-statement-'));
  context = await createContext(readSettings({ data }));
});
afterAll(async () => {
  await context.close();
  await rm(data, { recursive: true, force: true });
});

const claims = () => statementClaims(samplePage(), `${ADDRESS}?k=a-secret-of-a-link`);
const check = async (text: string) => verifyStatement(text, await listStatementKeys(context));

test('a statement says the figures of the page and verifies, as a file and as its compact signature', async () => {
  const signed = await signStatement(context, claims(), VERIFY, new Date('2026-11-20T15:00:00Z'));
  expect(signed.statement).toMatchObject({ slug: 'ada', page: ADDRESS, issued: '2026-11-20T15:00:00.000Z', figures: { commits: 6_000, activeDays: 1_381, years: 11 }, rules: 1 });
  expect(JSON.stringify(signed)).not.toContain('secret');
  for (const text of [JSON.stringify(signed), JSON.stringify(signed, null, 4), `\uFEFF ${JSON.stringify(signed)}\n`, signed.signature.jws]) {
    expect(await check(text)).toMatchObject({ verdict: 'genuine', keyId: signed.signature.keyId, retired: false, statement: { figures: { commits: 6_000 } } });
  }
});

test('any program that knows JWS can verify it with the public key alone', async () => {
  const { signature: { jws, keyId } } = await signStatement(context, claims(), VERIFY);
  const key = await context.documents.get(statementKeys, keyId);
  const { payload, protectedHeader } = await compactVerify(jws, await importJWK({ kty: 'OKP', crv: 'Ed25519', x: key?.publicKey }, 'EdDSA'));
  expect(protectedHeader).toMatchObject({ alg: 'EdDSA', kid: keyId });
  expect(JSON.parse(new TextDecoder().decode(payload))).toMatchObject({ slug: 'ada' });
});

test('what was altered, forged or is something else is told apart, whatever it is', async () => {
  const signed = await signStatement(context, claims(), VERIFY);
  const more = { ...signed, statement: { ...signed.statement, figures: { ...signed.statement.figures, commits: 60_000 } } };
  expect((await check(JSON.stringify(more))).verdict).toBe('altered');
  expect((await check(JSON.stringify({ signature: signed.signature }))).verdict).toBe('altered');
  const [head = '', body = '', mark = ''] = signed.signature.jws.split('.');
  const other = Buffer.from(JSON.stringify(more.statement)).toString('base64url');
  expect((await check(`${head}.${other}.${mark}`)).verdict).toBe('forged');
  const none = Buffer.from(JSON.stringify({ alg: 'none', kid: signed.signature.keyId })).toString('base64url');
  expect((await check(`${none}.${body}.x`)).verdict).toBe('forged');
  const strange = Buffer.from(JSON.stringify({ alg: 'EdDSA', kid: 'of-somebody-else' })).toString('base64url');
  expect((await check(`${strange}.${body}.${mark}`)).verdict).toBe('forged');
  for (const text of ['', '{}', 'null', '[]', '{"signature":{"jws":5}}', 'a.b.c', 'x'.repeat(300_000), '{"signature":{"jws":"a.b.c"}}']) expect((await check(text)).verdict).toBe('unreadable');
  await fc.assert(fc.asyncProperty(fc.string(), async text => { expect((await check(text)).verdict).toBe('unreadable'); }), { numRuns: 50 });
});

test('after the key was replaced, older statements still verify and new ones carry the new key', async () => {
  const before = await signStatement(context, claims(), VERIFY);
  const made = await rotateStatementKey(context);
  const after = await signStatement(context, claims(), VERIFY);
  expect(after.signature.keyId).toBe(made.id);
  expect(made.id).not.toBe(before.signature.keyId);
  expect(await check(JSON.stringify(before))).toMatchObject({ verdict: 'genuine', retired: true, sentence: expect.stringContaining('The key was replaced') });
  expect(await check(JSON.stringify(after))).toMatchObject({ verdict: 'genuine', retired: false });
  const keys = await listStatementKeys(context);
  expect(keys.filter(({ sealed }) => sealed !== null)).toHaveLength(1);
});

test('several processes that need the first key at once agree on one', async () => {
  const own = await mkdtemp(path.join(tmpdir(), 'commit-stats-statement-'));
  const fresh = await createContext(readSettings({ data: own }));
  try {
    const made = await Promise.all(Array.from({ length: 5 }, () => currentStatementKey(fresh)));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
  } finally {
    await fresh.close();
    await rm(own, { recursive: true, force: true });
  }
});

test('the private key lies sealed, and goes along when the vault gets a new key', async () => {
  const before = await currentStatementKey(context);
  await rotateVaultKey(context);
  const after = await currentStatementKey(context);
  expect([after.id, after.sealedWith === before.sealedWith]).toEqual([before.id, false]);
  const signed = await signStatement(context, claims(), VERIFY);
  expect(signed.signature.keyId).toBe(before.id);
  expect((await check(JSON.stringify(signed))).verdict).toBe('genuine');
});
