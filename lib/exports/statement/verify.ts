import { isDeepStrictEqual } from 'node:util';
import { compactVerify, decodeProtectedHeader, importJWK } from 'jose';
import type { StatementKey } from '../../documents/collections/statement-keys';
import type { Words } from '../../cv/words/types';
import { wordsOf } from '../../cv/words/words';
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
 * compact signature. The sentence is in the language of `words`. Never throws for what somebody hands in.
 */
export async function verifyStatement(text: string, keys: readonly Pick<StatementKey, 'id' | 'publicKey' | 'retired'>[], { verify: { sentences }, day }: Words = wordsOf()): Promise<Verdict> {
  const not = (verdict: 'altered' | 'forged' | 'unreadable'): Verdict => ({ verdict, sentence: sentences[verdict] });
  const found = read(text);
  if (!found) return not('unreadable');
  let kid: string | undefined;
  try {
    ({ kid } = decodeProtectedHeader(found.jws));
  } catch {
    return not('unreadable');
  }
  const key = keys.find(({ id }) => id === kid);
  if (!key) return not('forged');
  let payload: unknown;
  try {
    const verified = await compactVerify(found.jws, await importJWK({ kty: 'OKP', crv: 'Ed25519', x: key.publicKey }, 'EdDSA'), { algorithms: ['EdDSA'] });
    payload = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(verified.payload));
  } catch {
    return not('forged');
  }
  if ('beside' in found && !isDeepStrictEqual(found.beside, payload)) return not('altered');
  const statement = statementSchema.safeParse(payload);
  if (!statement.success) return not('unreadable');
  const retired = key.retired !== null;
  return {
    verdict: 'genuine', statement: statement.data, keyId: key.id, retired,
    sentence: sentences.genuine(day(statement.data.issued), key.retired === null ? undefined : day(key.retired)),
  };
}
