/** What a page that holds one message says. */
export interface Message {
  title: string;
  sentence: string;
  action?: { label: string; href: string };
}

const TITLES: Record<number, string> = {
  400: 'This choice cannot be shown',
  404: 'There is no page here',
  405: 'This cannot be done here',
  429: 'Too many different views',
  503: 'One moment',
};

/** The message of a refusal; with a way back to the whole page, at the given address, where there is one. */
export function messageOf(status: number, sentence: string, whole?: string): Message {
  const title = TITLES[status] ?? 'This page could not be made';
  return {
    title,
    // The heading is not said twice.
    sentence: sentence.startsWith(`${title}. `) ? sentence.slice(title.length + 2) : sentence,
    ...(whole !== undefined && status !== 404 && { action: { label: 'Show the whole page', href: whole } }),
  };
}
