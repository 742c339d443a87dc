import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/**
 * Cost of a password's hash: 32 MB and some tenths of a second (OWASP Password Storage Cheat Sheet: N = 2^15, r = 8, p = 3). Each hash carries its own
 * numbers, so that they can be raised later.
 */
const COST = { logN: 15, r: 8, p: 3 };
const KEY_BYTES = 32;
const SHAPE = /^scrypt\$(\d{1,2})\$(\d{1,2})\$(\d{1,2})\$([\w-]+)\$([\w-]+)$/u;

/** The longest password that is taken: what is hashed is bounded. */
export const LONGEST_PASSWORD = 200;

function derive(password: string, salt: Buffer, { logN, r, p }: typeof COST): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const N = 2 ** logN;
    // The same letters typed on another keyboard are the same password.
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, { N, r, p, maxmem: 256 * N * r }, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

/** A password's hash with its cost and a salt of its own, as text. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, COST);
  return ['scrypt', COST.logN, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Takes as long as any password that is asked for, and fits none: for links that are not there. */
const NOBODYS = `scrypt$${COST.logN}$${COST.r}$${COST.p}$${Buffer.alloc(16).toString('base64url')}$${Buffer.alloc(KEY_BYTES).toString('base64url')}`;

/** Whether a password belongs to a hash. Without a hash it never does, and the answer takes as long. */
export async function matchesPassword(password: string, hash: string | undefined): Promise<boolean> {
  const [, logN, r, p, salt = '', key = ''] = SHAPE.exec(hash ?? NOBODYS) ?? SHAPE.exec(NOBODYS) ?? [];
  const derived = await derive(password.slice(0, LONGEST_PASSWORD), Buffer.from(salt, 'base64url'), { logN: Number(logN), r: Number(r), p: Number(p) });
  const kept = Buffer.from(key, 'base64url');
  return hash !== undefined && kept.length === derived.length && timingSafeEqual(kept, derived);
}
