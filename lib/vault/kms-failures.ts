import { AppError } from '../errors/app-error';

const KEPT = 'Nothing was stored, and nothing is lost.';
const OFF = `The key of this site's tokens is disabled or about to be deleted in AWS KMS. ${KEPT} The operator enables it, or cancels its deletion, and everything goes on.`;
const GONE = `The key of this site's tokens is not there in AWS KMS. ${KEPT} The operator checks COMMIT_STATS_KMS_KEY and the region.`;
const DENIED = `AWS KMS does not let this program use the key of this site's tokens. ${KEPT} The operator allows kms:GenerateDataKeyWithoutPlaintext and kms:Decrypt on it.`;
const NOBODY = `This program has no valid credentials for AWS KMS. ${KEPT} The operator gives it a role, or sets AWS_REGION and credentials.`;
const AWAY = `AWS KMS, which keeps the key of this site's tokens, does not answer now. ${KEPT} It is tried again by itself.`;

/** What KMS answers, by the names of its API reference; everything else counts as "does not answer now". */
const UNAVAILABLE: Readonly<Record<string, string>> = {
  DisabledException: OFF,
  KMSInvalidStateException: OFF,
  NotFoundException: GONE,
  InvalidArnException: GONE,
  ValidationException: GONE,
  InvalidKeyUsageException: GONE,
  AccessDeniedException: DENIED,
  CredentialsProviderError: NOBODY,
  ExpiredTokenException: NOBODY,
  UnrecognizedClientException: NOBODY,
  InvalidSignatureException: NOBODY,
};

/** Only these say that the wrapped key itself is wrong: changed, or bound to something else. */
const UNREADABLE: ReadonlySet<string> = new Set(['InvalidCiphertextException', 'IncorrectKeyException']);

/** What a failed call to KMS means: `secret-unreadable` for good, else `vault-unavailable`, which may pass. */
export function kmsFailure(cause: unknown): AppError {
  const name = cause instanceof Error ? cause.name : '';
  if (UNREADABLE.has(name)) return new AppError('secret-unreadable', 'The key under which this was kept is damaged. Enter the token again.', { cause });
  return new AppError('vault-unavailable', UNAVAILABLE[name] ?? AWAY, { cause });
}
