import { RULES_VERSION } from '../../lib/facts/types';
import { isHeadlineLanguage } from '../../lib/languages';
import { figuresOf } from '../../lib/snapshots/figures';
import { createSnapshotBuilder } from '../../lib/snapshots/snapshot-builder';
import { FACTS, manyFacts } from './many-facts';
import { compare } from './measure';
import { printHeading, printRow, seconds } from './report';

/** 100,000 facts to a snapshot, and the figures of a view, against writing and reading the same facts as JSON. */
export async function benchSnapshot(): Promise<void> {
  printHeading(`Snapshot of ${FACTS.toLocaleString('en')} facts against JSON of the same facts`);
  const all = manyFacts();
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
