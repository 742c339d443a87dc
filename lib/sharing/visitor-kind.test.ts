import { expect, test } from 'vitest';
import { visitorKind } from './visitor-kind';

test.each([
  ['people', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36'],
  ['people', 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1'],
  ['previews', 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)'],
  ['previews', 'LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)'],
  ['previews', 'WhatsApp/2.23.20.0'],
  ['previews', 'Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)'],
  ['previews', 'Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5'],
  ['robots', 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'],
  ['robots', 'curl/8.5.0'],
  ['robots', ''],
])('%s: %s', (kind, agent) => {
  expect(visitorKind(agent)).toBe(kind);
});

test('a browser that only looks ahead is no reader', () => {
  expect(visitorKind('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36', 'prefetch;prerender')).toBe('previews');
});
