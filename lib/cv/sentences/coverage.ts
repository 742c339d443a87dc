import type { SnapshotRepository } from '../../snapshots/types';
import { amount, day, instant, list } from '../format';
import { addressesSentence, claimedSentence } from '../trust-words';
import type { CvPage } from '../types';

type CoverageFacts = Pick<CvPage, 'all' | 'made' | 'trust' | 'addresses' | 'repositories' | 'waiting'>;

/** One line of what a page rests on; `sure` lines carry a check mark, the others a half-filled circle. */
export interface CoverageLine { sure: boolean; text: string; how?: 'how-coverage' | 'how-incomplete' }

const FORGES = { github: 'GitHub', gitlab: 'GitLab', 'azure-devops': 'Azure DevOps', local: '', reported: '' } as const;

function repositoriesLine(repositories: readonly SnapshotRepository[]): CoverageLine {
  const forges = new Map<keyof typeof FORGES, number>();
  for (const { forge } of repositories) forges.set(forge, (forges.get(forge) ?? 0) + 1);
  const all = repositories.length;
  const named = [...forges].filter(([forge]) => forge !== 'local' && forge !== 'reported').map(([forge, some]) => `${FORGES[forge]} ${some}`);
  const [own, reported] = [forges.get('local'), forges.get('reported')];
  if (named.length === 0 && reported === undefined) return { sure: true, text: `${amount(all, 'repository', 'repositories')}, read commit by commit on the owner’s machine` };
  return { sure: reported === undefined, text: `${amount(all, 'repository', 'repositories')}: ${list([...named, ...(own === undefined ? [] : [`${own} on the owner’s machine`]), ...(reported === undefined ? [] : [`${reported} reported by the owner, who counted there himself`])])}` };
}

/** What is known of a repository that is not read any more, e.g. `verified until 14 May 2026`; undefined where it is read as usual. */
export function accessSentence({ verifiedUntil, status }: Pick<SnapshotRepository, 'verifiedUntil' | 'status'>): string | undefined {
  if (verifiedUntil) return `verified until ${day(verifiedUntil)}`;
  if (status === 'gone') return 'cannot be read any more';
  return status === 'blocked' ? 'cannot be read at present' : undefined;
}

/** Repositories that nobody reads any more, and those that are not counted yet. */
function accessLines(repositories: readonly SnapshotRepository[], waiting: number): CoverageLine[] {
  const of = (some: number): string => amount(some, 'repository', 'repositories');
  const days = repositories.flatMap(({ verifiedUntil }) => verifiedUntil ?? []).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  const unread = repositories.filter((one) => !one.verifiedUntil && accessSentence(one) !== undefined).length;
  const lines: CoverageLine[] = [];
  if (first !== undefined && last !== undefined) {
    const until = first === last ? day(first) : `days between ${day(first)} and ${day(last)}`;
    lines.push({ sure: false, text: `${of(days.length)} verified until ${until}: access ended then` });
  }
  if (unread > 0) lines.push({ sure: false, text: `${of(unread)} cannot be read at present; the numbers are those of the last reading` });
  if (waiting > 0) lines.push({ sure: false, text: `${of(waiting)} ${waiting === 1 ? 'is' : 'are'} not counted yet` });
  return lines;
}

/** What the page rests on: repositories, who vouches for the addresses, until when it was read, and what is missing. */
export function coverage({ all: figures, made, trust, addresses, waiting = 0, repositories = figures.byRepository.map(({ repository }) => repository) }: CoverageFacts): CoverageLine[] {
  const who = addresses === undefined ? 'The e-mail addresses' : amount(addresses, 'e-mail address', 'e-mail addresses');
  const lines: CoverageLine[] = [
    repositoriesLine(repositories),
    trust === 'local'
      ? { sure: false, text: addresses === 1 ? '1 e-mail address, as typed by the owner; nobody vouches for it' : `${who}, as typed by the owner; nobody vouches for these addresses`, how: 'how-coverage' }
      : { ...addressesSentence(who, figures), how: 'how-coverage' },
    { sure: true, text: `Read up to ${instant(made)}` },
    ...accessLines(repositories, waiting),
  ];
  const claimed = claimedSentence(figures);
  if (claimed !== undefined) lines.push({ sure: false, text: claimed, how: 'how-coverage' });
  if (figures.incomplete.length > 0) {
    lines.push({ sure: false, text: `${amount(figures.incomplete.length, 'commit')} could be counted only in part`, how: 'how-incomplete' });
  }
  return lines;
}
