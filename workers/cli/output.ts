import { once } from 'node:events';

/** Ends quietly when whoever reads our output has gone, as with `commit-stats … | head`. */
export function watchClosedOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit(0);
    });
  }
}

/** Writes a result to stdout and resolves when it is handed over, so that nothing is cut at the end of the process. */
export async function writeResult(text: string): Promise<void> {
  if (!process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)) await once(process.stdout, 'drain');
}

/** One failure on stderr, named as the program's. */
export function writeError(sentence: string): void {
  process.stderr.write(`commit-stats: ${sentence}\n`);
}

/** A remark that is not the result: what was found missing, what to try next. */
export function writeHint(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
