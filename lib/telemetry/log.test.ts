import { describe, expect, it } from 'vitest';
import { createLog, redact } from './log';

function logged(work: (log: ReturnType<typeof createLog>) => void): string {
  let text = '';
  work(createLog('debug', { write: (line) => { text += line; } }));
  return text;
}

describe('the log', () => {
  it('never holds a credential, whether in a field, in an address, in a header or in an error', () => {
    const text = logged((log) => {
      log.info({ token: 'canary-1', request: { authorization: 'canary-2', deep: { password: 'canary-3' } } }, 'fetching https://user:canary-4@example.org/a.git');
      log.error({ err: new Error('Authorization: Basic canary-5 was refused by https://canary-6@example.org') }, 'failed');
      log.warn('header Bearer canary-7');
      log.warn({ address: 'https://canary-8@example.org/b.git', count: 3 }, 'a field');
    });
    expect(text).not.toContain('canary');
    expect(text).toContain('https://[redacted]@example.org/a.git');
    expect(text).toContain('"count":3');
  });

  it('keeps one line a message whatever is in it', () => {
    expect(logged((log) => log.info('one\ntwo\r\n\u001b[31m')).trimEnd().split('\n')).toHaveLength(1);
  });

  it.each(['github_pat_11ABCDEFG0canary_x', 'ghp_canary4Fq8Zt1Yv7Kx2Wm5Rj9Lp3Ns6Hd0Ab', 'glpat-canary-56789012', `canary${'a'.repeat(70)}AZDOabcd`])('takes a forge’s token out of any text: %s', (token) => {
    for (const text of [token, `token=${token}`, `"${token}"`, `https://example.org/?t=${token}&x=1`]) expect(redact(text)).not.toContain('canary');
  });

  it('leaves harmless text alone', () => {
    expect(redact('glass-ceiling-report by highlander_pattern')).toBe('glass-ceiling-report by highlander_pattern');
    expect(redact('read 12 commits of https://example.org/a.git at a@b.org')).toBe('read 12 commits of https://example.org/a.git at a@b.org');
  });
});
