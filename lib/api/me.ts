import { cvs } from '../documents/collections';
import { listAll } from '../documents/list-all';
import { operation } from './operation';
import { meSchema, noQuery } from './schemas';

/** Whose token this is. */
export const me = operation({
  kind: 'json', path: '/me', summary: 'Who you are here, and your CVs.', query: noQuery, response: meSchema,
  async answer({ documents }, { user, operator }) {
    const own = await listAll(documents, cvs, 'owner', [user.id]);
    return {
      id: user.id, account: user.account, name: user.name ?? '', operator, created: user.created,
      cvs: own.map(({ slug, name, visibility, publishedVersion }) => ({ slug, name, visibility, publishedVersion })),
    };
  },
});
