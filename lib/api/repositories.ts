import { repositories as stored } from '../documents/collections';
import { storeAfter, storeNext } from './cursor';
import { operation } from './operation';
import { pageQuery, repositoriesSchema } from './schemas';

/** The person's repositories, a page at a time. */
export const repositories = operation({
  kind: 'json', path: '/repositories', summary: 'Your repositories, a page at a time.', query: pageQuery, response: repositoriesSchema,
  async answer({ documents }, { user, query: { after, limit } }) {
    const page = await documents.list(stored, 'owner', [user.id], { after: storeAfter(after), limit });
    return { repositories: page.documents, next: storeNext(page.next) };
  },
});
