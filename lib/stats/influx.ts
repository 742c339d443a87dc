import type { InfluxPlace } from '../config/influx';
import type { CommitFact } from '../facts/types';
import { FactAssembler } from './influx-assemble';
import type { Tags } from './influx-assemble';
import { translateInfluxError } from './influx-errors';
import { peekFact } from './influx-fields';
import { fromTag, toTag } from './influx-names';
import { MEASUREMENT, emptyLine, factLines, timestampOf } from './influx-points';
import type { SeriesTags } from './influx-points';
import { InfluxServer, where } from './influx-server';
import type { StatsStore } from './port';

/** Lines a request. */
const BATCH = 5_000;
/** Requests under way at once; whoever wants to write more waits. */
const AT_ONCE = 4;
/** Without bounds some versions look at a day only. */
const ALWAYS = "time >= '1970-01-01T00:00:00Z' AND time < '2200-01-01T00:00:00Z'";
const SERIES = ['language', 'category', 'kind', 'crowd'].map((tag) => `"${tag}"`).join(', ');

/** Which facts: those of a user, of one rules version, of one repository. */
interface Selection { user: string; rules?: number; repository?: string }

function tagsOf({ user, rules, repository }: Selection): Record<string, string> {
  return { user: toTag(user), ...(rules === undefined ? {} : { rules: String(rules) }), ...(repository === undefined ? {} : { repository: toTag(repository) }) };
}

function seriesOf(user: string, { rules, repository = '', kind = '', language = '', category = '', crowd = '' }: Tags): SeriesTags {
  return {
    user, rules: Number(rules), repository: fromTag(repository), kind, language: language === '' ? null : fromTag(language),
    category: category === '' ? null : category, crowd: crowd === '' ? null : crowd,
  };
}

/** Nanoseconds since 1970 of a moment as InfluxDB writes it, e.g. 2026-11-20T08:00:00.000000001Z. */
function toTimestamp(time: string): string {
  const [moment = '', nanoseconds = ''] = time.replace('Z', '').split('.');
  return timestampOf(Date.parse(`${moment}Z`) / 1_000, Number(nanoseconds.padEnd(9, '0')));
}

class InfluxStatsStore implements StatsStore {
  readonly #server: InfluxServer;
  readonly #canDelete: boolean;
  readonly #waiting: (() => void)[] = [];
  #underWay = 0;

  constructor(place: InfluxPlace) {
    this.#server = new InfluxServer(place);
    this.#canDelete = place.version !== 3;
  }

  async #translated<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw translateInfluxError(error);
    }
  }

  async #inTurn(work: () => Promise<void>): Promise<void> {
    if (this.#underWay >= AT_ONCE) await new Promise<void>((resolve) => { this.#waiting.push(resolve); });
    else this.#underWay += 1;
    try {
      await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#underWay -= 1;
    }
  }

  async #writeLines(lines: readonly string[]): Promise<void> {
    for (let from = 0; from < lines.length; from += BATCH) {
      await this.#inTurn(() => this.#translated(() => this.#server.write(lines.slice(from, from + BATCH))));
    }
  }

  async write(userId: string, rules: number, facts: readonly CommitFact[]): Promise<void> {
    await this.#writeLines(factLines(userId, rules, facts, Date.now()));
  }

  /** The facts of a selection by repository, in one question. */
  async #assemble(selection: Selection): Promise<Map<string, FactAssembler>> {
    let found = new Map<string, FactAssembler>();
    const question = `SELECT "fact" FROM "${MEASUREMENT}" WHERE ${where(tagsOf(selection))} AND "fact" != '-' AND ${ALWAYS} GROUP BY "repository", ${SERIES}`;
    await this.#translated(() => this.#server.query(question, () => {
      found = new Map();
      return (tags) => {
        const repository = fromTag(tags.repository ?? '');
        const assembler = found.get(repository) ?? new FactAssembler(repository);
        found.set(repository, assembler);
        const add = assembler.series(tags);
        return ([, fact]) => add(String(fact));
      };
    }));
    return found;
  }

  async *read(userId: string, rules: number, repository?: string, after = ''): AsyncGenerator<CommitFact> {
    const found = await this.#assemble({ user: userId, rules, repository });
    for (const name of [...found.keys()].sort()) yield* found.get(name)?.facts(after) ?? [];
  }

  async commitIds(userId: string, rules: number, repository: string): Promise<Set<string>> {
    return new Set((await this.#assemble({ user: userId, rules, repository })).get(repository)?.ids());
  }

  /** Every point of a selection that was not emptied yet. */
  async #points(selection: Selection): Promise<{ series: SeriesTags; timestamp: string; fact: string }[]> {
    let points: { series: SeriesTags; timestamp: string; fact: string }[] = [];
    const question = `SELECT "fact" FROM "${MEASUREMENT}" WHERE ${where(tagsOf(selection))} AND "fact" != '' AND ${ALWAYS} GROUP BY "repository", "rules", ${SERIES}`;
    await this.#translated(() => this.#server.query(question, () => {
      points = [];
      return (tags) => {
        const series = seriesOf(selection.user, tags);
        return ([time, fact]) => { points.push({ series, timestamp: toTimestamp(time), fact: String(fact) }); };
      };
    }));
    return points;
  }

  /** Takes everything out of the points of these commits; of all in the selection when none are named. Gives how many commits there were. */
  async #empty(selection: Selection, commits?: ReadonlySet<string>): Promise<number> {
    const points = await this.#points(selection);
    const emptied = new Set<string>();
    const times = new Set<string>();
    for (const { fact, timestamp } of points) {
      const commit = peekFact(fact)?.commit;
      if (commit === undefined || (commits && !commits.has(commit))) continue;
      emptied.add(commit);
      // All points of a commit share one nanosecond, which is its own.
      times.add(timestamp);
    }
    await this.#writeLines(points.filter(({ timestamp }) => !commits || times.has(timestamp)).map(({ series, timestamp }) => emptyLine(series, timestamp)));
    return emptied.size;
  }

  async removeCommits(userId: string, repository: string, commits: readonly string[]): Promise<number> {
    return commits.length === 0 ? 0 : this.#empty({ user: userId, repository }, new Set(commits));
  }

  async #remove(selection: Selection): Promise<void> {
    if (!this.#canDelete) await this.#empty(selection);
    else await this.#translated(() => this.#server.deletePoints(MEASUREMENT, tagsOf(selection)));
  }

  async removeRepository(userId: string, repository: string, rules?: number): Promise<void> {
    await this.#remove({ user: userId, repository, rules });
  }

  async removeUser(userId: string): Promise<void> {
    await this.#remove({ user: userId });
  }

  async close(): Promise<void> {
    // Nothing is kept back: every write was awaited.
  }
}

/** Facts in InfluxDB. Nothing is asked before the first question; the bucket is made with the first fact or question where it is not there. */
export function createInfluxStatsStore(place: InfluxPlace): StatsStore {
  return new InfluxStatsStore(place);
}
