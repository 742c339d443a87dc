import { readBody } from '../../../../lib/accounts/read-body';
import { NO_PAGE } from '../../../../lib/cv/delivery/answer-cv';
import { cvTarget } from '../../../../lib/cv/delivery/target';
import { siteDelivery } from '../../../site';

export const dynamic = 'force-dynamic';

/** A CV page or one of its parts where no server stands in front of Next: the same answers, not compressed by us, since Next takes the header away. */
async function answer(request: Request): Promise<Response> {
  const url = new URL(request.url);
  const target = cvTarget(url.pathname);
  if (target === undefined) return new Response(NO_PAGE, { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' } });
  const { status, headers, body } = await (await siteDelivery()).answer({
    method: request.method, target, query: url.searchParams, ifNoneMatch: request.headers.get('if-none-match'),
    header: (name) => request.headers.get(name), body: () => readBody(request, 4_096),
    // Next does not say who asks; whoever runs it without the server in front shares one limit.
    address: 'all',
  });
  return new Response(body === undefined ? null : Buffer.from(body), { status, headers });
}

export { answer as DELETE, answer as GET, answer as HEAD, answer as PATCH, answer as POST, answer as PUT };
