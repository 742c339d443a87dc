import { cvs, views } from '../documents/collections';
import type { PageViews } from '../documents/collections';
import type { DocumentStore } from '../documents/port';
import { isConflict } from '../errors/is-conflict';
import type { VisitorKind } from './visitor-kind';

/** What is counted: a link, or a CV that was opened without one. */
export interface Counted {
  id: string;
  cvId: string;
  ownerId: string;
}

export interface ViewCounter {
  /** Counts a view of a day, `YYYY-MM-DD`, in memory. */
  count(what: Counted, day: string, kind: VisitorKind): void;
  /** Writes what was counted. What cannot be written now stays for the next time, and the error is thrown. */
  flush(): Promise<void>;
}

type Day = PageViews['days'][number];

function added(days: readonly Day[], more: readonly Day[]): Day[] {
  const all = new Map(days.map((one) => [one.day, one]));
  for (const { day, people, previews, robots } of more) {
    const there = all.get(day);
    all.set(day, { day, people: people + (there?.people ?? 0), previews: previews + (there?.previews ?? 0), robots: robots + (there?.robots ?? 0) });
  }
  return [...all.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

function lastDay(days: readonly Day[], before: string | null): string | null {
  return days.reduce<string | null>((last, { day, people }) => (people > 0 && (last === null || day > last) ? day : last), before);
}

/** Adds to what is stored, whoever else adds at the same time. A CV that was deleted meanwhile gets none. */
async function write(documents: DocumentStore, what: Counted, more: readonly Day[]): Promise<void> {
  for (;;) {
    const stored = await documents.get(views, what.id);
    try {
      if (stored) await documents.update(views, { ...stored, days: added(stored.days, more), last: lastDay(more, stored.last) });
      else if (await documents.get(cvs, what.cvId)) await documents.insert(views, { ...what, days: added([], more), last: lastDay(more, null) });
      return;
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
  }
}

/** Counts views in memory and writes them together, so that a view costs no write. Who looked is never known here. */
export function createViewCounter(documents: DocumentStore): ViewCounter {
  let counted = new Map<string, { what: Counted; days: Day[] }>();
  let writing: Promise<void> | undefined;
  const keep = (what: Counted, more: readonly Day[]): void => {
    counted.set(what.id, { what, days: added(counted.get(what.id)?.days ?? [], more) });
  };
  const flushOnce = async (): Promise<void> => {
    const [all, failures] = [[...counted.values()], [] as unknown[]];
    counted = new Map();
    for (const { what, days } of all) {
      await write(documents, what, days).catch((error: unknown) => {
        keep(what, days);
        failures.push(error);
      });
    }
    if (failures.length > 0) throw failures[0];
  };
  return {
    count(what, day, kind) {
      keep(what, [{ day, people: 0, previews: 0, robots: 0, [kind]: 1 }]);
    },
    async flush() {
      await writing?.catch(() => {});
      writing = flushOnce().finally(() => {
        writing = undefined;
      });
      await writing;
    },
  };
}
