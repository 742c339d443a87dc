import type { MetadataRoute } from 'next';

/** Pages say for themselves whether they may be indexed; tables and chart data are no pages of their own. */
export default function robots(): MetadataRoute.Robots {
  return { rules: { userAgent: '*', allow: '/', disallow: ['/cv/*/table/', '/cv/*/charts.json'] } };
}
