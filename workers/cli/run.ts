import { CommanderError } from 'commander';
import { AppError } from '../../lib/errors/app-error';
import { watchInterrupts } from './interrupt';
import { writeError, watchClosedOutput } from './output';
import { createProgram } from './program';

/**
 * Runs one command line and ends the process: 0 right, 1 a failure, 2 wrong use, 130 after Ctrl-C.
 * Every failure is one sentence on stderr; what was not foreseen also carries its stack there.
 */
export async function runCommandLine(args: readonly string[]): Promise<void> {
  watchClosedOutput();
  const interrupt = watchInterrupts();
  const program = createProgram(interrupt.signal, args[0]);
  let exit = 0;
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    exit = interrupt.exitCode() ?? report(error);
  } finally {
    interrupt.end();
  }
  // A command that went on after a failure has set it already.
  process.exitCode = interrupt.exitCode() ?? Math.max(exit, Number(process.exitCode ?? 0));
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof AppError) {
    writeError(error.message);
    if (error.code === 'internal' && error.cause instanceof Error) writeError(error.cause.stack ?? error.cause.message);
    return error.exit;
  }
  writeError(`This is a defect of commit-stats. ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return 1;
}
