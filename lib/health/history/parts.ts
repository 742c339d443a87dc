import type { Part } from '../check-ready';

/** The part of a history that says whether repositories are read in time. */
export const COLLECTION = 'collection';

/** The forges that everybody knows, by the host of their server. */
const FORGES: Readonly<Record<string, string>> = { 'github.com': 'GitHub', 'gitlab.com': 'GitLab', 'dev.azure.com': 'Azure DevOps' };

/** Names of the parts of the service, as people read them. */
export const PART_NAMES: Readonly<Record<Part['name'] | typeof COLLECTION, string>> = {
  documents: 'Accounts and pages', collection: 'Collection', stats: 'Store of commits', vault: 'Keys of tokens', queue: 'Queue of the workers',
};

/** What is missing while a part does not answer. */
export const MISSING: Readonly<Record<Part['name'], string>> = {
  documents: 'nobody can sign in or change anything', stats: 'new commits wait, all numbers stand as they were', vault: 'tokens wait, nothing is lost', queue: 'what is due waits in the store',
};

/** The part that stands for a forge's server, by its web address: its host. */
export function partOfServer(server: string): string {
  return URL.canParse(server) ? new URL(server).host : server;
}

/** What a part is called. A forge of one's own by its host. */
export function partName(part: string): string {
  return isForge(part) ? (Object.hasOwn(FORGES, part) ? (FORGES[part] ?? part) : part) : PART_NAMES[part as keyof typeof PART_NAMES];
}

/** Whether everybody may know of a part. The host of a forge that the operator added is for who is signed in. */
export function isForAll(part: string): boolean {
  return Object.hasOwn(PART_NAMES, part) || Object.hasOwn(FORGES, part);
}

/** Whether a part is the server of a forge. */
export function isForge(part: string): boolean {
  return !Object.hasOwn(PART_NAMES, part);
}

/** The order in which parts are shown: what people see first. */
export function inOrder(parts: Iterable<string>): string[] {
  const [own, servers] = [['documents', COLLECTION], ['stats', 'vault', 'queue']];
  const forges = [...parts].filter(isForge);
  const known = Object.keys(FORGES).filter((host) => forges.includes(host));
  return [...own, ...known, ...forges.filter((host) => !known.includes(host)).sort(), ...servers];
}
