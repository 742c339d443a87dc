import { cvs, views } from '../documents/collections';
import type { PageViews } from '../documents/collections';
import type { DocumentStore } from '../documents/port';
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

/** Views of one link or CV that are not written yet. */
interface Seen {
  what: Counted;
  days: Day[];
}

/** Written together, so that the store waits for its disk once. */
const AT_ONCE = 200;

/** What the store did not take, of what was handed in together. The others wait no more: should the rest fail, they are not counted again. */
function notTaken(seen: readonly Seen[], taken: readonly (PageViews | undefined)[]): Seen[] {
  return seen.filter((one, place) => {
    if (taken[place]) one.days = [];
    return !taken[place];
  });
}

/** Adds to what is stored. Gives what somebody else was faster with. A CV that was deleted meanwhile gets none. */
async function tryWrite(documents: DocumentStore, seen: readonly Seen[]): Promise<Seen[]> {
  const older: Seen[] = [];
  const more: PageViews[] = [];
  const first: Seen[] = [];
  for (const one of seen) {
    const stored = await documents.get(views, one.what.id);
    if (stored) {
      older.push(one);
      more.push({ ...stored, days: added(stored.days, one.days), last: lastDay(one.days, stored.last) });
    } else if (await documents.get(cvs, one.what.cvId)) first.push(one);
  }
  const late = notTaken(older, await documents.updateMany(views, more));
  return [...late, ...notTaken(first, await documents.insertMany(views, first.map(({ what, days }) => ({ ...what, days: added([], days), last: lastDay(days, null) }))))];
}

/** The same until all is written, whoever else adds at the same time. */
async function write(documents: DocumentStore, seen: Seen[]): Promise<void> {
  for (let left = seen; left.length > 0;) left = await tryWrite(documents, left);
}

/** Counts views in memory and writes them together, so that a view costs no write. Who looked is never known here. */
export function createViewCounter(documents: DocumentStore): ViewCounter {
  let counted = new Map<string, Seen>();
  let writing: Promise<void> | undefined;
  const entryOf = (what: Counted): Seen => {
    const there = counted.get(what.id) ?? { what, days: [] };
    counted.set(what.id, there);
    return there;
  };
  const flushOnce = async (): Promise<void> => {
    const [all, failures] = [[...counted.values()], [] as unknown[]];
    counted = new Map();
    for (let from = 0; from < all.length; from += AT_ONCE) {
      const part = all.slice(from, from + AT_ONCE);
      try {
        await write(documents, part);
      } catch (error) {
        for (const { what, days } of part.filter((one) => one.days.length > 0)) {
          const there = entryOf(what);
          there.days = added(there.days, days);
        }
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  };
  return {
    count(what, day, kind) {
      const { days } = entryOf(what);
      const today = days.find((one) => one.day === day);
      if (today) today[kind] += 1;
      else days.push({ day, people: 0, previews: 0, robots: 0, [kind]: 1 });
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
