import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { functionTests } from '../lambda/functions';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'commit-stats-folder-'));
  const { status, stderr } = spawnSync(process.execPath, [path.resolve(import.meta.dirname, '../../infra/scripts/build-image-folder.mjs'), folder], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(stderr.slice(-4_000));
}, 3_600_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

functionTests('the folder of an image', () => folder);
