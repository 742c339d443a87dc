import { Feed } from 'feed';
import { eventId, reportForAll } from './report';
import type { HealthReport } from './report';
import { troubleText, troubleTitle } from './words';

/** What happened to the service, as an Atom feed (RFC 4287) for everybody: an entry a trouble, changed when it is over. `site` is the site's address without a slash at the end. */
export function healthFeed(report: HealthReport, site: string): string {
  const { events, now } = reportForAll(report);
  const page = `${site}/status`;
  const changed = events.map(({ from, until }) => until ?? from);
  const feed = new Feed({ id: `${page}#events`, title: 'Status · Commit Stats', link: page, feedLinks: { atom: `${page}/feed` }, updated: new Date(changed.length === 0 ? now : Math.max(...changed)), copyright: '', generator: 'Commit Stats', author: { name: 'Commit Stats' } });
  for (const event of events) {
    const text = troubleText(event, event.until ?? now);
    feed.addItem({ id: `${page}#${eventId(event)}`, title: troubleTitle(event), link: `${page}#happened`, description: text, content: text, date: new Date(event.until ?? event.from), published: new Date(event.from) });
  }
  return feed.atom1();
}
