import { z } from 'zod';

/** Ids larger than a double can hold are refused by `int`: rounded, they would be somebody else's. */
const id = z.int().min(1);
const moment = z.iso.datetime({ offset: true });

/** `GET /user`, as far as it is needed. */
export const userSchema = z.object({
  id,
  login: z.string().min(1).max(200),
  name: z.string().nullish(),
  type: z.string(),
  created_at: moment.nullish(),
});
export type User = z.infer<typeof userSchema>;

/** `GET /user/emails`. */
export const emailsSchema = z.array(z.object({ email: z.string().min(3).max(320), primary: z.boolean(), verified: z.boolean() }));

/** `GET /users/{username}/gpg_keys`, as far as it is needed: the key's own text holds the rest. */
export const gpgKeysSchema = z.array(z.object({ raw_key: z.string().max(1_000_000).nullish(), revoked: z.boolean().nullish() }));

/** `GET /users/{username}/ssh_signing_keys`. */
export const sshKeysSchema = z.array(z.object({ key: z.string().max(20_000) }));

/** `GET /search/issues` for pull requests. */
export const searchSchema = z.object({
  total_count: z.int().min(0),
  incomplete_results: z.boolean(),
  items: z.array(z.object({ repository_url: z.string(), created_at: moment, pull_request: z.object({ merged_at: moment.nullish() }).nullish() })),
});

/** A page of `GET /user/repos`: each row is checked by itself, so that a strange one does not hide its neighbours. */
export const rowsSchema = z.array(z.unknown());

/** A repository, as far as it is needed. */
export const repositorySchema = z.object({
  id,
  name: z.string().min(1).max(200),
  full_name: z.string().regex(/^[^/\s]+\/[^/\s]+$/u),
  owner: z.object({ id, login: z.string().min(1), type: z.string() }),
  private: z.boolean(),
  visibility: z.enum(['public', 'private', 'internal']).optional(),
  fork: z.boolean(),
  archived: z.boolean().default(false),
  disabled: z.boolean().default(false),
  stargazers_count: z.int().min(0),
  size: z.number().min(0),
  clone_url: z.string(),
  html_url: z.string(),
  default_branch: z.string().nullish(),
  pushed_at: moment.nullish(),
  license: z.object({ spdx_id: z.string().nullish() }).nullish(),
});
export type RepositoryRow = z.infer<typeof repositorySchema>;
