import type { SnapshotRepository } from '../../snapshots/types';
import { addressesSentence, claimedSentence } from '../trust-words';
import type { CvPage } from '../types';
import type { Words } from '../words/types';

type CoverageFacts = Pick<CvPage, 'all' | 'made' | 'read' | 'trust' | 'addresses' | 'repositories' | 'waiting'>;

/** One line of what a page rests on; `sure` lines carry a check mark, the others a half-filled circle. */
export interface CoverageLine { sure: boolean; text: string; how?: 'how-coverage' | 'how-incomplete' }

const FORGES = { github: 'GitHub', gitlab: 'GitLab', 'azure-devops': 'Azure DevOps', local: '', reported: '' } as const;

function repositoriesLine(repositories: readonly SnapshotRepository[], { coverage }: Words): CoverageLine {
  const forges = new Map<keyof typeof FORGES, number>();
  for (const { forge } of repositories) forges.set(forge, (forges.get(forge) ?? 0) + 1);
  const all = repositories.length;
  if (all === 0) return { sure: false, text: coverage.noRepository };
  const named = [...forges].filter(([forge]) => forge !== 'local' && forge !== 'reported').map(([forge, some]) => ({ name: FORGES[forge], some }));
  const [onMachine = 0, reported = 0] = [forges.get('local'), forges.get('reported')];
  if (named.length === 0 && reported === 0) return { sure: true, text: coverage.onMachine(all) };
  return { sure: reported === 0, text: coverage.fromForges({ all, forges: named, onMachine, reported }) };
}

/** What is known of a repository that is not read any more, e.g. `verified until 14 May 2026`; undefined where it is read as usual. */
export function accessSentence({ verifiedUntil, status, unreadSince }: Pick<SnapshotRepository, 'verifiedUntil' | 'status' | 'unreadSince'>, { coverage, day }: Words): string | undefined {
  if (verifiedUntil) return coverage.verifiedUntil(day(verifiedUntil));
  if (status === 'gone') return coverage.gone;
  if (unreadSince !== undefined) return coverage.unreadSince(day(unreadSince));
  return status === 'blocked' ? coverage.blocked : undefined;
}

/** Repositories that nobody reads any more, and those that are not counted yet. */
function accessLines(repositories: readonly SnapshotRepository[], waiting: number, words: Words): CoverageLine[] {
  const { coverage, day } = words;
  const days = repositories.flatMap(({ verifiedUntil }) => verifiedUntil ?? []).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  const unread = repositories.filter((one) => !one.verifiedUntil && accessSentence(one, words) !== undefined);
  const since = unread.flatMap(({ unreadSince }) => unreadSince ?? []).toSorted();
  const [begin, end] = [since[0], since.at(-1)];
  const lines: CoverageLine[] = [];
  if (first !== undefined && last !== undefined) lines.push({ sure: false, text: coverage.verified(days.length, { first: day(first), last: day(last) }) });
  if (unread.length > 0) lines.push({ sure: false, text: coverage.unread(unread.length, begin === undefined || end === undefined ? undefined : { first: day(begin), last: day(end) }) });
  if (waiting > 0) lines.push({ sure: false, text: coverage.waiting(waiting) });
  return lines;
}

/** What the page rests on: repositories, who vouches for the addresses, until when it was read, and what is missing. */
export function coverage({ all: figures, made, read = made, trust, addresses, waiting = 0, repositories = figures.byRepository.map(({ repository }) => repository) }: CoverageFacts, words: Words): CoverageLine[] {
  const said = words.coverage.addresses(addresses);
  const lines: CoverageLine[] = [
    repositoriesLine(repositories, words),
    trust === 'local' ? { sure: false, text: words.coverage.typed(said, addresses), how: 'how-coverage' } : { ...addressesSentence(said, figures, words), how: 'how-coverage' },
    { sure: true, text: words.coverage.readUpTo(words.instant(read)) },
    ...accessLines(repositories, waiting, words),
  ];
  const claimed = claimedSentence(figures, words);
  if (claimed !== undefined) lines.push({ sure: false, text: claimed, how: 'how-coverage' });
  if (figures.incomplete.length > 0) lines.push({ sure: false, text: words.coverage.inPart(figures.incomplete.length), how: 'how-incomplete' });
  return lines;
}
