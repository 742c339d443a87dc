import { AppError } from '../errors/app-error';
import { FACT_CATEGORIES, KINDS } from '../facts/types';
import { loadSnapshot } from '../publishing/load-published';
import { EXCLUSIONS, TRUSTS } from '../snapshots/types';
import { operation } from './operation';
import { noQuery, slugParameter, snapshotSchema } from './schemas';

/** The numbers that readers of one of the person's CVs see. */
export const snapshot = operation({
  kind: 'json', path: '/cvs/{slug}', summary: 'A CV of yours and the numbers its readers see, in columns from which every view is computed.', query: noQuery, response: snapshotSchema,
  async answer(context, { user, parts }) {
    const slug = slugParameter.safeParse(parts['slug']);
    const found = slug.success ? await loadSnapshot(context, slug.data) : undefined;
    if (!found || found.cv.ownerId !== user.id) throw new AppError('not-found', 'There is nothing here.');
    return { cv: { ...found.cv, publishedVersion: found.publishedVersion }, keys: { kinds: [...KINDS], categories: [...FACT_CATEGORIES], exclusions: [...EXCLUSIONS], trusts: [...TRUSTS] }, snapshot: found.snapshot };
  },
});
