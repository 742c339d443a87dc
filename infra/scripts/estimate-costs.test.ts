import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

it('made the page of costs that is there, and holds KMS under a dollar', () => {
  const text = execFileSync(process.execPath, [path.join(import.meta.dirname, 'estimate-costs.mjs'), '--print'], { encoding: 'utf8' });
  expect(readFileSync(path.join(root, 'docs/costs.md'), 'utf8')).toBe(text);
  expect(text).not.toMatch(/NaN|undefined|Infinity/u);
  const calls = /size[s]? \(([\d., <]+)\)/u.exec(text)?.[1]?.split(', ') ?? [];
  expect(calls).toHaveLength(3);
  for (const one of calls) expect(Number(one.replace('< ', ''))).toBeLessThan(1);
});
