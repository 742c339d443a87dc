import { isbot } from 'isbot';

/** What opened a page: a person, a program that shows what a link leads to, or another program. */
export type VisitorKind = 'people' | 'previews' | 'robots';

/** Programs that look a link up because somebody wrote it in a message or a post, as they name themselves. */
const PREVIEWS =
  /slack|twitterbot|facebookexternalhit|facebot|linkedinbot|whatsapp|telegrambot|discordbot|skypeuripreview|microsoftpreview|teamsbot|mattermost|viber|line-poker|kakaotalk|pinterest|redditbot|mastodon|misskey|pleroma|bluesky|iframely|embedly|snapchat|signal|google-pagerenderer|google-messages|bingpreview|zoombot|rocket\.chat|linkpreview|vkshare/iu;

/** What asks is told by what it says of itself (`User-Agent`) and by whether it is only looking ahead (`Sec-Purpose`). Nothing of it is kept. */
export function visitorKind(agent: string | null | undefined, purpose?: string | null): VisitorKind {
  if (agent && PREVIEWS.test(agent)) return 'previews';
  if (!agent || isbot(agent)) return 'robots';
  return purpose && /prefetch|preview/iu.test(purpose) ? 'previews' : 'people';
}
