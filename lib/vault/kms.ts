import { DecryptCommand, GenerateDataKeyWithoutPlaintextCommand, KMSClient } from '@aws-sdk/client-kms';
import type { AwsPlace } from '../config/cloud';
import { AppError } from '../errors/app-error';
import { awsAgent } from '../net/aws-agent';
import { KEY_LENGTH } from './cipher';
import { kmsFailure } from './kms-failures';
import type { MasterKeys } from './master-keys';

const CONNECT_MS = 2_000;
const ANSWER_MS = 3_000;
/** The first call and two more; a worker defers its job after that. */
const TRIES = 3;

/** Which key of KMS is the master key. */
export interface KmsSettings extends AwsPlace {
  /** Its ARN, id or alias. */
  key: string;
}

/** What a wrapped branch key is bound to. It stands in CloudTrail, so it says nothing about anybody. */
function boundTo(branchId: string): Record<string, string> {
  return { application: 'commit-stats', purpose: 'branch key', branchKey: branchId };
}

/** A master key that never leaves KMS. Branch keys are made there, and unwrapped there once an hour and process. */
class KmsMasterKeys implements MasterKeys {
  readonly adapter = 'kms';
  readonly #client: KMSClient;
  readonly #key: string;

  constructor({ key, region, endpoint }: KmsSettings) {
    this.#key = key;
    this.#client = new KMSClient({
      region, endpoint, maxAttempts: TRIES, requestHandler: { connectionTimeout: CONNECT_MS, requestTimeout: ANSWER_MS, throwOnRequestTimeout: true, ...awsAgent('kms', { region, endpoint }) },
    });
  }

  async makeBranch(branchId: string): ReturnType<MasterKeys['makeBranch']> {
    const made = await this.#client
      .send(new GenerateDataKeyWithoutPlaintextCommand({ KeyId: this.#key, KeySpec: 'AES_256', EncryptionContext: boundTo(branchId) }))
      .catch((cause: unknown) => { throw kmsFailure(cause); });
    if (made.KeyId === undefined || made.CiphertextBlob === undefined) throw kmsFailure(undefined);
    // An alias may name another key tomorrow: what wrapped it is what KMS says.
    return { masterId: made.KeyId, wrapped: made.CiphertextBlob };
  }

  async unwrap(masterId: string, wrapped: Uint8Array, branchId: string): Promise<Uint8Array> {
    const opened = await this.#client
      .send(new DecryptCommand({ KeyId: masterId, CiphertextBlob: wrapped, EncryptionContext: boundTo(branchId) }))
      .catch((cause: unknown) => { throw kmsFailure(cause); });
    if (opened.Plaintext?.length !== KEY_LENGTH) throw new AppError('secret-unreadable', 'The key under which this was kept is damaged. Enter the token again.');
    return opened.Plaintext;
  }

  async rotate(): Promise<void> {
    // KMS turns its key by itself each year, and the settings may name another one: the branch key that is made next lies under what is right then.
  }

  async keepOnly(): Promise<void> {
    // The program may use the key and nothing else: who deletes keys is the operator.
  }

  close(): void {
    this.#client.destroy();
  }
}

/** Master keys in AWS KMS: who has both stores but may not use that key reads no secret. */
export function createKmsMasterKeys(settings: KmsSettings): MasterKeys {
  return new KmsMasterKeys(settings);
}

/** Whether a master key of this id lies in KMS: such ids are ARNs. */
export function isInKms(masterId: string): boolean {
  return masterId.startsWith('arn:');
}
