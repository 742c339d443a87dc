import type { Forge, ForgeConnection } from '../../lib/forges/port';
import { AppError } from '../../lib/errors/app-error';
import { GOOD_CHECK } from '../support/fake-forge';
import type { Clock } from './clock';
import { asListed } from './population';
import type { Population } from './population';

const PAGE = 100;

/** What the forges were asked and told. */
export interface ForgeNotes {
  requests: number;
  /** When each token's forge was asked for something new. */
  asked: Map<string, number[]>;
  /** Repositories that were told of as changed and not claimed since: when they were pushed to, and when that was told. */
  told: Map<string, { pushed: number; told: number }>;
  tellings: number;
}

export interface SimulatedForges {
  notes: ForgeNotes;
  connect: (connection: ForgeConnection) => Promise<Forge>;
}

/** Forges that answer after a while and tell what the people of a population did. `answerMs` may depend on the server. */
export function createSimulatedForges(population: Population, clock: Clock, answerMs: (server: string) => number): SimulatedForges {
  const notes: ForgeNotes = { requests: 0, asked: new Map(), told: new Map(), tellings: 0 };
  const connect = async ({ id, forge, server }: ForgeConnection): Promise<Forge> => {
    const activity = population.activities.get(id);
    if (!activity) throw new AppError('token-refused', 'Nobody knows this token.');
    const ask = async (requests: number): Promise<void> => {
      notes.requests += requests;
      await clock.sleep(requests * answerMs(server));
    };
    const pages = Math.max(1, Math.ceil(activity.repositories.length / PAGE));
    return {
      name: forge,
      checkToken: async () => { await ask(1); return { ...GOOD_CHECK, expires: null }; },
      addresses: async () => { await ask(1); return { addresses: [], noReply: null, problems: [] }; },
      signingKeys: async () => { await ask(1); return { keys: [], told: [] }; },
      pullRequests: async () => { await ask(1); return { asked: 1, found: [] }; },
      async *repositories() {
        for (let page = 0; page < pages; page += 1) {
          await ask(1);
          yield { repositories: activity.repositories.slice(page * PAGE, (page + 1) * PAGE).map(asListed), problems: [] };
        }
      },
      repository: async () => { throw new AppError('internal', 'Nothing is missing here.'); },
      async *changes(_known, state) {
        await ask(1 + pages);
        const now = clock.now();
        const times = notes.asked.get(id);
        if (times) times.push(now);
        else notes.asked.set(id, [now]);
        const pushed = activity.pushesUntil(now);
        const changed = activity.repositories.filter((repository) => pushed.has(repository.id)).map((repository) => {
          notes.tellings += 1;
          if (!notes.told.has(repository.id)) notes.told.set(repository.id, { pushed: pushed.get(repository.id) ?? now, told: now });
          return { id: repository.forgeId, marker: String(now) };
        });
        yield { changed, unavailable: [], seen: [], problems: [], state: changed.length === 0 ? (state ?? '0') : String(now) };
      },
      credentials: async () => ({ authorization: 'Basic eDp4', origin: server }),
      revoke: async () => ({ outcome: 'not-offered', sentence: '', link: null }),
      rateLimit: () => ({ remaining: null, limit: null, resets: null, pausedUntil: null, low: false }),
    };
  };
  return { notes, connect };
}
