import { isbot } from 'isbot';
import { LRUCache } from 'lru-cache';

/** What opened a page: a person, a program that shows what a link leads to, or another program. */
export type VisitorKind = 'people' | 'previews' | 'robots';

/** Programs that look a link up because somebody wrote it in a message or a post, as they name themselves. */
const PREVIEWS =
  /slack|twitterbot|facebookexternalhit|facebot|linkedinbot|whatsapp|telegrambot|discordbot|skypeuripreview|microsoftpreview|teamsbot|mattermost|viber|line-poker|kakaotalk|pinterest|redditbot|mastodon|misskey|pleroma|bluesky|iframely|embedly|snapchat|signal|google-pagerenderer|google-messages|bingpreview|zoombot|rocket\.chat|linkpreview|vkshare/iu;

/** What programs of this name are; many readers have the same one. Nothing else is known of them here. */
const known = new LRUCache<string, VisitorKind>({ max: 1_000 });

function kindOf(agent: string): VisitorKind {
  if (PREVIEWS.test(agent)) return 'previews';
  return isbot(agent) ? 'robots' : 'people';
}

/** What asks is told by what it says of itself (`User-Agent`) and by whether it is only looking ahead (`Sec-Purpose`). */
export function visitorKind(agent: string | null | undefined, purpose?: string | null): VisitorKind {
  if (!agent) return 'robots';
  const kind = known.get(agent) ?? kindOf(agent);
  known.set(agent, kind);
  return kind === 'people' && purpose && /prefetch|preview/iu.test(purpose) ? 'previews' : kind;
}
