import { expect, it } from 'vitest';
import type { Part } from '../../lib/health/check-ready';
import type { PartHistory } from '../../lib/health/history/history';
import { headline, shownParts } from './parts';

const asked = (changes: Partial<Record<Part['name'], Partial<Part>>> = {}): Part[] => (['documents', 'stats', 'vault', 'queue'] as const).map((name) => ({ name, state: 'ok', took: 5, ...changes[name] }));
const known = (part: string, present: PartHistory['present']): PartHistory => ({ part, present, days: [], checks: 0, good: 0, troubles: [] });
const HISTORY = [known('documents', 'ok'), known('collection', 'ok'), known('github.com', 'ok'), known('stats', 'ok'), known('vault', 'ok'), known('queue', 'ok')];
const words = (parts: ReturnType<typeof shownParts>): string[] => parts.map(({ name, word }) => `${name}: ${word}`);

it('shows the present as it was just asked, and of what is not asked for each view what was learned last', () => {
  const history = HISTORY.map((one) => (one.part === 'github.com' ? known('github.com', 'failing') : one.part === 'collection' ? known('collection', 'slow') : one));
  const parts = shownParts(asked({ stats: { state: 'failing' }, vault: { took: 1_500 } }), history, { stats: Date.parse('2026-11-21T13:20:00Z') });
  expect(words(parts)).toEqual([
    'Accounts and pages: Working', 'Collection: Slower than usual', 'GitHub: Does not answer', 'Store of commits: Has not answered since 21 Nov 2026, 13:20 UTC', 'Keys of tokens: Answers slowly', 'Queue of the workers: Working',
  ]);
  expect(parts[3]?.missing).toBe('new commits wait, all numbers stand as they were');
});

it('claims nothing of what cannot be known', () => {
  const away = shownParts(asked({ documents: { state: 'failing' }, vault: { state: 'failing' } }), HISTORY, {});
  expect(words(away).slice(1)).toEqual(['Collection: Not known now', 'GitHub: Not known now', 'Store of commits: Working', 'Keys of tokens: Not known now', 'Queue of the workers: Not known now']);
  expect(words(shownParts([], [known('collection', 'unknown'), known('stats', 'ok')], {}))).toEqual(['Collection: Not looked at in the last half hour', 'Store of commits: Not known now']);
});

it('begins with what is worst', () => {
  const late = [...HISTORY.filter(({ part }) => part !== 'collection'), known('collection', 'slow')];
  expect(headline(asked(), HISTORY)).toBe('Everything works.');
  expect(headline(asked(), late)).toBe('Everything works; collection is late.');
  expect(headline(asked(), [...late, known('gitlab.com', 'failing')])).toBe('Everything works here; GitLab does not answer.');
  expect(headline(asked({ queue: { took: 2_000 } }), HISTORY)).toBe('Everything works, some of it slowly.');
  expect(headline(asked({ stats: { state: 'failing' } }), late)).toBe('Pages work; the store of commits does not answer.');
});
