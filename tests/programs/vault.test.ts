import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitStats } from '../support/program';
import type { Run } from '../support/program';

let folder: string;
const vault = (action: string, environment: Record<string, string> = {}): Run => commitStats(['vault', action], { COMMIT_STATS_DATA: folder, ...environment });

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'vault-command-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the vault’s command', () => {
  it('speaks of an older key where there is one, and not before', () => {
    const first = vault('rotate');
    expect([first.code, first.stdout, first.stderr]).toEqual([0, 'A new key is in use (key-file). 0 tokens sealed anew under it.\n', '']);
    const second = vault('rotate');
    expect(second.code).toBe(0);
    expect(second.stderr).toMatch(/^1 older key is kept for two hours more/u);
  });

  it('seals anew without making a key', () => {
    const { code, stdout, stderr } = vault('rewrap');
    expect([code, stdout.replace(/made .* UTC/u, 'made then')]).toEqual([0, 'The key in use was made then (key-file). 0 tokens sealed anew under it.\n']);
    expect(stderr).toMatch(/^1 older key is kept/u);
  });

  it('says what it can do', () => {
    const { code, stderr } = vault('destroy');
    expect(code).toBe(2);
    expect(stderr).toContain('commit-stats vault rewrap');
  });

  it('changes nothing where KMS cannot be reached, and says so in one sentence', () => {
    const { code, stdout, stderr } = vault('rotate', {
      COMMIT_STATS_KMS_KEY: 'alias/commit-stats', AWS_REGION: 'eu-central-1', AWS_ENDPOINT_URL_KMS: 'http://127.0.0.1:9', AWS_ACCESS_KEY_ID: 'x', AWS_SECRET_ACCESS_KEY: 'x', NODE_NO_WARNINGS: '1',
    });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('AWS KMS, which keeps the key of this site\'s tokens, does not answer now. Nothing was stored, and nothing is lost.');
    expect(vault('rewrap').stderr).toMatch(/^1 older key is kept/u);
  });
});
