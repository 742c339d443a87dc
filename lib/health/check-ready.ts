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

/** What is asked, by its name. */
export const READY_PARTS = ['documents', 'stats', 'vault', 'queue'] as const satisfies readonly Part['name'][];
/** An answer that takes longer is slow, in milliseconds. */
export const SLOW_MS = 1_000;
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

/** How a part answered. */
export function stateOfPart({ state, took }: Pick<Part, 'state' | 'took'>): 'ok' | 'slow' | 'failing' {
  return state === 'failing' ? 'failing' : took > SLOW_MS ? 'slow' : 'ok';
}

/** Asks everything the site needs, or some of it, at once and for four seconds at most. Never throws: what fails is named, not why. */
export async function checkReady(context: Asked, waitMs = WAIT_MS, names: readonly Part['name'][] = READY_PARTS): Promise<Readiness> {
  const questions: Readonly<Record<Part['name'], () => Promise<unknown>>> = {
    documents: () => context.documents.get(users, NOBODY),
    stats: () => context.stats.commitIds(NOBODY, RULES_VERSION, NOBODY),
    vault: () => askVault(context),
    queue: async () => (await context.wakeUps())?.depth(),
  };
  const parts = await Promise.all(names.map((name) => askOne(name, questions[name], waitMs)));
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
