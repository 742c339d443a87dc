import type { DocumentStore } from '../../lib/documents/port';
import { AppError } from '../../lib/errors/app-error';

/** The same documents behind a line that can be cut: `down` refuses every call, `hanging` never answers one. */
export function unreachableStore(documents: DocumentStore): { documents: DocumentStore; line: { state: 'up' | 'down' | 'hanging' } } {
  const line = { state: 'up' as 'up' | 'down' | 'hanging' };
  const proxy = new Proxy(documents, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return async (...given: unknown[]): Promise<unknown> => {
        if (line.state === 'down') throw new AppError('store-failed', 'The store is out of reach.');
        if (line.state === 'hanging') return new Promise(() => {});
        return (value as (...all: unknown[]) => unknown).apply(target, given);
      };
    },
  });
  return { documents: proxy, line };
}
