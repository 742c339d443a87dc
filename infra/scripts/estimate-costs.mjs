// Writes docs/costs.md from measured figures, assumptions and prices: node infra/scripts/estimate-costs.mjs
// With --print it only shows it. The figures stand in cost-model.mjs.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { ASSUMED, MEASURED, PRICES, bytesOfAPerson, costOf, peopleIn } from './cost-model.mjs';

const SIZES = [10, 1_000, 100_000];
const FREE = 512e6;
const number = value => value.toLocaleString('en-US', { maximumFractionDigits: 8 });
const dollars = value => (value === 0 ? '0' : value < 0.01 ? '< 0.01' : value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 }));
const row = cells => `| ${cells.join(' | ')} |`;

const costs = SIZES.map(people => costOf(people));
const names = costs[0].lines.map(([name]) => (name.startsWith('MongoDB') ? 'MongoDB Atlas' : name));
const perRound = (900 / costs[0].used.round) * ASSUMED.roundsAtOnce.value * 0.75;

const text = `# Costs

Made by \`node infra/scripts/estimate-costs.mjs\`; change the figures in \`infra/scripts/cost-model.mjs\` and run it again. An estimate: the measured figures come from one machine, prices from
the lists of November 2026, and what people do is assumed.

## Dollars a month, production alone

${row(['', ...SIZES.map(people => `${number(people)} people`)])}
${row(['---', ...SIZES.map(() => '---:')])}
${names.map((name, place) => row([name, ...costs.map(({ lines, atlas }) => `${dollars(lines[place][1])}${name === 'MongoDB Atlas' ? ` (${atlas})` : ''}`)])).join('\n')}
${row(['**Together**', ...costs.map(({ total }) => `**${dollars(total)}**`)])}
${row(['a person', ...costs.map(({ total }, place) => dollars(total / SIZES[place]))])}

One web function that is kept ready costs ${dollars(costOf(10, 1).lines[1][1])} more. Stage costs the fixed part again: about ${dollars(costOf(0).total)}.

**Atlas’ free 512 MB** hold about **${number(peopleIn(FREE))} people**: ${number(bytesOfAPerson())} bytes each, lookups included. Its 100 operations a second may end it earlier.

**KMS** stays under a dollar a month for its calls at each of these sizes (${costs.map(({ lines }) => dollars(lines.find(([name]) => name === 'KMS')[1] - PRICES.kmsKey)).join(', ')}); the key itself costs one.

## Where it breaks first

- **The schedule.** One call asks about ${ASSUMED.roundsAtOnce.value} tokens at a time, ${number(Math.floor(ASSUMED.roundsAtOnce.value * 0.75))} of one server: ${number(Math.floor(perRound))} tokens of GitHub in the 15 minutes that it has, with a forge that answers after ${ASSUMED.forgeMs.value} ms. That is about ${number(Math.floor(perRound / ASSUMED.tokens.value))} people a
  call; \`schedulers\` in the settings of a place begins several. Beyond it a token’s turn comes later than every 15 minutes, and nothing is lost.
- **The collectors**, then **the documents**: [scale.md](scale.md), simulated with 100,000 people.
- **The audit list** is most of what is stored of a person after half a year: who needs less room keeps it for a shorter time.
- **The limits of the forges** are each person’s own, as the tokens are.
- **Reading all facts of a person at each publication** is most of what InfluxDB sends: a person with 100,000 commits costs as much as ${number(Math.round(100_000 / MEASURED.commits.value))} others.

## Measured

${row(['', 'value', 'command'])}
| --- | ---: | --- |
${Object.values(MEASURED).map(({ what, value, unit, command }) => row([what, `${number(value)} ${unit}`, `\`${command}\``])).join('\n')}

Commands that need a built image are given the folder that \`build-image-folder.mjs\` made.

## Assumed

${row(['', 'value'])}
| --- | ---: |
${Object.values(ASSUMED).map(({ what, value }) => row([what, number(value)])).join('\n')}

## Prices

${row(['', 'dollars'])}
| --- | ---: |
${Object.entries(PRICES).map(([name, value]) => row([name.replaceAll(/([A-Z])/gu, ' $1').toLowerCase(), number(value)])).join('\n')}
`;

if (process.argv.includes('--print')) process.stdout.write(text);
else writeFileSync(path.resolve(import.meta.dirname, '../../docs/costs.md'), text);
