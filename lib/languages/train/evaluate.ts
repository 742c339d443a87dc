// Usage: tsx lib/languages/train/evaluate.ts LINGUIST_REPOSITORY
// Share of Linguist's samples whose language is found by name and content, each left out of the classifier's training when it is judged.
import { applyStrategies } from '../detect-language';
import { FileText } from '../file-text';
import { languageTable } from '../language-table';
import { pathFacts } from '../path-facts';
import { likeliestAmong } from '../strategies/bayes';
import { ambiguousLanguages, learn, tokensOf, withoutSample } from './learn';
import { readSamples, type Sample } from './samples';

const [repository] = process.argv.slice(2);
if (!repository) {
  process.stderr.write('Say where the Linguist repository is: tsx lib/languages/train/evaluate.ts LINGUIST_REPOSITORY\n');
  process.exit(2);
}
const samples = readSamples(repository);
const languages = ambiguousLanguages();
const learnt = learn(samples, languages);

const judge = ({ name, language, content }: Sample): { byRule: boolean; found: number | null } => {
  const decision = applyStrategies(pathFacts(name), new FileText(content));
  if (!Array.isArray(decision)) return { byRule: true, found: decision.language };
  const tokens = tokensOf(content);
  const known = language !== null && languages.has(language);
  return { byRule: false, found: likeliestAmong(decision, tokens, known ? withoutSample(learnt, language, tokens) : withoutSample(learnt, -1, new Map())) };
};

const judged = samples.map((sample) => ({ ...sample, ...judge(sample) }));
const share = (of: typeof judged): string => `${of.filter(({ found, language }) => found !== null && found === language).length} of ${of.length}`;
const { names } = languageTable();
for (const { path, found } of judged.filter(({ found, language }) => found === null || found !== language)) process.stdout.write(`wrong: ${path}: ${found === null ? 'none' : (names[found] ?? '')}\n`);
const right = judged.filter(({ found, language }) => found !== null && found === language).length;
process.stdout.write(`decided by rules: ${share(judged.filter(({ byRule }) => byRule))} right; left to the classifier: ${share(judged.filter(({ byRule }) => !byRule))} right\n`);
process.stdout.write(`${((100 * right) / judged.length).toFixed(2)} % of ${judged.length} samples right, each left out of the training when it was judged\n`);
