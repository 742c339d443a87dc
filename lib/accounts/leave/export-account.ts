import { factsPlace } from '../../collections/series';
import type { Context } from '../../context';
import { collections, repositories } from '../../documents/collections';
import type { User } from '../../documents/collections';
import { listAll } from '../../documents/list-all';
import type { Document } from '../../documents/port';
import { ownerExclusions } from '../../facts/owner-exclusions';
import type { CommitFact } from '../../facts/types';
import { csvLine } from '../../exports/csv';
import { unpackSnapshot } from '../../snapshots/pack-snapshot';
import { BELONGINGS, belongingsOf } from './belongings';
import type { Belonging } from './belongings';
import { factCsvRows, factsCsvHead } from './facts-csv';
import type { ArchiveEntry } from './zip-stream';

type Stores = Pick<Context, 'documents' | 'stats'>;

/** Fields that prove who somebody is, or open something: they are of no use to their owner and of much to a thief. */
const SECRETS = new Set(['hashKey', 'hash', 'passwordHash', 'sealed', 'sealedWith']);
/** Ids that are hashes of a secret. */
const SECRET_IDS = new Set(['sessions', 'shareLinks']);

const ABOUT = `Everything Commit Stats keeps about you.

*.json            your documents, a kind a file, of the kinds that you have; each field is described on the page "Privacy"
facts.ndjson      what your commits did, a commit a line
facts.csv         the same as a table: a row for each commit, language and category
repositories.csv  which repositories the ids in the facts stand for

Left out: tokens of forges, and what signs somebody in (cookies, links, the key that ids of commits are made with). No code is kept, so none is here.
`;

/** A document as its owner may have it: no secret; packed numbers unpacked; drawn pictures, which can be drawn again, left out. */
function shown(collection: string, { ...document }: Document): object {
  const fields: [string, unknown][] = Object.entries(document).filter(([name]) => !SECRETS.has(name) && !(name === 'id' && SECRET_IDS.has(collection)));
  const readable = fields.filter(([name, value]) => !(value instanceof Uint8Array) || name === 'columns');
  return Object.fromEntries(readable.map(([name, value]) => (value instanceof Uint8Array ? ['numbers', unpackSnapshot(value)] : [name, value])));
}

async function* asJson({ collection }: Belonging, first: Document, others: AsyncGenerator<Document>): AsyncGenerator<string> {
  yield `[\n${JSON.stringify(shown(collection.name, first))}`;
  for await (const document of others) yield `,\n${JSON.stringify(shown(collection.name, document))}`;
  yield '\n]\n';
}

/** Facts of every repository, under the rules that its last complete collection used. */
async function* factsOf({ documents, stats }: Stores, { id: userId, hashKey }: User): AsyncGenerator<CommitFact & { rules: number }> {
  for (const { id, exclusions } of await listAll(documents, repositories, 'owner', [userId])) {
    const marked = ownerExclusions(hashKey, exclusions.commits);
    const { series, rules } = factsPlace(id, await documents.get(collections, id));
    for await (const fact of stats.read(userId, rules, series)) yield { ...marked(fact), repository: id, rules };
  }
}

async function* ndjson(context: Stores, user: User): AsyncGenerator<string> {
  for await (const fact of factsOf(context, user)) yield `${JSON.stringify(fact)}\n`;
}

async function* csv(context: Stores, user: User): AsyncGenerator<string> {
  yield factsCsvHead();
  for await (const fact of factsOf(context, user)) yield factCsvRows(fact);
}

async function* repositoriesCsv({ documents }: Stores, userId: string): AsyncGenerator<string> {
  yield csvLine(['id', 'name', 'path', 'forge', 'address', 'visibility', 'active', 'verifiedUntil']);
  for (const { id, name, path, forge, webUrl, visibility, active, verifiedUntil } of await listAll(documents, repositories, 'owner', [userId])) {
    yield csvLine([id, name, path, forge, webUrl, visibility, active, verifiedUntil]);
  }
}

/** The files of a person's archive: every document of his, of every kind that there is, and every fact. Read as it is asked for. */
export async function* exportAccount(context: Stores, user: User): AsyncGenerator<ArchiveEntry> {
  yield { name: 'README.txt', pieces: [ABOUT] };
  yield { name: 'user.json', pieces: [`${JSON.stringify(shown('users', user), null, 2)}\n`] };
  for (const belonging of BELONGINGS) {
    const documents = belongingsOf(context, belonging, user.id);
    const first = await documents.next();
    if (first.done !== true) yield { name: `${belonging.collection.name}.json`, pieces: asJson(belonging, first.value, documents) };
  }
  yield { name: 'repositories.csv', pieces: repositoriesCsv(context, user.id) };
  yield { name: 'facts.ndjson', pieces: ndjson(context, user) };
  yield { name: 'facts.csv', pieces: csv(context, user) };
}
