import { AppError } from '../errors/app-error';
import type { Forge, ForgeConnection, ForgeDeps } from './port';

function unknownForge(name: never): never {
  throw new AppError('wrong-use', `There is no forge called ${String(name)}.`);
}

/**
 * The adapter for a connection. Each is loaded when it is first asked for.
 * @throws AppError `wrong-use` for a server or an organisation that is no possible one.
 */
export async function createForge(connection: ForgeConnection, deps: ForgeDeps): Promise<Forge> {
  switch (connection.forge) {
    case 'github': return (await import('./github/create-github-forge')).createGitHubForge(connection, deps);
    case 'gitlab': return (await import('./gitlab/create-gitlab-forge')).createGitLabForge(connection, deps);
    case 'azure-devops': return (await import('./azure-devops/create-azure-devops-forge')).createAzureDevOpsForge(connection, deps);
    default: return unknownForge(connection.forge);
  }
}
