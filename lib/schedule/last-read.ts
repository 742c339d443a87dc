import { USABLE_STATES, collections, tokenRounds, tokens } from '../documents/collections';
import type { User } from '../documents/collections';
import type { Context } from '../context';
import { HELD } from './due-rules';

/** Repositories of which the newest look is told where there is no token: those on one's own machine. */
const MOST = 200;

/**
 * When it was last looked for something new for a person, ISO time: of all tokens that work, the one whose forge was asked longest ago; without tokens, the newest look at one of his repositories.
 * Undefined where that never was, or where a forge did not answer. A forge that is put off for its slowness seems asked up to five minutes later than it was.
 */
export async function lastRead({ documents }: Pick<Context, 'documents'>, user: Pick<User, 'id'>): Promise<string | undefined> {
  const [own, rounds] = await Promise.all([documents.list(tokens, 'owner', [user.id]), documents.list(tokenRounds, 'owner', [user.id])]);
  const usable = new Set(own.documents.filter(({ status }) => USABLE_STATES.includes(status)).map(({ id }) => id));
  if (usable.size === 0) {
    const { documents: states } = await documents.list(collections, 'owner', [user.id], { limit: MOST });
    return states.flatMap(({ checked }) => checked ?? []).toSorted().at(-1);
  }
  const asked = rounds.documents.filter(({ id }) => usable.has(id)).map(({ nextAsk, failures }) => (failures > 0 ? 0 : nextAsk - HELD));
  const oldest = Math.min(...asked);
  return asked.length < usable.size || oldest <= 0 ? undefined : new Date(Math.min(oldest, Date.now())).toISOString();
}
