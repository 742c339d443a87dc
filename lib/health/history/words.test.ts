import { expect, it } from 'vitest';
import type { PartDay, Trouble } from './history';
import { dayText, daysText, lengthText, troubleText, troubleTitle, waitText } from './words';

const FROM = Date.parse('2026-11-20T13:20:00Z');
const MINUTE = 60_000;
const trouble = (changes: Partial<Trouble>): Trouble => ({ part: 'stats', kind: 'failing', from: FROM, until: FROM + 40 * MINUTE, back: true, ...changes });

it('says what happened, for how long, and since when it is back', () => {
  expect(troubleTitle(trouble({}))).toBe('Store of commits did not answer, 13:20–14:00 UTC');
  expect(troubleText(trouble({}), FROM)).toBe('It was back after 40 minutes. Meanwhile new commits wait, all numbers stand as they were. Nothing is lost.');
});

it('says since when it lasts', () => {
  const lasting = trouble({ part: 'dev.azure.com', kind: 'slow', until: null, back: false });
  expect(troubleTitle(lasting)).toBe('Azure DevOps has answered slowly since 13:20 UTC');
  expect(troubleText(lasting, FROM + 90 * MINUTE)).toMatch(/^That is 1 hour 30 minutes so far\. Repositories there are asked less often/u);
});

it('says that nobody knows the end where nobody looked', () => {
  const unknown = trouble({ part: 'collection', kind: 'slow', until: FROM + 2 * 1_440 * MINUTE, back: false });
  expect(troubleTitle(unknown)).toBe('Collection was late, 20 Nov 2026, 13:20 – 22 Nov 2026, 13:20 UTC');
  expect(troubleText(unknown, FROM)).toMatch(/^Seen for 2 days; then nobody asked, as the service was not running\./u);
});

it('says lengths and waits as people do', () => {
  expect([5, 60, 61, 1_440, 1_500, 2_945].map(lengthText)).toEqual(['5 minutes', '1 hour', '1 hour 1 minute', '1 day', '1 day 1 hour', '2 days 1 hour']);
  expect([45_000, 90_000, 14_400_000, Infinity].map(waitText)).toEqual(['45 s', '1.5 min', '4 h', 'over a day']);
});

it('says of a day without checks that nobody looked, and of 90 days how many of each there are', () => {
  const day = (state: PartDay['state'], name: string, minutes = 0): PartDay => ({ day: name, checks: 1, minutes, state });
  expect(dayText(day('unknown', '2026-11-20'))).toBe('20 Nov 2026: no checks on this day, the service was not running');
  expect(daysText('github.com', [day('unknown', '2026-11-18'), day('trouble', '2026-11-19', 40), day('ok', '2026-11-20')]))
    .toBe('GitHub, the last 3 days: 1 working, 1 with trouble, 1 not known. 19 Nov 2026: 40 minutes of trouble.');
});
