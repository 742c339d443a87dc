// A second process for the tests of tokens: opens the data that its environment names and seals all secrets under a new key. One line for each that is done.
import { readSettings } from '../../lib/config/settings';
import { createContext } from '../../lib/context';
import { tokens } from '../../lib/documents/collections';
import type { DocumentStore } from '../../lib/documents/port';
import { rotateVaultKey } from '../../lib/tokens/rewrap-secrets';

const context = await createContext(readSettings());
const documents: DocumentStore = new Proxy(context.documents, {
  get(target, name) {
    const value: unknown = Reflect.get(target, name, target);
    if (typeof value !== 'function') return value;
    return async (...given: unknown[]): Promise<unknown> => {
      const answer: unknown = await (value as (...all: unknown[]) => unknown).apply(target, given);
      if (name === 'update' && given[0] === tokens) process.stdout.write('sealed\n');
      return answer;
    };
  },
});
await rotateVaultKey({ ...context, documents });
process.stdout.write('done\n');
await context.close();
