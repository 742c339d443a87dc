import { localToday } from '../../../../lib/cv/today';
import { findFeedUser } from '../../../../lib/feedback/choose-feedback';
import { feedOf } from '../../../../lib/feedback/feed';
import { weeksOf } from '../../../../lib/feedback/week';
import { loadAggregate } from '../../../../lib/publishing/load-published';
import { siteContext } from '../../../site';

export const dynamic = 'force-dynamic';

/** Entries of the feed, the running week apart. */
const WEEKS = 13;
const CLOSED = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' };

/** A person's weeks as an Atom feed, for whoever has the feed's secret: `?k=<secret>`. */
export async function GET(request: Request): Promise<Response> {
  const context = await siteContext();
  const user = await findFeedUser(context, new URL(request.url).searchParams.get('k') ?? '');
  if (!user) return new Response('There is no feed here. Make a new address on the page “This week”.', { status: 404, headers: CLOSED });
  const snapshot = await loadAggregate(context, user);
  const page = `${context.settings.baseUrl}/user/week`;
  const body = feedOf(snapshot ? weeksOf(snapshot, localToday(), WEEKS) : [], { id: user.id, self: `${page}/feed`, page, made: snapshot?.made ?? user.created });
  return new Response(body, { headers: { ...CLOSED, 'content-type': 'application/atom+xml; charset=utf-8' } });
}
