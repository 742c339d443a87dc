import { openApiDocument } from '../../../../lib/api/openapi';
import { siteContext } from '../../../site';

export const dynamic = 'force-dynamic';

/** The description of the public API for programs. */
export async function GET(): Promise<Response> {
  const { settings } = await siteContext();
  return Response.json(openApiDocument(new URL(settings.baseUrl).origin), { headers: { 'cache-control': 'public, max-age=300', 'x-content-type-options': 'nosniff' } });
}
