import type { Repository, Token, User } from '../../lib/documents/collections';
import { AppError } from '../../lib/errors/app-error';
import type { Forge } from '../../lib/forges/port';
import type { RepositorySource } from '../../lib/git/types';
import { connect } from '../../lib/tokens/connect';
import { tokenFor } from '../../lib/tokens/repositories-of';
import type { VerbContext } from '../../lib/verbs/verb';

/** How a repository is read now, and with which token. */
export interface Reading {
  source: RepositorySource;
  token?: Token;
  /** Its forge as that token sees it. */
  forge?: Forge;
}

/** An address that somebody typed: looked up now, and connected to at what was found and allowed. */
async function typedSource(context: VerbContext, { forgeId }: Repository): Promise<Reading> {
  const { url, pinned } = await (await context.outbound()).pin(forgeId);
  return { source: { kind: 'url', url: url.href, pinned } };
}

/**
 * Where a repository is read from; undefined where it is not to be read at all: switched off, gone, without a token, collected by hand only.
 * @throws AppError what `connect`, the forge's adapter and the network rules say.
 */
export async function sourceOf(context: VerbContext, user: User, repository: Repository): Promise<Reading | undefined> {
  if (!repository.active || repository.status !== 'present') return undefined;
  if (repository.forge === 'local') {
    if (!repository.extra) return undefined;
    if (repository.kind === 'url') return typedSource(context, repository);
    return user.account === 'local' ? { source: { kind: 'path', path: repository.forgeId } } : undefined;
  }
  const token = await tokenFor(context.documents, repository);
  if (!token || repository.cloneUrl === null) return undefined;
  const forge = await connect(context, token.id, { action: 'repository-collected', subject: repository.path });
  const { authorization, origin } = await forge.credentials();
  if (new URL(repository.cloneUrl).origin !== origin) throw new AppError('address-refused', 'The forge names another server for this repository than its own. It is not read from there.');
  const { url, pinned } = await (await context.outbound()).pin(repository.cloneUrl);
  return { source: { kind: 'url', url: url.href, authorization, pinned }, token, forge };
}
