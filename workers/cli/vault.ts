import { readSettings } from '../../lib/config/settings';
import { createContext } from '../../lib/context';
import { amount, instant } from '../../lib/cv/format';
import { AppError } from '../../lib/errors/app-error';
import { rewrapSecrets, rotateVaultKey } from '../../lib/tokens/rewrap-secrets';
import type { CommandContext } from './command-options';
import { writeHint, writeResult } from './output';

/** What stays of older keys, and who takes it away. */
function sayKept(kept: number): void {
  if (kept === 0) return;
  writeHint(`${amount(kept, 'older key')} ${kept === 1 ? 'is' : 'are'} kept for two hours more, until nobody can be about to use ${kept === 1 ? 'it' : 'them'}; the site’s daily round removes what nothing needs, or run “commit-stats vault rewrap” then.`);
}

/**
 * `commit-stats vault rotate`: seals every token under a new key of the vault that the settings name. Collecting goes on meanwhile. `vault rewrap` makes no key: it seals anew what still lies
 * under an older one, after an interruption or a move, and removes the keys that nothing needs.
 * @throws AppError `wrong-use` for another action, `vault-unavailable` when the master key cannot be used now: nothing is lost then.
 */
export async function vault(action: string, { data }: CommandContext): Promise<void> {
  if (action === 'rotate-signature') return rotateSignature(data);
  if (action !== 'rotate' && action !== 'rewrap') throw new AppError('wrong-use', 'The actions are: commit-stats vault rotate, commit-stats vault rewrap, and commit-stats vault rotate-signature');
  const context = await createContext(readSettings({ data }));
  try {
    const { sealed, unreadable, retired } = await (action === 'rotate' ? rotateVaultKey : rewrapSecrets)(context);
    const { adapter, created, superseded } = await (await context.vault()).describe();
    const key = action === 'rotate' ? 'A new key is in use' : `The key in use was made ${instant(created)}`;
    await writeResult(`${key} (${adapter}). ${amount(sealed, 'token')} sealed anew under it${retired === 0 ? '' : `, ${amount(retired, 'older key')} removed`}.`);
    if (unreadable > 0) await writeResult(`${amount(unreadable, 'token')} could not be read any more; the owners are asked to enter them again.`);
    sayKept(superseded.length);
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
