import { healthJson } from '../../../../lib/health/history/report';
import { siteHealth } from '../../../health';

export const dynamic = 'force-dynamic';

/** How everything answered in the last 90 days, for everybody. */
export async function GET(): Promise<Response> {
  return Response.json(healthJson(await siteHealth()), { headers: { 'cache-control': 'public, max-age=60' } });
}
