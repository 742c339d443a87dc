import { siteReadiness } from '../../../readiness';

export const dynamic = 'force-dynamic';

/** Whether everything answers that the site needs: 200, or 503 and what does not. */
export async function GET(): Promise<Response> {
  const answer = await siteReadiness();
  return Response.json(answer, { status: answer.ready ? 200 : 503, headers: { 'cache-control': 'no-store' } });
}
