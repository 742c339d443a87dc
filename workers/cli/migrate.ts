import { STORE_PLACES, settingsOfPlace } from '../../lib/config/both-stores';
import type { StorePlace } from '../../lib/config/both-stores';
import { createContext } from '../../lib/context';
import { amount } from '../../lib/cv/format';
import { AppError } from '../../lib/errors/app-error';
import { migrate as migrateStores } from '../../lib/migration/migrate';
import type { CommandContext } from './command-options';
import { writeResult } from './output';
import { createProgress } from './progress';

function placeOf(option: '--from' | '--to', value: string | undefined): StorePlace {
  const place = STORE_PLACES.find((one) => one === value);
  if (place === undefined) throw new AppError('wrong-use', `Say from where to where: --from embedded --to production, or the other way round; ${option} is ${value === undefined ? 'missing' : 'neither of them'}. See: commit-stats migrate --help`);
  return place;
}

/** `commit-stats migrate`: everything from the file in the data folder to MongoDB and InfluxDB, or back. */
export async function migrate(options: { from?: string; to?: string; overwrite?: boolean }, { data, quiet, signal }: CommandContext): Promise<void> {
  const places = { from: placeOf('--from', options.from), to: placeOf('--to', options.to) };
  if (places.from === places.to) throw new AppError('wrong-use', '--from and --to name the same place. See: commit-stats migrate --help');
  const settings = { from: settingsOfPlace(places.from, { data }), to: settingsOfPlace(places.to, { data }) };
  const from = await createContext(settings.from);
  const to = await createContext(settings.to);
  const progress = createProgress(quiet);
  try {
    const done = await migrateStores({
      from, to, signal, overwrite: options.overwrite === true, documents: settings.from.documents !== settings.to.documents, facts: settings.from.stats !== settings.to.stats,
      onDone: (what, count, copied) => progress.report(`${what}: ${count} ${copied ? 'copied' : 'there already'}`),
    });
    progress.end();
    await writeResult(`${amount(done.documents, 'document')} and ${amount(done.facts, 'commit')} are in the new place, compared by count and hash. The old place is as it was.`);
  } finally {
    progress.end();
    await to.close();
    await from.close();
  }
}
