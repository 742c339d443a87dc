import { USABLE_STATES, tokenRounds, tokens } from '../documents/collections';
import type { Token, User } from '../documents/collections';
import { listAll } from '../documents/list-all';
import type { VerbContext } from '../verbs/verb';

/** How one forge answered a person's tokens. */
export interface ForgeHealth {
  forge: Token['forge'];
  /** Web address of the server. */
  server: string;
  /** `answers`; `fails`: it could not be asked the last times; `token`: it refuses the token, which its owner mends; `not-asked`: its first turn is still to come. */
  state: 'answers' | 'fails' | 'token' | 'not-asked';
  /** Rounds in a row in which it could not be asked. */
  failures: number;
}

const WORST: readonly ForgeHealth['state'][] = ['answers', 'not-asked', 'token', 'fails'];

async function healthOf(documents: VerbContext['documents'], token: Token): Promise<ForgeHealth> {
  const { forge, server } = token;
  if (!USABLE_STATES.includes(token.status)) return { forge, server, state: 'token', failures: 0 };
  const round = await documents.get(tokenRounds, token.id);
  if (!round || round.nextAsk === 0) return { forge, server, state: 'not-asked', failures: 0 };
  return { forge, server, state: round.failures > 0 ? 'fails' : 'answers', failures: round.failures };
}

/** The forges that a person has tokens for, one a server, each as its worst token is answered. */
export async function forgeHealth({ documents }: Pick<VerbContext, 'documents'>, user: User): Promise<ForgeHealth[]> {
  const worst = new Map<string, ForgeHealth>();
  for (const token of await listAll(documents, tokens, 'owner', [user.id])) {
    if (token.status === 'left' || token.status === 'deleting') continue;
    const health = await healthOf(documents, token);
    const known = worst.get(health.server);
    if (!known || WORST.indexOf(health.state) > WORST.indexOf(known.state)) worst.set(health.server, health);
  }
  return [...worst.values()].sort((a, b) => a.server.localeCompare(b.server));
}
