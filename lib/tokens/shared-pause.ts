import type { Token } from '../documents/collections';
import type { DocumentStore } from '../documents/port';
import { AppError } from '../errors/app-error';
import { rateLimitedUntil } from '../forges/rate-limited';
import type { Forge } from '../forges/port';
import { changeToken } from './own-token';

/** A pause that is shorter costs less than writing it down. */
const LEAST_MS = 5_000;
/** What a forge limits together. Searching has a limit of its own, and a token that goes is revoked whatever is left. */
const TOGETHER: ReadonlySet<PropertyKey> = new Set(['checkToken', 'addresses', 'repositories', 'repository', 'changes'] satisfies (keyof Forge)[]);

/** Throws `rate-limited` while the forge wants silence from this token, whichever process was told so. */
export function requireNoPause({ forge, pausedUntil }: Pick<Token, 'forge' | 'pausedUntil'>, now: number): void {
  if (pausedUntil !== undefined && pausedUntil > now) throw rateLimitedUntil(forge, pausedUntil);
}

async function note(documents: DocumentStore, token: Pick<Token, 'id'>, error: unknown, now: number): Promise<void> {
  if (!(error instanceof AppError) || error.code !== 'rate-limited' || error.retryAt === undefined || error.retryAt - now < LEAST_MS) return;
  const until = error.retryAt;
  await changeToken(documents, token.id, ({ pausedUntil }) => ((pausedUntil ?? 0) >= until ? undefined : { pausedUntil: until }));
}

async function* noted<T>(pages: AsyncIterable<T>, failed: (error: unknown) => Promise<void>): AsyncGenerator<T> {
  try {
    yield* pages;
  } catch (error) {
    await failed(error);
    throw error;
  }
}

/** The same forge; when it wants silence, that is kept with the token, so that no other process asks in vain. */
export function sharingPauses(documents: DocumentStore, token: Pick<Token, 'id'>, forge: Forge, now: () => number = Date.now): Forge {
  const failed = (error: unknown): Promise<void> => note(documents, token, error, now());
  const wrap = <A extends unknown[]>(call: (...args: A) => unknown) => (...args: A): unknown => {
    const given = call(...args);
    if (given instanceof Promise) {
      return given.catch(async (error: unknown) => {
        await failed(error);
        throw error;
      });
    }
    return typeof given === 'object' && given !== null && Symbol.asyncIterator in given ? noted(given as AsyncIterable<unknown>, failed) : given;
  };
  return new Proxy(forge, {
    get(target, name: keyof Forge) {
      const found: unknown = target[name];
      return typeof found === 'function' && TOGETHER.has(name) ? wrap((found as (...args: unknown[]) => unknown).bind(target)) : found;
    },
  });
}
