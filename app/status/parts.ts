import type { Part } from '../../lib/health/check-ready';
import { instant } from '../../lib/cv/format';

/** One line of the table of parts. */
export interface ShownPart {
  name: string;
  good: boolean;
  word: string;
}

/** An answer that takes longer is slow, in milliseconds. */
const SLOW_MS = 1_000;
const NAMES: Readonly<Record<Part['name'], string>> = { documents: 'Accounts and pages', stats: 'Store of commits', vault: 'Keys of tokens', queue: 'Queue of the workers' };
/** What is missing meanwhile. */
const MISSING: Readonly<Record<Part['name'], string>> = {
  documents: 'nobody can sign in or change anything', stats: 'new commits wait, all numbers stand as they were', vault: 'tokens wait, nothing is lost', queue: 'what is due waits in the store',
};

/** Since when, by the name of a part, in milliseconds since 1970. */
export type Since = Partial<Record<Part['name'], number | undefined>>;

function wordOf({ name, state, took }: Part, since: Since): string {
  const from = since[name];
  if (state === 'failing') return `${from === undefined ? 'Does not answer' : `Has not answered since ${instant(new Date(from).toISOString())}`}: ${MISSING[name]}`;
  return took > SLOW_MS ? `Answers slowly, in ${(took / 1_000).toFixed(1)} s` : `Working, answered in ${Math.max(1, took)} ms`;
}

/** The parts as people read them. Where the documents are away, nothing is known of what stands in them. */
export function shownParts(parts: readonly Part[], since: Since): ShownPart[] {
  const away = parts.some(({ name, state }) => name === 'documents' && state === 'failing');
  return parts.filter(({ name }) => !away || name === 'documents' || name === 'stats').map((part) => ({ name: NAMES[part.name], good: part.state === 'ok' && part.took <= SLOW_MS, word: wordOf(part, since) }));
}

/** The page's first sentence. */
export function headline(parts: readonly Part[]): string {
  const failing = new Set(parts.filter(({ state }) => state === 'failing').map(({ name }) => name));
  if (failing.has('documents')) return 'The store of accounts and pages does not answer.';
  if (failing.has('stats')) return 'Pages work; the store of commits does not answer.';
  if (failing.has('vault')) return 'Pages work; the keys of tokens cannot be reached.';
  if (failing.has('queue')) return 'Pages work; the queue does not answer.';
  return parts.some(({ took }) => took > SLOW_MS) ? 'Everything works, some of it slowly.' : 'Everything works.';
}
