import { z } from 'zod';

const id = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i).transform((text) => text.toLowerCase());
// oxlint-disable-next-line no-control-regex
const name = z.string().min(1).max(512).regex(/^[^\u0000-\u001f\u007f/\\]+$/).refine((text) => !/^\.+$/.test(text));

/** Of `connectionData`: whose token it is. */
export const connectionDataSchema = z.object({
  authenticatedUser: z.object({
    id,
    descriptor: z.string().nullish(),
    subjectDescriptor: z.string().nullish(),
    providerDisplayName: z.string().nullish(),
    customDisplayName: z.string().nullish(),
    properties: z.object({ Account: z.object({ $value: z.string() }).nullish().catch(null) }).nullish().catch(null),
  }),
});
export type ConnectionData = z.infer<typeof connectionDataSchema>;

/** A repository as the client library gives it: its enumerations are numbers. */
export const repositorySchema = z.object({
  id,
  name,
  project: z.object({
    id,
    name,
    /** 0 private, 1 the enterprise, 2 public. Older servers leave it out. */
    visibility: z.number().nullish().catch(null),
  }),
  defaultBranch: z.string().nullish(),
  remoteUrl: z.string().nullish(),
  webUrl: z.string().nullish(),
  isFork: z.boolean().nullish(),
  parentRepository: z.object({}).nullish(),
  isDisabled: z.boolean().nullish(),
  isInMaintenance: z.boolean().nullish(),
  size: z.number().nonnegative().nullish().catch(null),
});
export type RepositoryRow = z.infer<typeof repositorySchema>;

export const pushSchema = z.object({ pushId: z.int().positive() });

/** Pull requests as the client library gives them: its dates are dates. */
export const pullRequestsSchema = z.array(z.object({
  creationDate: z.date(),
  closedDate: z.date().nullish(),
  createdBy: z.object({ id: z.string() }),
  repository: z.object({ id }),
  reviewers: z.array(z.object({ id: z.string(), vote: z.number().nullish() })).nullish(),
}));
export type PullRequestRow = z.infer<typeof pullRequestsSchema>[number];

export const projectPageSchema = z.object({ value: z.array(z.object({ id, name })) });

/** Versions in which a resource is there. */
export const versionRangeSchema = z.object({
  resourceVersion: z.number(),
  minVersion: z.string(),
  maxVersion: z.string(),
  releasedVersion: z.string(),
});
export type VersionRange = z.infer<typeof versionRangeSchema>;

export const locationsSchema = z.object({ value: z.array(versionRangeSchema.extend({ id: z.string() })) });
