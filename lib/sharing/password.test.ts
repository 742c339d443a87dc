import { expect, test } from 'vitest';
import { hashPassword, matchesPassword } from './password';

test('a password fits its own hash, however its letters were typed, and no other does', async () => {
  const hash = await hashPassword('Zoë’s four words');
  expect(hash).toMatch(/^scrypt\$15\$8\$3\$/u);
  expect(await matchesPassword('Zoe\u0308’s four words', hash)).toBe(true);
  expect(await matchesPassword('zoë’s four words', hash)).toBe(false);
  expect(await hashPassword('Zoë’s four words')).not.toBe(hash);
});

test('without a hash, or with a broken one, nothing fits', async () => {
  expect(await matchesPassword('', undefined)).toBe(false);
  expect(await matchesPassword('x', 'scrypt$')).toBe(false);
});
