import { instant } from '../cv/format';
import type { WatchedStore } from './outages';

/** What does not work while a store is away, and what still does. */
const MEANS: Readonly<Record<WatchedStore, { store: string; means: string }>> = {
  documents: { store: 'The store of accounts and pages', means: 'CV pages that were read within the last minute still open; everything else is back as soon as it answers. Nothing is lost.' },
  stats: { store: 'The store of commits', means: 'All numbers stand as they were collected last; what came since is counted once it answers. Nothing is lost.' },
};

/** What is missing and since when (milliseconds since 1970), e.g. "The store of commits has not answered since 21 Nov 2026, 08:40 UTC. …" */
export function outageSentence(store: WatchedStore, since: number | undefined): string {
  const { store: name, means } = MEANS[store];
  return `${name} ${since === undefined ? 'does not answer at the moment' : `has not answered since ${instant(new Date(since).toISOString())}`}. ${means}`;
}
