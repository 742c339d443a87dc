import { AppError } from '../../errors/app-error';
import type { Forge, ForgeConnection, ForgeDeps } from '../port';

/** The adapter for GitHub. */
export function createGitHubForge(connection: ForgeConnection, _deps: ForgeDeps): Forge {
  throw new AppError('wrong-use', `There is no adapter for ${connection.forge} in this build.`);
}
