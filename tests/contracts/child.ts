// A second process for the contract suites: opens the data that its environment names and does one of a few jobs.
// Each line on stdout is an acknowledgement.
import { readSettings } from '../../lib/config/settings';
import { createContext } from '../../lib/context';
import type { Context } from '../../lib/context';
import { collections, cvs } from '../../lib/documents/collections';
import { cvOf, factOf } from './fixtures';

const [job, ...args] = process.argv.slice(2);

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** `takers` at once try to take any of the leases; each says which one it got. */
async function take(context: Context, name: string, takers: number): Promise<void> {
  await Promise.all(Array.from({ length: takers }, async (_, taker) => {
    const holder = `${name}-${taker}`;
    const got = await context.documents.claim(collections, 'lease', ['shared'], { atMost: 1_000, set: { leaseUntil: 9_000, holder }, increment: 'fence' });
    if (got) say(`${got.id} ${holder} ${got.fence}`);
  }));
}

async function insertForEver(context: Context, name: string): Promise<void> {
  for (let number = 0; ; number += 1) {
    await context.documents.insert(cvs, cvOf(`${name}-${number}`, { about: 'x'.repeat(2_000) }));
    say(`${name}-${number}`);
  }
}

async function writeForEver(context: Context, name: string): Promise<void> {
  for (let batch = 0; ; batch += 1) {
    const facts = Array.from({ length: 50 }, (_, place) => factOf(`${name}-${batch}-${place}`));
    await context.stats.write('user-1', 1, facts);
    for (const fact of facts) say(fact.commit);
  }
}

async function raise(context: Context, id: string, times: number): Promise<void> {
  for (let done = 0; done < times;) {
    const state = await context.documents.get(collections, id);
    try {
      if (state) await context.documents.update(collections, { ...state, attempts: state.attempts + 1 });
      done += 1;
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'conflict') throw error;
    }
  }
}

const context = await createContext(readSettings());
say('ready');
if (job === 'take') await take(context, String(args[0]), Number(args[1]));
if (job === 'insert') await insertForEver(context, String(args[0]));
if (job === 'write') await writeForEver(context, String(args[0]));
if (job === 'raise') await raise(context, String(args[0]), Number(args[1]));
await context.close();
