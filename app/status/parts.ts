import type { IconName } from '../../components/app/icon';
import { instant } from '../../lib/cv/format';
import { stateOfPart } from '../../lib/health/check-ready';
import type { Part } from '../../lib/health/check-ready';
import type { PartHistory } from '../../lib/health/history/history';
import { COLLECTION, MISSING, isForge, partName } from '../../lib/health/history/parts';
import type { SlotState } from '../../lib/health/history/slots';

/** One line of the table of parts. */
export interface ShownPart extends PartHistory {
  name: string;
  tone: 'ok' | 'warn' | '';
  icon: IconName;
  word: string;
  /** What is missing meanwhile; empty where nothing is. */
  missing: string;
}

/** Since when, by the name of a part, in milliseconds since 1970. */
export type Since = Partial<Record<Part['name'], number | undefined>>;

type Word = Pick<ShownPart, 'tone' | 'icon' | 'word'>;

function wordOf(part: string, state: SlotState | 'blind', since: number | undefined): Word {
  if (state === 'ok') return { tone: 'ok', icon: 'ok', word: 'Working' };
  if (state === 'blind') return { tone: '', icon: 'waiting', word: 'Not known now' };
  if (state === 'unknown') return { tone: '', icon: 'waiting', word: part === COLLECTION || isForge(part) ? 'Not looked at in the last half hour' : 'Not known now' };
  if (state === 'slow') return part === COLLECTION ? { tone: 'warn', icon: 'half', word: 'Slower than usual' } : { tone: 'warn', icon: 'warn', word: 'Answers slowly' };
  return { tone: 'warn', icon: 'warn', word: since === undefined ? 'Does not answer' : `Has not answered since ${instant(new Date(since).toISOString())}` };
}

/** The parts as people read them: the present as it was asked just now, the last 90 days as they are known. Where the documents are away, nothing is known of what stands in them. */
export function shownParts(asked: readonly Part[], history: readonly PartHistory[], since: Since): ShownPart[] {
  const now = new Map(asked.map((part) => [part.name as string, part]));
  const away = now.get('documents')?.state === 'failing';
  return history.map((known) => {
    const part = now.get(known.part);
    const blind = away && known.part !== 'documents' && known.part !== 'stats';
    const state = blind ? 'blind' : part ? stateOfPart(part) : isForge(known.part) || known.part === COLLECTION ? known.present : 'unknown';
    return { ...known, name: partName(known.part), ...wordOf(known.part, state, since[known.part as Part['name']]), missing: state === 'failing' && part ? MISSING[part.name] : '' };
  });
}

/** The page's first sentence. */
export function headline(parts: readonly Part[], history: readonly PartHistory[]): string {
  const failing = new Set(parts.filter(({ state }) => state === 'failing').map(({ name }) => name));
  if (failing.has('documents')) return 'The store of accounts and pages does not answer.';
  if (failing.has('stats')) return 'Pages work; the store of commits does not answer.';
  if (failing.has('vault')) return 'Pages work; the keys of tokens cannot be reached.';
  if (failing.has('queue')) return 'Pages work; the queue does not answer.';
  const away = history.filter(({ part, present }) => isForge(part) && present === 'failing').map(({ part }) => partName(part));
  if (away.length > 0) return `Everything works here; ${away.length === 1 ? `${away[0]} does` : 'some forges do'} not answer.`;
  if (history.some(({ part, present }) => present === 'slow' && (part === COLLECTION || isForge(part)))) return 'Everything works; collection is late.';
  return parts.some((part) => stateOfPart(part) === 'slow') ? 'Everything works, some of it slowly.' : 'Everything works.';
}
