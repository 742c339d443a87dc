import { expect, test } from 'vitest';
import { oncePerMinute, utcToday } from './today';

test('a day that is worked out once a minute is the right one from its first millisecond on', () => {
  let [now, made] = [Date.parse('2026-11-21T23:59:00Z'), 0];
  const today = oncePerMinute((at) => {
    made += 1;
    return utcToday(at);
  }, () => now);
  expect([today(), today()]).toEqual(['2026-11-21', '2026-11-21']);
  now = Date.parse('2026-11-21T23:59:59.999Z');
  expect([today(), made]).toEqual(['2026-11-21', 1]);
  now += 1;
  expect([today(), made]).toEqual(['2026-11-22', 2]);
  now -= 1;
  expect(today()).toBe('2026-11-21');
});
