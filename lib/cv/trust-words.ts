import type { Figures, SnapshotRepository, SnapshotTrust, TrustFigures } from '../snapshots/types';
import type { Words } from './words/types';

/** Whether all that a page shows was read on one machine, or a forge was asked. */
export function pageTrust(repositories: readonly Pick<SnapshotRepository, 'forge'>[]): 'local' | 'forge' {
  return repositories.every(({ forge }) => forge === 'local') ? 'local' : 'forge';
}

/** Rows that split one headline number by what stands behind it; none where nothing is known. Where parts can overlap, as days do, the title says so. */
export function trustRows({ trust }: Pick<Figures, 'trust'>, title: string, value: (part: TrustFigures) => string, words: Words): { title: string; rows: { label: string; note: string; value: string }[] }[] {
  if (trust.length === 0) return [];
  return [{ title, rows: trust.map((part) => ({ label: words.trust[part.trust].name, note: words.trust[part.trust].why, value: value(part) })) }];
}

/** How many of the counted commits carry a signature that nobody checked: it is there, and that is all that is said. Nothing where there is none. */
export function signatureRows({ trust, traits }: Pick<Figures, 'trust' | 'traits'>, { working: { signatures: says }, count }: Words): { title: string; rows: { label: string; note: string; value: string }[] }[] {
  const present = traits.signed - (trust.find((part) => part.trust === 'signed')?.commits ?? 0);
  if (present <= 0) return [];
  return [{
    title: says.title, rows: [{ label: says.label, note: says.note, value: count(present) }],
  }];
}

/** The sentence on what is only claimed; undefined where nothing is. */
export function claimedSentence({ claimed }: Pick<Figures, 'claimed'>, words: Words): string | undefined {
  return claimed.commits === 0 ? undefined : words.coverage.claimed(claimed.commits, claimed.activeDays);
}

/** What stands behind the addresses of a page that asked forges: one sentence, and whether a forge vouches for all of it. */
export function addressesSentence(addresses: string, { trust, headline }: Pick<Figures, 'trust' | 'headline'>, { coverage }: Words): { sure: boolean; text: string } {
  const of = (name: SnapshotTrust): number => trust.find((part) => part.trust === name)?.commits ?? 0;
  const [typed, reported] = [of('access'), of('reported')];
  if (trust.length === 0) return { sure: false, text: coverage.notKnown(addresses) };
  if (typed + reported === 0) return { sure: true, text: coverage.byForge(addresses, of('signed') > 0) };
  const parts = [...(typed > 0 ? [coverage.partTyped(typed, headline.commits)] : []), ...(reported > 0 ? [coverage.partReported(reported, headline.commits)] : [])];
  return { sure: false, text: parts.join('; ') };
}
