import type { MetadataRoute } from 'next';
import { listPublicCvs } from '../lib/cv/public-cvs';
import { siteContext } from './site';

export const dynamic = 'force-dynamic';

/** A sitemap holds no more (sitemaps.org/protocol). */
const MOST = 50_000;

/** The site's open pages and the CVs that everybody may read and whose owners let them be listed; no other slug stands here. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const context = await siteContext();
  const { baseUrl } = context.settings;
  const all: MetadataRoute.Sitemap = ['/', '/cv', '/self-hosting', '/privacy', '/rules'].map((path) => ({ url: `${baseUrl}${path}` }));
  let after: string | undefined;
  do {
    const page = await listPublicCvs(context, after);
    all.push(...page.cvs.map(({ slug }) => ({ url: `${baseUrl}/cv/${encodeURIComponent(slug)}` })));
    after = page.next;
  } while (after !== undefined && all.length < MOST);
  return all.slice(0, MOST);
}
