// A worker in a process of its own: collects until nothing is due. One line for each repository that ended.
import { readSettings } from '../../lib/config/settings';
import { createContext } from '../../lib/context';
import { work } from '../../workers/collect/work';

const context = await createContext(readSettings());
process.stdout.write('started\n');
await work(context, {
  draw: async () => undefined, lanes: 2, signal: new AbortController().signal, untilIdle: true,
  onJob: ({ repositoryId }, result) => process.stdout.write(`${result} ${repositoryId}\n`),
});
process.stdout.write('done\n');
await context.close();
