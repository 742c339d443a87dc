import { localOwner } from '../accounts/local-owner';
import type { Context } from '../context';
import { cvsOf } from '../publishing/load-published';

/** The CVs that anybody may read here, by name: those of the person at this machine that are public and hold numbers. */
export async function publicCvs(context: Context): Promise<{ slug: string; name: string }[]> {
  const all = await cvsOf(context, await localOwner(context));
  return all.filter(({ visibility, publishedVersion }) => visibility === 'public' && publishedVersion !== null)
    .map(({ slug, name }) => ({ slug, name })).toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
