import { CompactSign } from 'jose';
import type { Context } from '../../context';
import { AppError } from '../../errors/app-error';
import type { StatementClaims } from './claims';
import { currentStatementKey, openStatementKey, rotateStatementKey } from './keys';

/** A statement as it is handed out: what it says, readable, and the signature over exactly that. */
export interface SignedStatement {
  statement: StatementClaims & { issued: string };
  signature: {
    /** EdDSA with Ed25519 (RFC 8037). */
    algorithm: 'EdDSA';
    /** Names the key: its thumbprint (RFC 7638). */
    keyId: string;
    /** Where anybody can have it verified. */
    verify: string;
    /** The same statement with its signature, compact (RFC 7515). */
    jws: string;
  };
}

/** A private key that is open, with its thumbprint. */
export interface SigningKey {
  kid: string;
  key: Awaited<ReturnType<typeof openStatementKey>>;
}

/** The key that signs now, opened; made where there is none. Throws `store-failed`, or `vault-unavailable` where it cannot be reached. */
export async function openSigningKey(context: Pick<Context, 'documents' | 'vault'>): Promise<SigningKey> {
  const stored = await currentStatementKey(context);
  try {
    return { kid: stored.id, key: await openStatementKey(context, stored) };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'secret-unreadable') throw error;
    // Its vault is gone for good; what it signed stays good, and a new one goes on.
    const made = await rotateStatementKey(context);
    return { kid: made.id, key: await openStatementKey(context, made) };
  }
}

/** Signs what a page claims with a key that is open. `verify` is the address of the page that verifies it. */
export async function signWith({ kid, key }: SigningKey, claims: StatementClaims, verify: string, now = new Date()): Promise<SignedStatement> {
  const statement = { ...claims, issued: now.toISOString() };
  const jws = await new CompactSign(new TextEncoder().encode(JSON.stringify(statement))).setProtectedHeader({ alg: 'EdDSA', kid, typ: 'commit-stats-statement+json' }).sign(key);
  return { statement, signature: { algorithm: 'EdDSA', keyId: kid, verify, jws } };
}

/** Signs what a page claims, now, with the key that signs now. Throws as `openSigningKey`. */
export async function signStatement(context: Pick<Context, 'documents' | 'vault'>, claims: StatementClaims, verify: string, now = new Date()): Promise<SignedStatement> {
  return signWith(await openSigningKey(context), claims, verify, now);
}
