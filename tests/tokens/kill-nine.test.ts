import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tokens } from '../../lib/documents/collections';
import type { User } from '../../lib/documents/collections';
import { addToken } from '../../lib/tokens/add-token';
import { connect } from '../../lib/tokens/connect';
import { rewrapSecrets } from '../../lib/tokens/rewrap-secrets';
import type { VerbContext } from '../../lib/verbs/verb';
import { placeWithForge } from '../support/fake-forge';
import type { FakeForge } from '../support/fake-forge';
import { startChild } from '../support/start-child';
import type { TempContext } from '../support/temp-context';

const TOKENS = 120;
const KILLS = 3;

describe('sealing all secrets under a new key', () => {
  let temporary: TempContext;
  let forge: FakeForge;
  let context: VerbContext;
  let ada: User;

  beforeEach(async () => {
    ({ temporary, forge, context, ada } = await placeWithForge());
  });
  afterEach(() => temporary.remove());

  it('loses none when the process is killed again and again while tokens are used', async () => {
    const ids: string[] = [];
    for (let number = 0; number < TOKENS; number += 1) ids.push((await addToken(context, ada, { name: `Work ${number}`, forge: 'github', secret: `github_pat_${number}_0123456789` })).id);
    for (let kill = 0; kill < KILLS; kill += 1) {
      const child = startChild('tests/tokens/child.ts', [], temporary.environment);
      for (let sealed = 0; sealed <= 15 * (kill + 1); sealed += 1) {
        const { value, done } = await child.lines.next();
        if (done || value === 'done') throw new Error(`It ended before it was killed. ${child.errors()}`);
        await connect(context, ids[(sealed * 7) % TOKENS] ?? '', { action: 'changes-asked' });
      }
      child.process.kill('SIGKILL');
      await child.ended;
    }
    await rewrapSecrets(context);
    const { keyId } = await (await context.vault()).describe();
    forge.secrets.length = 0;
    for (const id of ids) {
      expect((await context.documents.get(tokens, id))?.sealedWith).toBe(keyId);
      await connect(context, id, { action: 'changes-asked' });
    }
    expect(forge.secrets).toEqual(ids.map((_, number) => `github_pat_${number}_0123456789`));
  });
});
