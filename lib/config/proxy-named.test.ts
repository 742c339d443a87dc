import { expect, test } from 'vitest';
import { isProxyNamed } from './proxy-named';

test('a proxy is named by either variable, in capitals or not, unless it is empty', () => {
  for (const name of ['HTTPS_PROXY', 'HTTP_PROXY', 'https_proxy', 'http_proxy']) {
    expect(isProxyNamed({ [name]: 'http://proxy.example.org:3128' })).toBe(true);
    expect(isProxyNamed({ [name]: ' ' })).toBe(false);
  }
  expect(isProxyNamed({ NO_PROXY: '*', PATH: '/usr/bin' })).toBe(false);
});
