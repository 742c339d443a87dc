import { Feed } from 'feed';
import { amountsOf, sentencesOf, summaryOf, titleOf } from './sentences';
import type { Week } from './week';

/**
 * Weeks that are over, the newest first, as an Atom feed (RFC 4287). An entry's id is its week: read again after a later collection it is the same entry with other figures.
 * `self` is the feed's own address without its secret.
 */
export function feedOf(weeks: readonly Week[], { id, self, page, made }: { id: string; self: string; page: string; made: string }): string {
  const feed = new Feed({ id: `urn:commit-stats:feedback:${id}`, title: 'Your weeks · Commit Stats', link: page, feedLinks: { atom: self }, updated: new Date(made), copyright: '', generator: 'Commit Stats', author: { name: 'Commit Stats' } });
  for (const week of weeks.filter(({ over }) => over)) {
    feed.addItem({
      id: `urn:commit-stats:feedback:${id}:${week.monday}`, title: `${titleOf(week)}: ${amountsOf(week)}`, link: `${page}#week-${week.monday}`, description: summaryOf(week),
      content: sentencesOf(week).map((sentence) => `<p>${sentence.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`).join(''),
      date: new Date(`${week.sunday}T23:59:59Z`),
    });
  }
  return feed.atom1();
}
