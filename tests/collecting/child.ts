// Collects one repository in a process of its own; says `started`, then what came of it.
import { collectRepositories } from '../../lib/collections/collect';
import { readSettings } from '../../lib/config/settings';
import { createContext } from '../../lib/context';

const [place = '', email = ''] = process.argv.slice(2);
const source = place.startsWith('http') ? { kind: 'url' as const, url: place } : { kind: 'path' as const, path: place };
const context = await createContext(readSettings());
process.stdout.write('started\n');
const result = await collectRepositories(context, { sources: [source], emails: [email] });
const [outcome] = result.outcomes;
process.stdout.write(`${JSON.stringify({ added: outcome?.added ?? 0, read: outcome?.read ?? false, waited: outcome?.waited ?? false, failures: result.failures.map(({ error }) => error.message) })}\n`);
await context.close();
