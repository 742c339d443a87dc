import type { Figures, SnapshotRepository, SnapshotTrust } from '../snapshots/types';
import { amount, count } from './format';

/** How each kind of trust is named to readers, and one sentence that says what it means. */
export const TRUST_WORDS: Record<SnapshotTrust, { name: string; why: string }> = {
  signed: { name: 'Signed with the owner’s key', why: 'The signature was checked against the keys that a forge lists for the owner’s account.' },
  verified: { name: 'By addresses that a forge verified', why: 'The forge vouches that the address is the owner’s.' },
  access: { name: 'By addresses that the owner typed', why: 'Nobody vouches for them; the repositories are private, and the owner could read them.' },
  reported: { name: 'Reported by the owner', why: 'Counted on the owner’s own machine and sent as numbers; nothing was read here.' },
  claimed: { name: 'Claimed only', why: 'Typed addresses in repositories that anybody can read.' },
};

/** Whether all that a page shows was read on one machine, or a forge was asked. */
export function pageTrust(repositories: readonly Pick<SnapshotRepository, 'forge'>[]): 'local' | 'forge' {
  return repositories.every(({ forge }) => forge === 'local') ? 'local' : 'forge';
}

/** Rows that split one headline number by what stands behind it; none where nothing is known. Where parts can overlap, as days do, the title says so. */
export function trustRows({ trust }: Pick<Figures, 'trust'>, of: 'commits' | 'activeDays'): { title: string; rows: { label: string; note: string; value: string }[] }[] {
  if (trust.length === 0) return [];
  return [{
    title: of === 'commits' ? 'Of these, by trust' : 'Of these, by trust (one day can be in several)',
    rows: trust.map((part) => ({ label: TRUST_WORDS[part.trust].name, note: TRUST_WORDS[part.trust].why, value: count(part[of]) })),
  }];
}

/** How many of the counted commits carry a signature that nobody checked: it is there, and that is all that is said. Nothing where there is none. */
export function signatureRows({ trust, traits }: Pick<Figures, 'trust' | 'traits'>): { title: string; rows: { label: string; note: string; value: string }[] }[] {
  const present = traits.signed - (trust.find((part) => part.trust === 'signed')?.commits ?? 0);
  if (present <= 0) return [];
  return [{
    title: 'Of these, with a signature that is not counted on',
    rows: [{ label: 'Signed, not verified', note: 'A signature is present; no key that a forge lists for the owner verifies it. It adds nothing to the figure.', value: count(present) }],
  }];
}

/** The sentence on what is only claimed; undefined where nothing is. */
export function claimedSentence({ claimed }: Pick<Figures, 'claimed'>): string | undefined {
  if (claimed.commits === 0) return undefined;
  return `${amount(claimed.commits, 'more commit')} on ${amount(claimed.activeDays, 'day')} by typed addresses in public repositories: claimed, in no figure`;
}

/** What stands behind the addresses of a page that asked forges: one sentence, and whether a forge vouches for all of it. */
export function addressesSentence(who: string, { trust, headline }: Pick<Figures, 'trust' | 'headline'>): { sure: boolean; text: string } {
  const of = (name: SnapshotTrust): number => trust.find((part) => part.trust === name)?.commits ?? 0;
  const [typed, reported] = [of('access'), of('reported')];
  if (trust.length === 0) return { sure: false, text: `${who}; who vouches for them is not known yet` };
  if (typed + reported === 0) return { sure: true, text: of('signed') > 0 ? `${who}, verified by a forge or by checked signatures` : `${who}, verified by a forge` };
  const parts = [
    ...(typed > 0 ? [`${count(typed)} of ${amount(headline.commits, 'commit')} by addresses that the owner typed, in private repositories the owner could read`] : []),
    ...(reported > 0 ? [`${count(reported)} of ${amount(headline.commits, 'commit')} reported by the owner`] : []),
  ];
  return { sure: false, text: parts.join('; ') };
}
