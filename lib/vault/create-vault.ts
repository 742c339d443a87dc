import type { Settings } from '../config/settings';
import type { DocumentStore } from '../documents/port';
import { AppError } from '../errors/app-error';
import { createEnvelopeVault } from './envelope';
import { joinMasterKeys } from './joint-master-keys';
import { createFileMasterKeys } from './key-file';
import type { MasterKeys } from './master-keys';
import type { Vault } from './port';

/** Where the settings name a key of KMS beside a key file, both are at hand, so that a site can move from either to the other. */
async function masterKeys({ vault, cloud, data }: Pick<Settings, 'vault' | 'cloud' | 'data'>): Promise<MasterKeys> {
  const files = createFileMasterKeys(data);
  if (cloud.kms === null) {
    if (vault === 'key-file') return files;
    throw new AppError('invalid-settings', 'The variable COMMIT_STATS_KMS_KEY is missing: the key of AWS KMS that the vault uses.');
  }
  const { createKmsMasterKeys, isInKms } = await import('./kms');
  const kms = createKmsMasterKeys(cloud.kms);
  return vault === 'kms' ? joinMasterKeys(kms, files, isInKms) : joinMasterKeys(files, kms, (id) => !isInKms(id));
}

/** The vault that the settings name; `now` in milliseconds, the clock that ends the hour a key is held. Throws `invalid-settings`. */
export async function createVault(documents: DocumentStore, settings: Pick<Settings, 'vault' | 'cloud' | 'data'>, now: () => number = Date.now): Promise<Vault> {
  return createEnvelopeVault(documents, await masterKeys(settings), now);
}
