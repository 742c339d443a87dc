import { createHash } from 'node:crypto';
import { KINDS } from '../../lib/facts/types';
import type { CommitFact } from '../../lib/facts/types';

/** Changes of the person whom the figures are about. */
export const FACTS = 100_000;
const LANGUAGES = ['TypeScript', 'Python', 'Go', 'Rust', 'C', 'Shell', 'SQL', 'CSS'];

/** Twelve years of commits with two and a half changes each, the same at every run. */
export function manyFacts(): CommitFact[] {
  let state = 1;
  const next = (bound: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) % bound;
  };
  const made: CommitFact[] = [];
  for (let count = 0; count < FACTS; ) {
    const first = next(LANGUAGES.length);
    const changes = Array.from({ length: 1 + next(4) }, (_, index) => ({
      language: LANGUAGES[(first + index) % LANGUAGES.length] ?? null,
      category: index === 3 ? ('test' as const) : ('code' as const),
      files: 1 + next(3),
      additions: next(80),
      deletions: next(40),
    }));
    count += changes.length;
    const id = (what: string) => createHash('sha256').update(`${what} ${made.length}`).digest('hex').slice(0, 32);
    made.push({
      repository: `r${next(20)}`, commit: id('commit'), work: id('work'), time: 1_380_000_000 + next(380_000_000), zone: 60, committed: 1_380_000_000,
      kind: KINDS[next(KINDS.length)] ?? 'other', merge: false, coAuthorOnly: false, coAuthored: next(9) === 0, bot: false, ai: next(20) === 0,
      signed: next(3) === 0, signatureVerified: false, identity: null, excludedByOwner: false, changes,
    });
  }
  return made;
}
