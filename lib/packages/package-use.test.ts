import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usesOf } from './package-use';
import type { PackageEvent } from './package-use';

let commits = 0;
const above = (folder: string): string[] => ['', ...folder.split('/').slice(0, -1).map((_, index, parts) => `${parts.slice(0, index + 1).join('/')}/`)];
const at = (day: string, folder: string, manifests: Record<string, string[]> = {}): PackageEvent => ({
  commit: `c${commits++}`, time: Date.parse(`${day}T12:00:00Z`) / 1000, folders: above(folder),
  manifests: Object.entries(manifests).map(([path, names]) => ({ path, folder: path.slice(0, path.lastIndexOf('/') + 1), packages: names.map((name) => ({ ecosystem: 'npm' as const, name })) })),
});
const monthsOf = (events: PackageEvent[]): Record<string, string[]> =>
  Object.fromEntries(usesOf(events).map(({ name, months }) => [name, months.map((month) => `${1970 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`)]));

describe('a package is in use', () => {
  it('in months in which files below its manifest were changed, from the commit on that named it', () => {
    expect(monthsOf([at('2025-01-05', 'web/src/'), at('2025-02-01', 'web/', { 'web/package.json': ['react'] }), at('2025-04-01', 'web/src/'), at('2025-05-01', 'api/')])).toEqual({ react: ['2025-02', '2025-04'] });
  });

  it('until a commit takes it out of the manifest, or the manifest away', () => {
    const events = [at('2025-01-01', '', { 'package.json': ['moment', 'react'] }), at('2025-02-01', '', { 'package.json': ['react'] }), at('2025-03-01', 'src/'), at('2025-04-01', '', { 'package.json': [] })];
    expect(monthsOf(events)).toEqual({ moment: ['2025-01'], react: ['2025-01', '2025-02', '2025-03'] });
  });

  it('in no month where the commit has no possible date, but its manifest counts', () => {
    expect(monthsOf([{ ...at('2025-01-01', '', { 'package.json': ['react'] }), time: null }, at('2025-03-01', 'src/')])).toEqual({ react: ['2025-03'] });
  });
});

it('the order in which commits are read, and reading some twice, changes nothing', () => {
  const event = fc.record({ day: fc.nat(900), folder: fc.constantFrom('', 'a/', 'a/b/', 'c/'), manifest: fc.option(fc.tuple(fc.constantFrom('package.json', 'a/package.json', 'c/package.json'), fc.subarray(['x', 'y', 'z']))) });
  fc.assert(fc.property(fc.array(event, { maxLength: 30 }), fc.nat(30), (wild, cut) => {
    const events = wild.map(({ day, folder, manifest }) => ({ ...at('2024-01-01', folder, manifest ? { [manifest[0]]: manifest[1] } : {}), time: 1_700_000_000 + day * 86_400 }));
    expect(usesOf([...events.slice(cut), ...events.slice(0, cut), ...events.slice(cut)])).toEqual(usesOf(events));
  }));
});
