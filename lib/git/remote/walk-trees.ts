import { streamGit } from '../run';
import { fetchExactly } from './fetch-objects';
import type { Session } from './fetch-objects';
import { batchObjects, folderOf } from './needed-objects';
import type { TreePair } from './needed-objects';

const FOLDER = '40000';
const DEEPEST = 200;

interface Entry {
  mode: string;
  id: string;
}

/** Two folders of a commit that differ and have not been compared yet; undefined where one side has none. */
interface Step {
  pair: TreePair;
  from: string | undefined;
  to: string | undefined;
}

/**
 * The way for a server whose copy has holes: trees are asked for one by one, level by level, and only where the two sides of a commit differ, so that a hole
 * elsewhere does not matter. One request a level, and one for each missing tree. Gives the commits whose trees are here as far as their diff reads
 * them, and the attribute files met on the way, by blob id.
 */
export async function bringDifferingTrees(session: Session, pairs: readonly TreePair[]): Promise<{ whole: TreePair[]; attributes: Map<string, string> }> {
  const missing = new Set<string>();
  const broken = new Set<TreePair>();
  const attributes = new Map<string, string>();
  const known = new Map<string, Map<string, Entry>>();
  let level: Step[] = pairs.map((pair) => ({ pair, from: pair.against, to: pair.tree }));
  for (let depth = 0; level.length > 0 && depth < DEEPEST; depth += 1) {
    const ids = [...new Set(level.flatMap(({ from, to }) => [from, to]))].filter((id) => id !== undefined && !known.has(id) && !missing.has(id)) as string[];
    await fetchExactly(session, ids, { filter: 'tree:0' }, missing);
    for (const [id, entries] of await readTrees(session, ids)) known.set(id, entries);
    const next: Step[] = [];
    for (const step of level) {
      const [from, to] = [entriesOf(step.from, known), entriesOf(step.to, known)];
      if (!from || !to) broken.add(step.pair);
      else next.push(...differences(step.pair, from, to));
      const file = to?.get('.gitattributes');
      if (file && file.mode !== FOLDER) attributes.set(file.id, '.gitattributes');
    }
    level = next;
  }
  return { whole: pairs.filter((pair) => !broken.has(pair)), attributes };
}

const NO_ENTRIES: Map<string, Entry> = new Map();

function entriesOf(id: string | undefined, known: ReadonlyMap<string, Map<string, Entry>>): Map<string, Entry> | undefined {
  return id === undefined ? NO_ENTRIES : known.get(id);
}

function differences(pair: TreePair, from: Map<string, Entry>, to: Map<string, Entry>): Step[] {
  const steps: Step[] = [];
  for (const name of new Set([...from.keys(), ...to.keys()])) {
    const [before, after] = [folderId(from.get(name)), folderId(to.get(name))];
    if (before !== after) steps.push({ pair, from: before, to: after });
  }
  return steps;
}

function folderId(entry: Entry | undefined): string | undefined {
  return entry?.mode === FOLDER ? entry.id : undefined;
}

async function readTrees(session: Session, ids: readonly string[]): Promise<Map<string, Map<string, Entry>>> {
  const found = new Map<string, Map<string, Entry>>();
  if (ids.length === 0) return found;
  const run = { ...folderOf(session), args: ['cat-file', '--buffer', '--batch'] };
  for await (const { id, type, body } of batchObjects(streamGit(run, `${ids.join('\n')}\n`))) {
    if (type === 'tree') found.set(id, parseTree(body, session.server.objectFormat === 'sha256' ? 32 : 20));
  }
  return found;
}

/** Entries of a tree object by name: `<mode> <name>\0<id in bytes>`, again and again. */
function parseTree(body: Buffer, idBytes: number): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (let at = 0; at < body.length; ) {
    const space = body.indexOf(32, at);
    const end = body.indexOf(0, space);
    if (space < 0 || end < 0) break;
    const after = end + 1 + idBytes;
    entries.set(body.toString('latin1', space + 1, end), { mode: body.toString('latin1', at, space), id: body.toString('hex', end + 1, after) });
    at = after;
  }
  return entries;
}
