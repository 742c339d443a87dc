import { parseArgs } from 'node:util';
import { AppError } from '../../lib/errors/app-error';
import { startSite } from './start-site';

/** `npm start`: the site until it is told to end; 0 after a request to end, 1 or 2 with one sentence where it cannot start. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { 'take-next-port': { type: 'boolean', default: false } } });
  const starting = startSite({ takeNextPort: values['take-next-port'] });
  let ending = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (ending) process.exit(1);
      ending = true;
      starting.then(site => site.stop()).then(() => process.exit(0), () => process.exit(1));
    });
  }
  await starting;
}

main().catch((error: unknown) => {
  const sentence = error instanceof AppError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`commit-stats: ${sentence}\n`);
  process.exit(error instanceof AppError ? error.exit : 1);
});
