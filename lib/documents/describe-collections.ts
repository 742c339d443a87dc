import { z } from 'zod';
import { COLLECTIONS } from './collections';

/** A stored field by its name. */
export interface StoredField { name: string; type: string }

/** What one kind of document is for, and every field of it. */
export interface DescribedCollection { name: string; purpose: string; fields: StoredField[] }

/** Why each kind of document is kept. */
const PURPOSES: Readonly<Record<(typeof COLLECTIONS)[number]['name'], string>> = {
  users: 'You: whose account, the name on your forge’s profile, and the key under which ids of commits are made.',
  identities: 'Your author addresses, and who vouches for each.',
  repositories: 'Which repositories are yours to count, as their forge describes them and as you want them named.',
  collections: 'How far the collection of each repository is.',
  aggregates: 'Your numbers, put together.',
  cvs: 'What you wrote on your CV pages and who may see them.',
  snapshots: 'The numbers that readers of a CV see, and its drawn charts.',
  vaultKeys: 'Keys of the vault, wrapped by a master key that is not kept here.',
  statementKeys: 'Keys that sign statements. The private part is sealed.',
  signingKeys: 'Public keys that your forges list for your accounts: what signatures of your commits are checked against.',
  sessions: 'Browsers that are signed in. The id is the hash of the cookie, which is kept nowhere.',
  signInLinks: 'One-time links of the terminal, as hashes.',
  apiTokens: 'Your token for the public API, as a hash.',
  requestWindows: 'How many requests came in the last minute, for the limits.',
  tokens: 'Tokens of forges. The secret is sealed under a key of its own.',
  tokenRounds: 'When the forge of each token is asked for something new, and where that stands.',
  audit: 'What was done with your tokens and where you signed in.',
  packageUses: 'Packages that manifests name which you changed, with the months of their use. Names that are on no public list are shown to you alone until you tick them.',
  packageNotes: 'The same, while a collection is under way.',
  packageChoices: 'Which packages you show or hide.',
  pullRequestCounts: 'How many pull or merge requests you opened, merged and reviewed, by repository and month. Numbers only.',
  rankings: 'That you chose to be on the ranking, and the figures that it shows.',
  feedbacks: 'How you want to hear of your own weeks; the feed’s address as a hash.',
  shareLinks: 'Links to your CV pages: for whom, until when, their secrets and passwords as hashes.',
  views: 'How often your CV pages were opened, by day. Nothing of who opened them.',
  formerSlugs: 'Addresses that your CV pages had before.',
  suggestions: 'Addresses in your repositories that look like yours, until you answer. Shown to you alone.',
  wakeUps: 'Whether a message is on its way that wakes a worker for you.',
  chores: 'When what is done from time to time is done next. Nothing of anybody.',
  healthDays: 'How the parts of this service answered on each of the last 90 days. Nothing of anybody.',
  outages: 'That the store of commits does not answer, and since when. Nothing of anybody.',
};

interface Node { type?: string; enum?: unknown[]; format?: string; anyOf?: Node[]; items?: Node; properties?: Record<string, Node> }

function typeOf(node: Node): string {
  if (node.enum) return node.enum.map(String).join(' | ');
  if (node.anyOf) return node.anyOf.map(typeOf).join(' or ');
  if (node.type === 'array') return `list of ${node.items?.properties ? 'groups' : typeOf(node.items ?? {})}`;
  if (node.type === 'object') return 'group';
  if (node.type === 'null') return 'nothing';
  return node.format === 'date-time' ? 'time' : (node.type ?? 'bytes');
}

function walk(node: Node, way: string): StoredField[] {
  const shape = [node, ...(node.anyOf ?? [])].flatMap((one) => [one, one.items ?? {}]).find(({ properties }) => properties);
  const below = Object.entries(shape?.properties ?? {}).flatMap(([name, inner]) => walk(inner, way === '' ? name : `${way}.${name}`));
  return way === '' ? below : [{ name: way, type: typeOf(node) }, ...below];
}

/** Every field of every kind of document, made from the schemas that check each write, so that nothing can be kept that is not named here. */
export function describeCollections(): DescribedCollection[] {
  return COLLECTIONS.map(({ name, schema }) => ({ name, purpose: PURPOSES[name] ?? '', fields: walk(z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }) as Node, '') }));
}
