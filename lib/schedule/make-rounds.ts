import { tokenRounds, tokens } from '../documents/collections';
import type { Context } from '../context';

const PAGE = 100;

/**
 * Gives every token that has none a place in the schedule, due at once. Asks for those alone, however many tokens there are; interrupted anywhere, the next call goes on.
 */
export async function ensureRounds({ documents }: Pick<Context, 'documents'>): Promise<void> {
  for (;;) {
    const { documents: fresh } = await documents.list(tokens, 'scheduled', [null], { limit: PAGE });
    await documents.insertMany(tokenRounds, fresh.map(({ id, ownerId, secretVersion }) => ({ id, ownerId, kind: 'all' as const, nextAsk: 0, failures: 0, secretVersion, state: null })));
    // Only now: a process that ends before this finds the token again.
    const noted = await documents.updateMany(tokens, fresh.map((token) => ({ ...token, scheduled: true })));
    // What somebody else changed meanwhile has its turn with the next call.
    if (fresh.length < PAGE || noted.every((token) => token === undefined)) return;
  }
}
