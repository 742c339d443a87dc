import { z } from 'zod';
import { REPOSITORY_FORGES } from './tokens';
import { base, collection, count, isoTime } from './shape';

const repository = z.object({
  ...base,
  /** `local`: a folder, or an address that no token is needed for. `reported`: its owner counted it and sent the numbers. */
  forge: z.enum(REPOSITORY_FORGES),
  /** Host and port of an address; empty for a folder; the server's web address for a repository of a forge. */
  host: z.string(),
  /** The real path of a folder, the whole normalised address of a remote, the forge's own id: what makes it the same repository. */
  forgeId: z.string(),
  kind: z.enum(['path', 'url']),
  /** Display name. */
  name: z.string(),
  /** Null where nobody said. */
  openSource: z.boolean().nullable(),
  /** Who said so. What the owner says is never overwritten by the forge. */
  openSourceFrom: z.enum(['owner', 'forge']).default('owner'),
  /** Tokens that can read it. */
  tokenIds: z.array(z.string()).default([]),
  /** `owner/name` as the forge writes it; empty for a place. */
  path: z.string().default(''),
  /** Who it belongs to: login, full path of the group, `organization/project`. */
  owner: z.object({ name: z.string(), kind: z.enum(['person', 'organization', 'group', 'project']), id: z.string() }).nullable().default(null),
  webUrl: z.string().nullable().default(null),
  /** Address for git; null where it is read otherwise, or not at all. */
  cloneUrl: z.string().nullable().default(null),
  /** Null where nobody told. */
  visibility: z.enum(['public', 'internal', 'private']).nullable().default(null),
  fork: z.boolean().default(false),
  archived: z.boolean().default(false),
  stars: count.nullable().default(null),
  /** Null where nobody told; `spdx` null: none that is known. */
  licence: z.object({ spdx: z.string().nullable() }).nullable().default(null),
  lastActivity: z.string().nullable().default(null),
  defaultBranch: z.string().nullable().default(null),
  /** Bytes as the forge counts them. */
  size: z.number().nullable().default(null),
  empty: z.boolean().nullable().default(null),
  /** What the forge last gave to tell whether its code changed. */
  marker: z.string().nullable().default(null),
  /** What a list gave in the same way while nothing of it was collected yet. */
  listedMarker: z.string().optional(),
  /** It is collected. */
  active: z.boolean().default(true),
  /** Added by its address rather than listed by a token. */
  extra: z.boolean().default(false),
  /** How the CV names it. */
  alias: z.string().default(''),
  shown: z.enum(['name', 'alias', 'hidden']).default('name'),
  exclusions: z.object({ paths: z.array(z.string()), commits: z.array(z.string()) }).default({ paths: [], commits: [] }),
  /** `gone`: deleted, or no token of its owner may read it any more. `blocked`: the forge lets nobody read it. */
  status: z.enum(['present', 'gone', 'blocked']).default('present'),
  /** A sentence for its owner; empty when there is nothing to say. */
  message: z.string().default(''),
  /** The moment up to which its numbers were checked, once it cannot be read any more. */
  verifiedUntil: isoTime.nullable().default(null),
  created: isoTime,
});
export type Repository = z.infer<typeof repository>;
export const repositories = collection('repositories', repository, {
  owner: { fields: ['ownerId'] },
  place: { fields: ['ownerId', 'forge', 'host', 'forgeId'], unique: true },
});
