import { tokens as stored } from '../documents/collections';
import { listAll } from '../documents/list-all';
import { viewOf } from '../tokens/view';
import { operation } from './operation';
import { noQuery, tokensSchema } from './schemas';

/** The person's tokens of forges without anything of their secrets. */
export const tokens = operation({
  kind: 'json', path: '/tokens', summary: 'Your tokens of forges and their state. Never their secrets.', query: noQuery, response: tokensSchema,
  async answer({ documents }, { user }) {
    return { tokens: (await listAll(documents, stored, 'owner', [user.id])).map((token) => viewOf(token)) };
  },
});
