import { AppError } from '../../errors/app-error';
import { cancelled, notUnderstood } from './failures';

/** Whatever the client library throws in its own words becomes one of the port's failures; its words may repeat whole answers and are dropped. */
function plain(cause: unknown, signal?: AbortSignal): AppError {
  if (signal?.aborted) return cancelled();
  if (!(cause instanceof AppError)) return notUnderstood('the client could not read it');
  if (cause.code === 'limit-exceeded') return notUnderstood('it is too large');
  return cause;
}

/** Runs a call and throws nothing but AppError. */
export async function withPlainErrors<T>(call: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  try {
    return await call();
  } catch (cause) {
    throw plain(cause, signal);
  }
}

/** The same for a call that gives one thing after another. */
export async function* withPlainErrorsEach<T>(call: () => AsyncIterable<T>, signal?: AbortSignal): AsyncGenerator<T> {
  try {
    for await (const one of call()) {
      if (signal?.aborted) throw cancelled();
      yield one;
    }
  } catch (cause) {
    throw plain(cause, signal);
  }
}
