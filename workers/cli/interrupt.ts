import { AppError } from '../../lib/errors/app-error';

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
/** How long a command may take to end its children and remove its temporary folders. */
const GRACE_MS = 5_000;

export interface Interrupt {
  /** Aborted at the first Ctrl-C or request to end. */
  signal: AbortSignal;
  /** 130 after Ctrl-C, 128 + the signal's number after another one, undefined where none came. */
  exitCode(): number | undefined;
  /** Stops watching. */
  end(): void;
}

/** Turns Ctrl-C and its kin into an abort; a second one, or five seconds without an end, leave at once. */
export function watchInterrupts(): Interrupt {
  const controller = new AbortController();
  let code: number | undefined;
  const listeners = Object.entries(SIGNALS).map(([name, exit]) => {
    const listener = (): void => {
      if (code !== undefined) process.exit(code);
      code = exit;
      setTimeout(() => process.exit(exit), GRACE_MS).unref();
      controller.abort(new AppError('cancelled', 'Stopped. What was stored stays; run the same command again to go on.'));
    };
    process.on(name, listener);
    return { name, listener };
  });
  return {
    signal: controller.signal,
    exitCode: () => code,
    end: () => {
      for (const { name, listener } of listeners) process.off(name, listener);
    },
  };
}
