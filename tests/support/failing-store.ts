import type { DocumentStore } from '../../lib/documents/port';
import { AppError } from '../../lib/errors/app-error';

/** The same documents, but from the call of this method that has this number (from 0) on, it fails before doing anything, as if the process ended there. */
export function failingStore(documents: DocumentStore, method: 'delete' | 'update' | 'insert', from: number): DocumentStore {
  let calls = 0;
  return new Proxy(documents, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return async (...given: unknown[]): Promise<unknown> => {
        if (name === method && calls++ >= from) throw new AppError('store-failed', 'Interrupted.');
        return (value as (...all: unknown[]) => unknown).apply(target, given);
      };
    },
  });
}
