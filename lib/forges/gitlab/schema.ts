import { z } from 'zod';

/** Numbers above 2^53 would lose digits when JSON is read: such an id is no id. */
const id = z.int().positive().transform(String);
const moment = z.iso.datetime({ offset: true });

/** `GET /user`, https://docs.gitlab.com/api/users/#get-the-current-user. */
export const userSchema = z.object({
  id,
  username: z.string().min(1),
  name: z.string().nullish(),
  bot: z.boolean().nullish(),
  created_at: moment.nullish().catch(null),
  email: z.string().nullish(),
  commit_email: z.string().nullish(),
  confirmed_at: z.string().nullish(),
});
export type GitLabUser = z.infer<typeof userSchema>;

/** `GET /user/emails`: an array, although the official description says one object. */
export const emailsSchema = z.array(z.object({ email: z.string().min(1), confirmed_at: z.string().nullish() }));

/** `GET /personal_access_tokens/self`. `expires_at` is a date; the token ends when that day begins in UTC. */
export const tokenSchema = z.object({
  active: z.boolean(),
  revoked: z.boolean().nullish(),
  scopes: z.array(z.string()),
  granular_scopes: z.unknown().optional(),
  expires_at: z.string().regex(/^\d{4}-\d\d-\d\d/).nullish(),
});
export type GitLabToken = z.infer<typeof tokenSchema>;

/** `GET /users/:id/gpg_keys`. */
export const gpgKeysSchema = z.array(z.object({ key: z.string().max(1_000_000) }));

/** `GET /users/:id/keys`; `usage_type` is `auth`, `signing` or both. */
export const sshKeysSchema = z.array(z.object({ key: z.string().max(20_000), usage_type: z.string().nullish(), expires_at: moment.nullish().catch(null) }));

const access = z.object({ access_level: z.int() }).nullish();

/** One project, https://docs.gitlab.com/api/projects/. */
export const projectSchema = z.object({
  id,
  name: z.string().min(1),
  path_with_namespace: z.string().min(1),
  web_url: z.string().nullish(),
  http_url_to_repo: z.string().nullish(),
  default_branch: z.string().nullish(),
  empty_repo: z.boolean().nullish(),
  visibility: z.enum(['public', 'internal', 'private']),
  archived: z.boolean(),
  marked_for_deletion_on: z.string().nullish(),
  repository_access_level: z.string().nullish(),
  forked_from_project: z.unknown().optional(),
  star_count: z.int().nonnegative().nullish(),
  last_activity_at: moment.nullish(),
  namespace: z.object({ id, kind: z.string(), full_path: z.string().min(1) }),
  license: z.object({ key: z.string() }).nullish(),
  statistics: z.object({ repository_size: z.number().nonnegative() }).nullish(),
  permissions: z.object({ project_access: access, group_access: access }).nullish(),
});
export type GitLabProject = z.infer<typeof projectSchema>;

/** `GET /merge_requests`, as far as it is needed. */
export const mergeRequestsSchema = z.array(z.object({
  project_id: id, created_at: moment, merged_at: moment.nullish(), author: z.object({ id }).nullish(),
}));

/** The newest commit of a project. */
export const commitsSchema = z.array(z.object({ id: z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/) }));
