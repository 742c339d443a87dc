import { openSource } from '../git/open-source';
import type { OpenRequest } from '../git/open-source';
import type { OpenedSource } from '../git/source';
import { createAuthorTally } from './list-authors';
import type { AuthorFigures } from './list-authors';

/** Opens sources and counts the authors of the headers that pass by, so that no history is read a second time for them. */
export function authorCountingOpener(): { open: (request: OpenRequest) => Promise<OpenedSource>; authors: () => AuthorFigures[] | undefined } {
  const tally = createAuthorTally();
  let opened: OpenedSource | undefined;
  return {
    open: async (request) => {
      const source = await openSource({ ...request, everyHeader: true });
      opened = source;
      const headers = source.headers.bind(source);
      source.headers = async function* counted(signal) {
        for await (const batch of headers(signal)) {
          for (const header of batch) tally.add(header);
          yield batch;
        }
      };
      return source;
    },
    /** Undefined where only a part of the history was looked at. */
    authors: () => (opened === undefined || opened.partial ? undefined : tally.authors()),
  };
}
