import type { GitApi } from 'azure-devops-node-api/GitApi.js';

import type { VersionRange } from './schema';

type Location = NonNullable<Awaited<ReturnType<GitApi['vsoClient']['beginGetLocation']>>>;

/** Of the API that is released, on the service as on its servers. */
const RELEASED: VersionRange = { resourceVersion: 1, minVersion: '1.0', maxVersion: '7.1', releasedVersion: '7.1' };

/**
 * Where the resources are that are asked for. The library asks the server for this table and goes wherever it says, with the token;
 * the ids and addresses are fixed, so that nobody has to be asked and nobody can send the token elsewhere.
 */
const ROUTES: Record<string, Pick<Location, 'area' | 'resourceName' | 'routeTemplate'>> = {
  '225f7195-f9c7-4d14-ab28-a83f7ff77e1f': {
    area: 'git', resourceName: 'repositories', routeTemplate: '{project}/_apis/{area}/{resource}/{repositoryId}',
  },
  'a5d28130-9cd2-40fa-9f08-902e7daa9efb': {
    area: 'git', resourceName: 'pullRequests', routeTemplate: '{project}/_apis/{area}/{resource}',
  },
  'ea98d07b-3c87-4971-8ede-a613694ffb55': {
    area: 'git', resourceName: 'pushes', routeTemplate: '{project}/_apis/{area}/repositories/{repositoryId}/{resource}/{pushId}',
  },
};

/** The location with an id, in the versions that the server knows; undefined where we never use it. */
export function findLocation(id: string, versions?: ReadonlyMap<string, VersionRange>): Location | undefined {
  const route = ROUTES[id.toLowerCase()];
  return route && { id, ...route, ...(versions?.get(id.toLowerCase()) ?? RELEASED) };
}
