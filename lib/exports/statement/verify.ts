import { isDeepStrictEqual } from 'node:util';
import { compactVerify, decodeProtectedHeader, importJWK } from 'jose';
import type { StatementKey } from '../../documents/collections/statement-keys';
import { day } from '../../cv/format';
import { statementSchema } from './schema';
import type { CheckedStatement } from './schema';

/** What became of a statement that somebody handed in. */
export interface Verdict {
  verdict: 'genuine' | 'altered' | 'forged' | 'unreadable';
  /** What it means, for the person who asked. */
  sentence: string;
  /** What it says, only where it is genuine. */
  statement?: CheckedStatement;
  keyId?: string;
  /** Whether the key signs no more. */
  retired?: boolean;
}

/** The most a statement can be, in characters. */
export const LARGEST_STATEMENT = 200_000;

const UNREADABLE: Verdict = { verdict: 'unreadable', sentence: 'This is not a statement of Commit Stats. Paste the whole content of the file statement.json, from the first brace to the last, or its compact signature.' };
const ALTERED: Verdict = { verdict: 'altered', sentence: 'This statement was changed after it was signed: what it says is not what the signature covers. Do not rely on it; open the live page instead.' };
const FORGED: Verdict = { verdict: 'forged', sentence: 'This statement was not signed here. It was made elsewhere or changed after it was signed. Do not rely on it; open the live page instead.' };

/** The compact signature of what was pasted, and what stands readable beside it. */
function read(text: string): { jws: string; beside?: unknown } | undefined {
  const plain = text.replace(/^\uFEFF/u, '').trim();
  if (plain.length > LARGEST_STATEMENT) return undefined;
  if (/^[\w-]+\.[\w-]+\.[\w-]+$/u.test(plain)) return { jws: plain };
  try {
    const whole = JSON.parse(plain) as { statement?: unknown; signature?: { jws?: unknown } } | null;
    const jws = whole?.signature?.jws;
    return typeof jws === 'string' ? { jws, beside: whole?.statement ?? null } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Whether a statement was signed here and says what was signed, by whichever key that ever signed here. `text` is the whole file or its
 * compact signature. Never throws for what somebody hands in.
 */
export async function verifyStatement(text: string, keys: readonly Pick<StatementKey, 'id' | 'publicKey' | 'retired'>[]): Promise<Verdict> {
  const found = read(text);
  if (!found) return UNREADABLE;
  let kid: string | undefined;
  try {
    ({ kid } = decodeProtectedHeader(found.jws));
  } catch {
    return UNREADABLE;
  }
  const key = keys.find(({ id }) => id === kid);
  if (!key) return FORGED;
  let payload: unknown;
  try {
    const verified = await compactVerify(found.jws, await importJWK({ kty: 'OKP', crv: 'Ed25519', x: key.publicKey }, 'EdDSA'), { algorithms: ['EdDSA'] });
    payload = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(verified.payload));
  } catch {
    return FORGED;
  }
  if ('beside' in found && !isDeepStrictEqual(found.beside, payload)) return ALTERED;
  const statement = statementSchema.safeParse(payload);
  if (!statement.success) return UNREADABLE;
  const retired = key.retired !== null;
  return {
    verdict: 'genuine', statement: statement.data, keyId: key.id, retired,
    sentence: `Genuine: signed here on ${day(statement.data.issued)}, and not changed since.${retired ? ` The key was replaced on ${day(key.retired ?? '')}; what it signed before stays good.` : ''} The figures are those of that day; the live page shows today’s.`,
  };
}
