import { createReadiness } from '../../../../lib/health/check-ready';
import type { Readiness } from '../../../../lib/health/check-ready';
import { siteContext } from '../../../site';

export const dynamic = 'force-dynamic';

let readiness: (() => Promise<Readiness>) | undefined;

async function ask(): Promise<Readiness> {
  try {
    readiness ??= createReadiness(await siteContext());
    return await readiness();
  } catch {
    return { ready: false, parts: [{ name: 'documents', state: 'failing', took: 0 }] };
  }
}

/** Whether everything answers that the site needs: 200, or 503 and what does not. */
export async function GET(): Promise<Response> {
  const answer = await ask();
  return Response.json(answer, { status: answer.ready ? 200 : 503, headers: { 'cache-control': 'no-store' } });
}
