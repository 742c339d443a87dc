export const dynamic = 'force-dynamic';

/** That this process answers. It asks nothing else: whoever restarts what does not answer would otherwise restart it because a store is down. */
export function GET(): Response {
  return Response.json({ status: 'live' }, { headers: { 'cache-control': 'no-store' } });
}
