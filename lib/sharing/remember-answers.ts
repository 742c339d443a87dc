import { LRUCache } from 'lru-cache';
import { AppError } from '../errors/app-error';
import { withPatience } from '../health/patience';

/** A store's answer may stand for so long where the store is out of reach. */
export const ANSWER_KEPT_MS = 60_000;
/** A store that takes longer is out of reach: for whom an answer is at hand, and for whom none is. */
const PATIENCE_MS = 1_000;
const LAST_PATIENCE_MS = 5_000;
const MOST_ANSWERS = 10_000;
/** Answers that are asked for again in one pass, at most. */
const MOST_REFRESHED = 500;

export interface AnswerMemory<T> {
  /** The store's answer; where the store is out of reach, its last one, at most 60 s old. Throws `store-failed` where there is none. */
  find(key: string): Promise<T>;
  /** Asks again for what was asked for within the last minute, so that what somebody else took back is known before the store may fail. Never throws. */
  refresh(): Promise<void>;
}

interface Answer<T> {
  value: T;
  /** The store's state that it was read under, where the store has one. */
  state: string | undefined;
  /** When the store was asked for it, or whether it still stands; and when somebody last wanted it. */
  at: number;
  wanted: number;
}

/**
 * Asks the store each time and remembers its answers for the moments in which it cannot be reached. A store that tells its `state` is asked for that first: where nothing was changed since
 * an answer was read, it is not read again. `now` is in milliseconds.
 */
export function rememberAnswers<T>(look: (key: string) => Promise<T>, report: (error: unknown) => void, now: () => number = Date.now, stateOf?: () => Promise<string>): AnswerMemory<T> {
  const answers = new LRUCache<string, Answer<T>>({ max: MOST_ANSWERS });
  let slowUntil = 0;
  const ask = async (key: string, wanted: number): Promise<T> => {
    const at = now();
    // Before the answer, so that a change in between makes it be read again.
    const state = await stateOf?.();
    const kept = state === undefined ? undefined : answers.get(key);
    if (kept && kept.state === state) {
      kept.at = Math.max(kept.at, at);
      kept.wanted = Math.max(kept.wanted, wanted);
      return kept.value;
    }
    const value = await look(key);
    const there = answers.get(key);
    // Of two answers that cross, the one that was asked for later holds.
    if (!there || there.at <= at) answers.set(key, { value, state, at, wanted: Math.max(wanted, there?.wanted ?? 0) });
    return value;
  };
  // Readers do not each wait for a store that hangs; one of them tries again every second. One that held up the whole process is left alone for as long as it did.
  const noteSlow = (asked: number, patience: number): void => {
    const took = now() - asked;
    if (took >= PATIENCE_MS) slowUntil = now() + Math.max(PATIENCE_MS, took - patience);
  };
  const fresh = (key: string): Answer<T> | undefined => {
    const there = answers.get(key);
    return there && now() - there.at <= ANSWER_KEPT_MS ? there : undefined;
  };
  return {
    async find(key) {
      const kept = fresh(key);
      const wanted = now();
      if (kept) kept.wanted = wanted;
      if (kept && wanted < slowUntil) return kept.value;
      const patience = kept ? PATIENCE_MS : LAST_PATIENCE_MS;
      try {
        return await withPatience(ask(key, wanted), patience);
      } catch (error) {
        if (error instanceof AppError && error.code === 'internal') throw error;
        noteSlow(wanted, patience);
        report(error);
        const last = fresh(key);
        if (last) return last.value;
        throw new AppError('store-failed', 'The store does not answer.', { cause: error });
      }
    },
    async refresh() {
      if (now() < slowUntil) return;
      const since = now() - ANSWER_KEPT_MS;
      let asked = now();
      const due = [...answers.entries()].filter(([, { wanted }]) => wanted >= since).toSorted(([, a], [, b]) => a.at - b.at).slice(0, MOST_REFRESHED);
      try {
        for (const [key, { wanted }] of due) {
          asked = now();
          await withPatience(ask(key, wanted), PATIENCE_MS);
        }
      } catch (error) {
        noteSlow(asked, PATIENCE_MS);
        report(error);
      }
    },
  };
}
