import { readSettings } from '../../lib/config/settings';
import { createContext } from '../../lib/context';
import { AppError } from '../../lib/errors/app-error';
import { drawPresets } from '../cli/draw-presets';
import { startBackground } from './background';

/** `npm run worker`: collects until it is told to end; 0 after a request to end, 1 or 2 with one sentence where it cannot start. */
async function main(): Promise<void> {
  const context = await createContext(readSettings());
  const background = startBackground(context, (slug) => drawPresets(context, slug), { program: process.argv[1] });
  let ending = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (ending) process.exit(1);
      ending = true;
      background.stop().then(() => context.close()).then(() => process.exit(0), () => process.exit(1));
    });
  }
  process.stdout.write('Collecting. Ctrl-C ends it; what is under way goes on at the next start.\n');
}

main().catch((error: unknown) => {
  const sentence = error instanceof AppError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`commit-stats: ${sentence}\n`);
  process.exit(error instanceof AppError ? error.exit : 1);
});
