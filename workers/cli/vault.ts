import { readSettings } from '../../lib/config/settings';
import { createContext } from '../../lib/context';
import { amount } from '../../lib/cv/format';
import { AppError } from '../../lib/errors/app-error';
import { rotateVaultKey } from '../../lib/tokens/rewrap-secrets';
import type { CommandContext } from './command-options';
import { writeHint, writeResult } from './output';

/**
 * `commit-stats vault rotate`: seals every token under a new key of the vault that the settings name. Collecting goes on meanwhile; run again after an interruption, it goes on where it was.
 * @throws AppError `wrong-use` for another action, `vault-unavailable` when the master key cannot be used now: nothing is lost then.
 */
export async function vault(action: string, { data }: CommandContext): Promise<void> {
  if (action === 'rotate-signature') return rotateSignature(data);
  if (action !== 'rotate') throw new AppError('wrong-use', 'The actions are: commit-stats vault rotate, and commit-stats vault rotate-signature');
  const context = await createContext(readSettings({ data }));
  try {
    const { sealed, unreadable, retired } = await rotateVaultKey(context);
    const { adapter } = await (await context.vault()).describe();
    await writeResult(`A new key is in use (${adapter}). ${amount(sealed, 'token')} sealed anew under it.`);
    if (unreadable > 0) await writeResult(`${amount(unreadable, 'token')} could not be read any more; the owners are asked to enter them again.`);
    if (retired === 0) writeHint('The old key is kept until nobody can be about to use it; the worker removes it by itself.');
  } finally {
    await context.close();
  }
}

/** `commit-stats vault rotate-signature`: statements are signed by a new key from now on; those signed before still verify. */
async function rotateSignature(data: string | undefined): Promise<void> {
  const context = await createContext(readSettings({ data }));
  try {
    const { rotateStatementKey } = await import('../../lib/exports/statement/keys');
    const { id } = await rotateStatementKey(context);
    await writeResult(`Statements are signed by a new key from now on: ${id}. Those signed before still verify.`);
  } finally {
    await context.close();
  }
}
