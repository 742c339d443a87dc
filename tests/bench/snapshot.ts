import { createHash } from 'node:crypto';
import { KINDS } from '../../lib/facts/types';
import type { CommitFact } from '../../lib/facts/types';
import { RULES_VERSION } from '../../lib/facts/types';
import { isHeadlineLanguage } from '../../lib/languages';
import { figuresOf } from '../../lib/snapshots/figures';
import { createSnapshotBuilder } from '../../lib/snapshots/snapshot-builder';
import { compare } from './measure';
import { printHeading, printRow, seconds } from './report';

const FACTS = 100_000;
const LANGUAGES = ['TypeScript', 'Python', 'Go', 'Rust', 'C', 'Shell', 'SQL', 'CSS'];

/** Twelve years of commits with two and a half changes each, the same at every run. */
function facts(): CommitFact[] {
  let state = 1;
  const next = (bound: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % bound;
  };
  const made: CommitFact[] = [];
  for (let count = 0; count < FACTS; ) {
    const changes = Array.from({ length: 1 + next(4) }, (_, index) => ({
      language: LANGUAGES[(next(3) + index) % LANGUAGES.length] ?? null,
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

/** 100,000 facts to a snapshot, and the figures of a view, against writing and reading the same facts as JSON. */
export async function benchSnapshot(): Promise<void> {
  printHeading(`Snapshot of ${FACTS.toLocaleString('en')} facts against JSON of the same facts`);
  const all = facts();
  const repositories = Array.from({ length: 20 }, (_, index) => ({ id: `r${index}`, name: `r${index}`, forge: 'local' as const, openSource: null, updated: null }));
  const timed = async (body: () => unknown) => {
    const startedAt = performance.now();
    body();
    return (performance.now() - startedAt) / 1000;
  };
  const build = () => {
    const builder = createSnapshotBuilder({ repositories, rules: RULES_VERSION, isHeadlineLanguage });
    for (const fact of all) builder.add(fact);
    return builder.build(new Date(0).toISOString());
  };
  const json = () => JSON.parse(JSON.stringify(all)) as unknown;
  const whole = await compare(5, () => timed(build), () => timed(json));
  printRow({ what: 'facts to snapshot', ours: seconds(whole.ours), against: `JSON ${seconds(whole.other)}`, ratio: whole.ratio, goal: 'under 1 s' });
  const snapshot = build();
  const view = await compare(5, () => timed(() => figuresOf(snapshot, { language: 'Go', from: '2018-01-01' }, '2026-01-01')), () => timed(json));
  printRow({ what: 'snapshot to the figures of a view', ours: seconds(view.ours), against: `JSON ${seconds(view.other)}`, ratio: view.ratio });
}
