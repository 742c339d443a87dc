// A worker in a process of its own, as `npm run worker` is, until it is told to end: says `ready`, and a line for each repository that ended.
import { readSettings } from '../../lib/config/settings';
import { createContext } from '../../lib/context';
import { createClassifier } from '../../lib/languages';
import { work } from '../../workers/collect/work';

const context = await createContext(readSettings());
const ending = new AbortController();
process.once('SIGTERM', () => ending.abort());
// Loaded before the clock starts: what is measured is collecting.
createClassifier();
process.stdout.write('ready\n');
await work(context, {
  draw: async () => undefined, signal: ending.signal,
  onJob: ({ repositoryId }, result) => process.stdout.write(`${result} ${repositoryId}\n`),
});
await context.close();
process.exit(0);
