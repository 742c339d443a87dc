import { afterEach, beforeEach } from 'vitest';
import { collectionState } from '../../lib/collections/lease';
import { collections, repositories, tokens } from '../../lib/documents/collections';
import type { Repository, Token, User } from '../../lib/documents/collections';
import { listAll } from '../../lib/documents/list-all';
import { RULES_VERSION } from '../../lib/facts/types';
import { refreshList } from '../../lib/repositories/refresh-list';
import { setActive } from '../../lib/repositories/set-active';
import { addToken } from '../../lib/tokens/add-token';
import type { TokenView } from '../../lib/tokens/view';
import type { VerbContext } from '../../lib/verbs/verb';
import { factOf } from '../contracts/fixtures';
import { placeWithForge } from '../support/fake-forge';
import type { FakeForge } from '../support/fake-forge';
import type { TempContext } from '../support/temp-context';

/** A secret that nothing but its vault may hold. */
export const CANARY = 'github_pat_canary4Fq8Zt1Yv7Kx2_Wm5Rj9Lp3Ns6Hd0Ab';

/** What a test of tokens has to itself. */
export interface PlaceWithTokens {
  temporary: TempContext;
  forge: FakeForge;
  context: VerbContext;
  ada: User;
  /** Adds a token of hers, the canary where nothing else is said. */
  add: (differences?: Record<string, unknown>) => Promise<TokenView>;
  /** Her repositories. */
  own: () => Promise<Repository[]>;
  /** A token as it is stored. */
  row: (id: string) => Promise<Token | undefined>;
  /** A token with two repositories that are collected. */
  collected: () => Promise<{ tokenId: string; read: Repository[] }>;
}

async function makePlace(): Promise<PlaceWithTokens> {
  const { temporary, forge, context, ada } = await placeWithForge(2);
  const add: PlaceWithTokens['add'] = (differences = {}) => addToken(context, ada, { name: 'Work', forge: 'github', secret: CANARY, ...differences });
  const own = (): Promise<Repository[]> => listAll(context.documents, repositories, 'owner', [ada.id]);
  return {
    temporary, forge, context, ada, add, own,
    row: (id) => context.documents.get(tokens, id),
    async collected() {
      const { id: tokenId } = await add();
      await refreshList(context, ada, { tokenId });
      const read = await own();
      await setActive(context, ada, { repositoryIds: read.map(({ id }) => id), active: true });
      for (const repository of read) {
        await context.stats.write(ada.id, RULES_VERSION, [factOf(repository.id.slice(0, 32), { repository: repository.id })]);
        const state = await collectionState(context, repository);
        await context.documents.update(collections, { ...state, completed: '2026-11-01T00:00:00.000Z', checked: '2026-11-02T00:00:00.000Z', rules: RULES_VERSION, generation: 1, nextDue: 5 });
      }
      return { tokenId, read: await own() };
    },
  };
}

/** Gives each test of a file a person with a forge of her own, which `use` is told of before it. */
export function eachWithTokens(use: (place: PlaceWithTokens) => void): void {
  let temporary: TempContext | undefined;
  beforeEach(async () => {
    const place = await makePlace();
    ({ temporary } = place);
    use(place);
  });
  afterEach(() => temporary?.remove());
}
