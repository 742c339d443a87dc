import { format, inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createLog } from '../telemetry/log';
import { Secret } from './secret';

const TEXT = 'ghp_canary4Fq8Zt1Yv7Kx2Wm5Rj9Lp3Ns6Hd0Ab';

describe('a secret', () => {
  it('is never shown by printing, joining, JSON, spreading or cloning', () => {
    const secret = new Secret(TEXT);
    const nested = { deep: [secret] };
    const shown = [
      String(secret), [secret].join(), JSON.stringify(nested), inspect(nested, { showHidden: true, depth: 9, customInspect: false }), inspect(nested), format('%s %o %j', secret, secret, secret),
      JSON.stringify(Object.assign({}, secret)), JSON.stringify(Object.entries(secret)), inspect(structuredClone(secret)), Object.keys(secret).join(), new Error(String(secret)).message,
    ];
    for (const text of shown) expect(text).not.toContain('canary');
  });

  it('is never written to the log', () => {
    const lines: string[] = [];
    const log = createLog('info', { write: (line: string) => void lines.push(line) });
    log.info({ value: new Secret(TEXT), deep: { other: new Secret(TEXT) } }, 'sent ' + String(new Secret(TEXT)));
    expect(lines.join('')).toContain('[secret]');
    expect(lines.join('')).not.toContain('canary');
  });

  it('is known by its last four characters, unless it is too short to spare them', () => {
    expect(new Secret(TEXT).lastFour).toBe('d0Ab');
    expect(new Secret('0123456789').lastFour).toBe('');
    expect(new Secret(TEXT).reveal()).toBe(TEXT);
  });
});
