import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSettings } from '../../lib/config/settings';
import { createContext } from '../../lib/context';
import type { Context } from '../../lib/context';
import { samplePage } from '../../lib/exports/testing/sample-page';
import { statementClaims } from '../../lib/exports/statement/claims';
import { listStatementKeys, rotateStatementKey } from '../../lib/exports/statement/keys';
import { createSigner } from '../../lib/exports/statement/signer';
import { verifyStatement } from '../../lib/exports/statement/verify';
import { unreachableStore } from '../support/unreachable-store';

const VERIFY = 'https://stats.example.org/verify';
let data: string;
let context: Context;

beforeAll(async () => {
  data = await mkdtemp(path.join(tmpdir(), 'commit-stats-signer-'));
  context = await createContext(readSettings({ data }));
});
afterAll(async () => {
  await context.close();
  await rm(data, { recursive: true, force: true });
});

const claims = () => statementClaims(samplePage(), 'https://stats.example.org/cv/ada');

/** As long as any machine takes, in milliseconds. */
const ANY_TIME = 86_400_000;

/** A signer over a store that can be taken away, at a clock that is set. */
function signer(patience?: number) {
  const { documents, line } = unreachableStore(context.documents);
  const clock = { now: Date.parse('2026-11-20T15:00:00Z') };
  return { line, clock, ...createSigner({ ...context, documents }, VERIFY, () => clock.now, patience) };
}

test('with a key that was opened before, a statement is signed while the store is out of reach, and verifies', async () => {
  const { prepare, sign, line, clock } = signer();
  await prepare();
  for (const state of ['down', 'hanging'] as const) {
    line.state = state;
    clock.now += 30_000;
    expect(await verifyStatement(JSON.stringify(await sign(claims())), await listStatementKeys(context))).toMatchObject({ verdict: 'genuine' });
  }
});

test('a key that nobody opened for an hour does not sign, and without one it is said that the store is away', async () => {
  const { prepare, sign, line, clock } = signer();
  line.state = 'down';
  await prepare();
  await expect(sign(claims())).rejects.toMatchObject({ code: 'store-failed' });
  line.state = 'up';
  await prepare();
  line.state = 'down';
  clock.now += 3_600_001;
  await expect(sign(claims())).rejects.toMatchObject({ code: 'store-failed' });
});

test('while the store answers, the key that signs now is the one that signs', async () => {
  const { prepare, sign } = signer(ANY_TIME);
  await prepare();
  const made = await rotateStatementKey(context);
  expect((await sign(claims())).signature.keyId).toBe(made.id);
});
