import type { Context } from '../context';
import { users, vaultKeys } from '../documents/collections';
import { RULES_VERSION } from '../facts/types';

/** What the site needs, asked now. */
export interface Part {
  name: 'documents' | 'stats' | 'vault' | 'queue';
  state: 'ok' | 'failing';
  /** How long it took to answer, in milliseconds. */
  took: number;
}

export interface Readiness {
  ready: boolean;
  parts: Part[];
}

type Asked = Pick<Context, 'documents' | 'stats' | 'vault' | 'wakeUps'>;

const WAIT_MS = 4_000;
/** Nobody makes the site ask its stores more often than this. */
const KEPT_MS = 3_000;
const NOBODY = 'nobody';

async function askVault({ documents, vault }: Asked): Promise<void> {
  // The first token makes the first key: asking for it here would make it.
  if ((await documents.list(vaultKeys, 'owner', ['vault'], { limit: 1 })).documents.length > 0) await (await vault()).describe();
}

async function askOne(name: Part['name'], question: () => Promise<unknown>, waitMs: number): Promise<Part> {
  const start = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => { timer = setTimeout(() => reject(new Error('late')), waitMs); });
  const state = await Promise.race([question(), late]).then(() => 'ok' as const, () => 'failing' as const);
  clearTimeout(timer);
  return { name, state, took: Math.round(performance.now() - start) };
}

/** Asks everything the site needs, at once and for four seconds at most. Never throws: what fails is named, not why. */
export async function checkReady(context: Asked, waitMs = WAIT_MS): Promise<Readiness> {
  const parts = await Promise.all([
    askOne('documents', () => context.documents.get(users, NOBODY), waitMs),
    askOne('stats', () => context.stats.commitIds(NOBODY, RULES_VERSION, NOBODY), waitMs),
    askOne('vault', () => askVault(context), waitMs),
    askOne('queue', async () => (await context.wakeUps())?.depth(), waitMs),
  ]);
  return { ready: parts.every(({ state }) => state === 'ok'), parts };
}

/** The same, asked every three seconds at most, however often somebody wants to know. `now` in milliseconds. */
export function createReadiness(context: Asked, now: () => number = Date.now): () => Promise<Readiness> {
  let kept: { answer: Promise<Readiness>; until: number } | undefined;
  return () => {
    if (!kept || kept.until <= now()) kept = { answer: checkReady(context), until: now() + KEPT_MS };
    return kept.answer;
  };
}
