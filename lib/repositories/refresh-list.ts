import { z } from 'zod';
import { repositories } from '../documents/collections';
import type { Repository, Token } from '../documents/collections';
import { listAll } from '../documents/list-all';
import type { Forge, ForgeProblem } from '../forges/port';
import { refreshPublishedSoon } from '../publishing/refresh-published';
import { noteRefusal } from '../tokens/check-token';
import { connect } from '../tokens/connect';
import { detach } from '../tokens/finish-leaving';
import { changeToken, ownToken } from '../tokens/own-token';
import { idField, verb } from '../verbs/verb';
import type { VerbContext } from '../verbs/verb';
import { markDue } from './mark-due';
import { changeRepository } from './own-repository';
import { upsertListed, upsertPage } from './upsert-listed';

/** What reading the list found. */
export interface Refreshed {
  /** Repositories that the token reads now. */
  listed: number;
  /** Those that were not known before. */
  fresh: number;
  /** Those that it read before and reads no more. */
  gone: number;
  /** What the list leaves out, and why. */
  problems: ForgeProblem[];
}

/** A repository that is missing in a whole list, or could not be read: asked for by its id, so that one that only left the list is not taken for deleted. Gives whether it is gone. */
export async function followMissing(context: VerbContext, token: Token, forge: Forge, repository: Repository): Promise<boolean> {
  const answer = await forge.repository({ id: repository.forgeId });
  if (answer.state === 'present') {
    await upsertListed(context, token, answer.repository, { known: repository });
    return false;
  }
  if (answer.state === 'blocked') {
    const message = 'Its forge lets nobody read this repository at present. The numbers read before stay. Ask its owner, or switch it off.';
    await changeRepository(context.documents, repository.id, (found) => (found.status === 'blocked' ? undefined : { status: 'blocked', message }));
    return true;
  }
  await detach(context, repository, token.id, new Date().toISOString());
  await changeRepository(context.documents, repository.id, (found) => {
    if (found.tokenIds.length > 0) return undefined;
    return { status: 'gone', message: found.verifiedUntil === null ? 'It was deleted, or this token may not read it any more.' : `It was deleted, or this token may not read it any more. ${found.message.replace('No token reads it any more. ', '')}` };
  });
  return true;
}

async function readList(context: VerbContext, token: Token, forge: Forge): Promise<Refreshed> {
  const own = await listAll(context.documents, repositories, 'owner', [token.ownerId]);
  const known = new Map(own.filter(({ forge: name, host }) => name === token.forge && host === token.server).map((one) => [one.forgeId, one]));
  const seen = new Set<string>();
  const result: Refreshed = { listed: 0, fresh: 0, gone: 0, problems: [] };
  for await (const page of forge.repositories()) {
    result.problems.push(...page.problems);
    const listed = page.repositories.filter(({ id }, place) => !seen.has(id) && page.repositories.findIndex((other) => other.id === id) === place);
    for (const { id } of listed) seen.add(id);
    const fresh = await upsertPage(context, token, listed, known);
    await markDue(context, fresh.filter(({ active }) => active));
    result.listed += listed.length;
    result.fresh += fresh.length;
  }
  for (const [id, repository] of known) {
    // What the forge said it left out is not gone: nothing is known about it.
    if (seen.has(id) || !repository.tokenIds.includes(token.id) || (result.problems.length > 0 && !repository.extra)) continue;
    if (await followMissing(context, token, forge, repository)) result.gone += 1;
  }
  return result;
}

/**
 * Reads the list of all repositories that a token can read, and follows what became of those that were known: renamed, moved, archived, made public or private, deleted. A list
 * that could not be read to its end changes nothing but what it told; nothing is taken for gone then.
 * @throws AppError `not-found`; what the forge's adapter says; `token-refused`, `secret-unreadable`, `vault-unavailable` as `connect`.
 */
export const refreshList = verb(z.object({ tokenId: idField }), async (context, user, { tokenId }): Promise<Refreshed> => {
  const token = await ownToken(context.documents, user, tokenId);
  const forge = await connect(context, token.id, { action: 'repositories-listed' });
  try {
    const result = await readList(context, token, forge);
    const left = result.problems[0];
    await changeToken(context.documents, token.id, (now) => ({
      refreshed: new Date().toISOString(),
      ...(left && now.status === 'active' ? { status: 'limited' as const, message: [...new Set(result.problems.map(({ sentence }) => sentence))].join(' '), link: left.link } : {}),
    }));
    // Stars, what cannot be read any more, what waits to be read: readers see it without a new commit.
    await refreshPublishedSoon(context, user);
    return result;
  } catch (error) {
    await noteRefusal(context.documents, token, error);
    throw error;
  }
});
