import { z } from 'zod';
import { AppError } from '../errors/app-error';

const server = z
  .url({ protocol: /^https?$/u, error: 'must be an address such as https://kms.example.org' })
  .transform((value) => value.replace(/\/+$/u, ''));
const region = z.string().regex(/^[a-z0-9-]{1,40}$/u, { error: 'must be a region such as eu-central-1' });

/** Where a service of AWS is asked; undefined leaves it to the SDK. */
export interface AwsPlace {
  region: string | undefined;
  /** Another server that speaks the same protocol. */
  endpoint: string | undefined;
}

/** The services of AWS that are in use; null: the embedded way. */
export interface Cloud {
  vault: 'key-file' | 'kms';
  /** The master key of the vault, or of what was sealed before. */
  kms: (AwsPlace & { key: string }) | null;
  /** The queue whose messages wake workers. */
  sqs: (AwsPlace & { url: string }) | null;
}

/** The variables of AWS services, as written in `.env.example`. Credentials are read by the SDK itself, as everywhere. */
export const cloudVariables = {
  COMMIT_STATS_VAULT: z.enum(['key-file', 'kms'], { error: 'must be key-file or kms' }).optional(),
  COMMIT_STATS_KMS_KEY: z.string().regex(/^[\w:/-]{1,2048}$/u, { error: 'must be the ARN, id or alias (alias/NAME) of a key in AWS KMS' }).optional(),
  COMMIT_STATS_SQS_QUEUE: server.optional(),
  COMMIT_STATS_SECRETS: z.string().optional(),
  AWS_REGION: region.optional(),
  AWS_ENDPOINT_URL: server.optional(),
  AWS_ENDPOINT_URL_KMS: server.optional(),
  AWS_ENDPOINT_URL_SQS: server.optional(),
};

/**
 * The services of AWS that the operator names.
 * @throws AppError `invalid-settings` where the key or the region is missing.
 */
export function cloudOf(variables: z.infer<z.ZodObject<typeof cloudVariables>>): Cloud {
  const { COMMIT_STATS_VAULT, COMMIT_STATS_KMS_KEY: key, COMMIT_STATS_SQS_QUEUE: url, AWS_REGION: region, AWS_ENDPOINT_URL: everywhere } = variables;
  const vault = COMMIT_STATS_VAULT ?? (key === undefined ? 'key-file' : 'kms');
  if (key === undefined && vault === 'kms') throw new AppError('invalid-settings', 'The variable COMMIT_STATS_KMS_KEY is missing: the key of AWS KMS that the vault uses.');
  const used = key !== undefined ? 'COMMIT_STATS_KMS_KEY' : url !== undefined ? 'COMMIT_STATS_SQS_QUEUE' : undefined;
  if (used !== undefined && region === undefined) throw new AppError('invalid-settings', `The variable AWS_REGION is missing. ${used} needs it: the region of that service, e.g. eu-central-1.`);
  return {
    vault,
    kms: key === undefined ? null : { key, region, endpoint: variables.AWS_ENDPOINT_URL_KMS ?? everywhere },
    sqs: url === undefined ? null : { url, region, endpoint: variables.AWS_ENDPOINT_URL_SQS ?? everywhere },
  };
}
