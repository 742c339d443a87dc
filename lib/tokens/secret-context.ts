import type { Token } from '../documents/collections';
import type { SecretContext } from '../vault/port';

/** What a token's secret is bound to. The server and the organisation are part of it: a changed row cannot send the secret elsewhere. */
export function secretContext(token: Pick<Token, 'id' | 'ownerId' | 'forge' | 'server' | 'organization' | 'secretVersion'>): SecretContext {
  const host = token.organization === null ? token.server : `${token.server}/${token.organization}`;
  return { userId: token.ownerId, tokenId: token.id, forge: token.forge, host, version: token.secretVersion };
}
