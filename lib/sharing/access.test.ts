import { describe, expect, it } from 'vitest';
import { decideAccess } from './access';
import type { Access, AccessQuestion, Key } from './access';

const VISIBILITIES = ['private', 'link', 'public'] as const;
const KEYS: readonly Key[] = ['none', 'wrong', 'ended', 'revoked', 'locked', 'open'];
const READERS = [false, true] as const;
const AUDIENCES = ['readers', 'everybody'] as const;

const S: Access = 'show';
const P: Access = 'ask-password';
const M: Access = 'missing';

/** visibility → key → [somebody: page, somebody: card, owner: page, owner: card]. */
const TABLE: Record<(typeof VISIBILITIES)[number], Record<Key, readonly [Access, Access, Access, Access]>> = {
  private: { none: [M, M, S, M], wrong: [M, M, M, M], ended: [M, M, M, M], revoked: [M, M, M, M], locked: [M, M, M, M], open: [M, M, M, M] },
  link: { none: [M, M, S, M], wrong: [M, M, M, M], ended: [M, M, M, M], revoked: [M, M, M, M], locked: [P, M, P, M], open: [S, M, S, M] },
  public: { none: [S, S, S, S], wrong: [M, M, M, M], ended: [M, M, M, M], revoked: [M, M, M, M], locked: [P, P, P, P], open: [S, S, S, S] },
};

const all: AccessQuestion[] = VISIBILITIES.flatMap((visibility) => KEYS.flatMap((key) => READERS.flatMap((owner) => AUDIENCES.map((audience) => ({ visibility, key, owner, audience, published: true })))));

describe('who may read what', () => {
  it('is a table of visibility, key, reader and audience without a gap', () => {
    expect(all).toHaveLength(72);
  });

  it.each(all)('$visibility, key $key, owner $owner, for $audience', (question) => {
    const column = (question.owner ? 2 : 0) + (question.audience === 'everybody' ? 1 : 0);
    expect(decideAccess(question)).toBe(TABLE[question.visibility][question.key][column]);
  });

  it('is nobody while nothing was published', () => {
    for (const question of all) expect(decideAccess({ ...question, published: false })).toBe('missing');
  });
});
