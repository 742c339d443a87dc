import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { assert, property, string } from 'fast-check';
import { expect, it } from 'vitest';
import { formsOf, watchCanaries } from './canaries';

const secret = 'github_pat_canary+0/1=2_wärme';

it('a secret is found in every form, in the middle of longer texts, and in files', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'canaries-'));
  const watch = watchCanaries({ token: secret });
  const hidden = (text: string): boolean => formsOf(secret).some((form) => text.includes(form));
  try {
    assert(property(string(), string(), (before, after) => {
      const text = `${before}${secret}${after}`;
      for (const encoding of ['base64', 'base64url', 'hex', 'utf8'] as const) if (!hidden(Buffer.from(text).toString(encoding))) return false;
      return hidden(JSON.stringify({ text })) && hidden(Array.from(text).toReversed().join('')) && hidden(Buffer.from(text).toString('hex').toUpperCase()) && hidden(Buffer.from(text, 'utf16le').toString('latin1')) && hidden(new URLSearchParams({ a: secret }).toString());
    }));
    watch.saw('a log', 'nothing here');
    expect(watch.found()).toEqual([]);
    writeFileSync(path.join(folder, 'store.db'), Buffer.concat([Buffer.from([0xff, 0x00]), Buffer.from(Buffer.from(`oauth2:${secret}`).toString('base64'))]));
    watch.look(folder);
    watch.saw('an answer', encodeURIComponent('something-else'));
    expect(watch.found()).toEqual(['token in the file store.db']);
    watch.add('later', 'something-else');
    expect(watch.found()).toContain('later in an answer');
  } finally {
    watch.stop();
    rmSync(folder, { recursive: true });
  }
});
