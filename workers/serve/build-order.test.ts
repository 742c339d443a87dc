import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { buildProblem } from './build-order';

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'build-order-'));
  mkdirSync(path.join(root, 'dist'));
  mkdirSync(path.join(root, '.next'));
});
afterEach(() => rmSync(root, { recursive: true }));

function build(file: string, seconds: number): void {
  writeFileSync(path.join(root, file), '');
  utimesSync(path.join(root, file), seconds, seconds);
}

it('pages that were built after the programs fit them', () => {
  build('dist/serve.js', 100);
  build('.next/BUILD_ID', 200);
  expect(buildProblem(root)).toBeUndefined();
});

it('pages that are older than the programs, or missing, are told of with what to do', () => {
  build('dist/serve.js', 200);
  expect(buildProblem(root)).toContain('not built');
  build('.next/BUILD_ID', 100);
  expect(buildProblem(root)).toContain('older than the programs');
});
