import { generateKeyPairSync } from 'node:crypto';
import { calculateJwkThumbprint, importJWK } from 'jose';
import type { CryptoKey } from 'jose';
import type { Context } from '../../context';
import { statementKeys } from '../../documents/collections/statement-keys';
import type { StatementKey } from '../../documents/collections/statement-keys';
import { AppError } from '../../errors/app-error';
import { isConflict } from '../../errors/is-conflict';
import type { SecretContext } from '../../vault/port';
import { Secret } from '../../vault/secret';

const OWNER = 'site';
const MOST = 1_000;
const TRIES = 5;
type KeyContext = Pick<Context, 'documents' | 'vault'>;

function secretContext(kid: string): SecretContext {
  return { userId: OWNER, tokenId: kid, forge: 'statement', host: '', version: 1 };
}

/** Every key that ever signed here, oldest first. */
export async function listStatementKeys({ documents }: Pick<Context, 'documents'>): Promise<StatementKey[]> {
  return (await documents.list(statementKeys, 'owner', [OWNER], { limit: MOST })).documents;
}

async function makeKey(context: KeyContext, number: number): Promise<StatementKey> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { x } = publicKey.export({ format: 'jwk' });
  const { d } = privateKey.export({ format: 'jwk' });
  if (x === undefined || d === undefined) throw new AppError('internal', 'No key for statements could be made.');
  // The name of a key is its thumbprint (RFC 7638), so that anybody can tell it from the key alone.
  const kid = await calculateJwkThumbprint({ kty: 'OKP', crv: 'Ed25519', x });
  const sealed = await (await context.vault()).seal(secretContext(kid), new Secret(d));
  return context.documents.insert(statementKeys, {
    id: kid, ownerId: OWNER, number, created: new Date().toISOString(), retired: null, publicKey: x, sealed: sealed.bytes, sealedWith: sealed.keyId,
  });
}

/** The key that signs now; made when there is none. Of several processes that make it at once one wins, and all use that. */
export async function currentStatementKey(context: KeyContext): Promise<StatementKey> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const newest = (await listStatementKeys(context)).at(-1);
    if (newest && newest.sealed !== null) return newest;
    try {
      return await makeKey(context, (newest?.number ?? 0) + 1);
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
  }
  throw new AppError('busy', 'Another process is changing the key for statements. Try again in a moment.');
}

/** The private key, to sign with. Throws `secret-unreadable` or `vault-unavailable` as the vault does. */
export async function openStatementKey(context: KeyContext, { id, publicKey, sealed, sealedWith }: StatementKey): Promise<CryptoKey | Uint8Array> {
  if (sealed === null) throw new AppError('secret-unreadable', 'This key for statements signs no more.');
  const secret = await (await context.vault()).open(secretContext(id), { keyId: sealedWith, bytes: sealed });
  return importJWK({ kty: 'OKP', crv: 'Ed25519', x: publicKey, d: secret.reveal() }, 'EdDSA');
}

/** Makes a new key, under which statements are signed from now on, and throws the older private keys away. What they signed still verifies. Gives the new one. */
export async function rotateStatementKey(context: KeyContext): Promise<StatementKey> {
  const before = await listStatementKeys(context);
  const made = await makeKey(context, (before.at(-1)?.number ?? 0) + 1);
  for (const key of before) {
    if (key.sealed === null) continue;
    await context.documents.update(statementKeys, { ...key, sealed: null, sealedWith: '', retired: made.created });
  }
  return made;
}

/** Seals the keys that lie under a superseded key of the vault anew, as its rotation does with tokens. */
export async function rewrapStatementKeys(context: KeyContext, keyId: string): Promise<void> {
  const vault = await context.vault();
  const { documents } = await context.documents.list(statementKeys, 'sealedWith', [keyId], { limit: MOST });
  for (const key of documents) {
    if (key.sealed === null) continue;
    try {
      const secret = await vault.open(secretContext(key.id), { keyId, bytes: key.sealed });
      const sealed = await vault.seal(secretContext(key.id), secret);
      await context.documents.update(statementKeys, { ...key, sealed: sealed.bytes, sealedWith: sealed.keyId });
    } catch (error) {
      // Changed meanwhile by another process, or unreadable for good: then a statement asks for a new key.
      if (!isConflict(error) && !(error instanceof AppError && error.code === 'secret-unreadable')) throw error;
    }
  }
}

/** Whether a private key lies under a key of the vault. */
export async function hasStatementKeyUnder({ documents }: Pick<Context, 'documents'>, keyId: string): Promise<boolean> {
  return (await documents.list(statementKeys, 'sealedWith', [keyId], { limit: 1 })).documents.length > 0;
}
