import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { preferredLanguage } from './preferred-language';

it.each([
  ['de-DE,de;q=0.9,en;q=0.8', 'de'], ['en-GB,en;q=0.9,de;q=0.8', 'en'], ['fr-FR, de;q=0.4, en;q=0.5', 'en'], ['DE-AT', 'de'], ['fr', undefined], ['de;q=0, en;q=0.1', 'en'], ['*', undefined], ['', undefined],
] as const)('of “%s” it is %s', (header, language) => {
  expect(preferredLanguage(header)).toBe(language);
});

it('nothing that a browser sends makes it fail', () => {
  expect(preferredLanguage(null)).toBeUndefined();
  expect(preferredLanguage('constructor,__proto__,toString')).toBeUndefined();
  fc.assert(fc.property(fc.string(), (header) => [undefined, 'de', 'en'].includes(preferredLanguage(header))));
});
