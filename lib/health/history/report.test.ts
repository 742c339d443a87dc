import { XMLValidator } from 'fast-xml-parser';
import { expect, it } from 'vitest';
import { healthFeed } from './feed';
import { noteHealth, noteLooked, nothingPending } from './pending';
import { healthJson, reportOf } from './report';
import type { HealthReport } from './report';
import { SLOT_MS, dayOfSlot, slotAt } from './slots';
import { emptyDay, withPending } from './store-health';

const NOON = Date.parse('2026-11-21T12:00:00Z');
const SITE = 'https://stats.example.org';

/** Three hours, in which two forges did not answer for half an hour: one that everybody knows, and the operator's own. */
function report(): HealthReport {
  const pending = nothingPending();
  for (let ago = 36; ago >= 0; ago -= 1) {
    for (const part of ['documents', 'github.com', 'git.internal.example', 'constructor']) noteHealth(part, part.startsWith('git') && ago > 10 && ago < 17 ? 'failing' : 'ok', NOON - ago * SLOT_MS, pending);
  }
  noteLooked(7, NOON, pending);
  const today = dayOfSlot(slotAt(NOON));
  return reportOf({ days: new Map([[today, withPending(emptyDay(today), today, pending, Infinity)]]), fresh: true }, NOON);
}

it('tells programs what the page tells people, without servers that are not for everybody', () => {
  const json = healthJson(report());
  expect(json.parts.map(({ part }) => part)).toEqual(['documents', 'collection', 'github.com', 'stats', 'vault', 'queue']);
  expect(json.parts[2]).toMatchObject({ name: 'GitHub', present: 'ok', days: expect.arrayContaining([{ day: '2026-11-21', state: 'trouble', checks: 37, troubleMinutes: 30 }]) });
  expect(json.parts[0]?.days).toHaveLength(90);
  expect(json.events).toEqual([{
    id: 'github.com-2026-11-21T10:40Z', part: 'github.com', kind: 'failing', state: 'over', from: '2026-11-21T10:40:00.000Z', until: '2026-11-21T11:10:00.000Z',
    title: 'GitHub did not answer, 10:40–11:10 UTC', text: 'It was back after 30 minutes. New commits there waited. No commit is lost: what is missed is read in the next round.',
  }]);
  expect(json.figures).toMatchObject({ repositoriesLookedAt: 7, halfWithinSeconds: null, waits: 0 });
  expect(JSON.stringify(json)).not.toContain('internal');
});

it('is a feed with an entry for each event, which keeps its id', () => {
  const feed = healthFeed(report(), SITE);
  expect(XMLValidator.validate(feed)).toBe(true);
  expect(feed.match(/<entry>/gu)).toHaveLength(1);
  expect(feed).toContain(`<id>${SITE}/status#github.com-2026-11-21T10:40Z</id>`);
  expect(feed).toContain(`href="${SITE}/status/feed"`);
  expect(feed).not.toContain('internal');
});

it('is a feed without entries where nothing is known', () => {
  const nothing = reportOf({ days: new Map(), fresh: false }, NOON);
  expect(XMLValidator.validate(healthFeed(nothing, SITE))).toBe(true);
  expect(healthJson(nothing)).toMatchObject({ fresh: false, events: [], figures: { answeredShare: null, repositoriesLookedAt: null } });
});
