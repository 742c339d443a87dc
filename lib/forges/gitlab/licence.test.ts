import { expect, test } from 'vitest';
import { spdxOf } from './licence';

test.each([['mit', 'MIT'], ['gpl-3.0', 'GPL-3.0'], ['apache-2.0', 'Apache-2.0'], ['bsd-3-clause', 'BSD-3-Clause'], ['other', null], ['toString', null]])('%s is %s', (key, spdx) => {
  expect(spdxOf(key)).toBe(spdx);
});
