import type { MetadataRoute } from 'next';
import { readSettings } from '../lib/config/settings';

export const dynamic = 'force-dynamic';

/** Pages say for themselves whether they may be indexed; tables and chart data are no pages of their own, and an address with a link's secret is nobody's to keep. */
export default function robots(): MetadataRoute.Robots {
  return { rules: { userAgent: '*', allow: '/', disallow: ['/cv/*/table/', '/cv/*/charts.json', '/cv/*?*k='] }, sitemap: `${readSettings().baseUrl}/sitemap.xml` };
}
