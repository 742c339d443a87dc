import { healthFeed } from '../../../lib/health/history/feed';
import { siteHealth } from '../../health';
import { siteContext } from '../../site';

export const dynamic = 'force-dynamic';

/** What happened to the service, as an Atom feed for everybody. */
export async function GET(): Promise<Response> {
  const { settings } = await siteContext();
  return new Response(healthFeed(await siteHealth(), settings.baseUrl), { headers: { 'content-type': 'application/atom+xml; charset=utf-8', 'cache-control': 'public, max-age=60' } });
}
