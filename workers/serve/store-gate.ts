import type { Context } from '../../lib/context';
import { users } from '../../lib/documents/collections';
import { outageSentence } from '../../lib/health/outage-words';
import { failingSince } from '../../lib/health/outages';
import { withPatience } from '../../lib/health/patience';

/** How often the store is asked whether it is there, so that nobody has to find out by waiting. */
const ASKED_EVERY_MS = 5_000;
/** While it is away, whoever wants a page has it asked again, once in this time, and waits no longer than this. */
const PATIENCE_MS = 1_000;
/** What shows something without the store, or says itself that it is away. */
const STANDALONE = /^\/(?:$|(?:status|privacy|rules|self-hosting|verify)(?:\/|$)|(?:_next|assets|api)\/|[\w-]+\.\w+$)/u;

/** Says at once that the store is away, instead of having everybody wait for it. */
export interface StoreGate {
  /** What is missing and since when, where this page cannot be made now. */
  problem(method: string | undefined, pathname: string): Promise<string | undefined>;
  close(): void;
}

/** The gate of a site. `now` in milliseconds. */
export function createStoreGate({ documents }: Pick<Context, 'documents'>, now: () => number = Date.now): StoreGate {
  let asked: { at: number; answer: Promise<void> } | undefined;
  const ask = (): Promise<void> => {
    if (!asked || now() - asked.at >= PATIENCE_MS) asked = { at: now(), answer: withPatience(documents.get(users, 'nobody'), PATIENCE_MS).then(() => undefined, () => undefined) };
    return asked.answer;
  };
  const timer = setInterval(() => void ask(), ASKED_EVERY_MS);
  timer.unref();
  return {
    async problem(method, pathname) {
      if (failingSince('documents') === undefined || (method !== 'GET' && method !== 'HEAD') || STANDALONE.test(pathname)) return undefined;
      await ask();
      const since = failingSince('documents');
      return since === undefined ? undefined : outageSentence('documents', since);
    },
    close: () => clearInterval(timer),
  };
}
