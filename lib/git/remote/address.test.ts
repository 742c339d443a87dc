import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { AppError } from '../../errors/app-error';
import { isRemoteAddress, parseRemoteAddress } from './address';

describe('the address of a remote repository', () => {
  test('is rebuilt from its parts', () => {
    expect(parseRemoteAddress('HTTPS://Example.TEST:443/a/b.git/').href).toBe('https://example.test/a/b.git');
    expect(parseRemoteAddress('http://127.1:8080/a#part').href).toBe('http://127.0.0.1:8080/a');
    expect(parseRemoteAddress('https://example.test/a%20b').href).toBe('https://example.test/a%20b');
  });

  test.each([
    '--upload-pack=touch /tmp/x', '-u touch', '--config=core.x=y', 'ext::sh -c touch% /tmp/x', 'ext::sh', 'https::http://example.test/', 'ssh://example.test/a', 'git@example.test:a/b',
    'git://example.test/a', 'file:///etc', '/etc', 'ftp://example.test/a', 'data:text/plain,x', 'https://', 'http:///', 'https://user:secret@example.test/a', 'https://user@example.test/a',
    'https://@example.test/a', 'https://example.test/a%0ab', 'https://example.test/a%0D%0Ab', 'https://exam\nple.test/a', 'https://example.test/\tb', 'http://allowed.test\\@127.0.0.1/a',
    'https://example.test/a?service=x', ' https://example.test/a', 'https://example.test/a\u0000', 'https://[::1/a', `https://example.test/${'a'.repeat(3000)}`,
  ])('refuses %j with a sentence that does not repeat it', (text) => {
    const failure = catchError(() => parseRemoteAddress(text));
    expect(failure.code).toBe('wrong-use');
    expect(failure.message).not.toContain('secret');
    expect(failure.message).toMatch(/^[A-Z].*\.$/);
  });

  test('is either refused or an http address without user, query and control characters, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string({ unit: 'binary' }).map((text) => `https://${text}`)), (text) => {
        try {
          const { href } = parseRemoteAddress(text);
          const again = new URL(href);
          expect([again.username, again.password, again.search, again.hash]).toEqual(['', '', '', '']);
          expect(['http:', 'https:']).toContain(again.protocol);
          expect(href).toMatch(/^[\u0021-\u007e]+$/);
          expect(parseRemoteAddress(href).href).toBe(href);
        } catch (cause) {
          if (!(cause instanceof AppError)) throw cause;
        }
      }),
    );
  });

  test('lets a token through only where nobody can listen', () => {
    expect(parseRemoteAddress('https://example.test/a').confidential).toBe(true);
    expect(parseRemoteAddress('http://127.0.0.1:3000/a').confidential).toBe(true);
    expect(parseRemoteAddress('http://localhost.example.test/a').confidential).toBe(false);
    expect(parseRemoteAddress('http://example.test/a').confidential).toBe(false);
  });

  test('is told from a folder by its scheme', () => {
    expect(isRemoteAddress('https://example.test/a')).toBe(true);
    expect(isRemoteAddress('./https/a')).toBe(false);
  });
});

function catchError(run: () => unknown): AppError {
  try {
    run();
  } catch (cause) {
    if (cause instanceof AppError) return cause;
    throw cause;
  }
  throw new Error('nothing was thrown');
}
