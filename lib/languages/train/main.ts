// Usage: tsx lib/languages/train/main.ts LINGUIST_REPOSITORY
// Writes the token counts of Linguist's samples to lib/languages/train/tokens.txt; no sample is kept. Afterwards: npm run compile:rules.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { ambiguousLanguages, formatTokenCounts, learn } from './learn';
import { readSamples } from './samples';

const [repository] = process.argv.slice(2);
if (!repository) {
  process.stderr.write('Say where the Linguist repository is: tsx lib/languages/train/main.ts LINGUIST_REPOSITORY\n');
  process.exit(2);
}
const text = formatTokenCounts(learn(readSamples(repository), ambiguousLanguages()));
writeFileSync(path.join(import.meta.dirname, 'tokens.txt'), text);
process.stdout.write(`${text.split('\n').length - 2} tokens, ${Math.round(text.length / 1024)} kB\n`);
