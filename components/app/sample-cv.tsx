import { OTHER_COLOR, fillOf } from '../../lib/charts/colors/language-colors';
import { roundTicks } from '../../lib/charts/options/ticks';
import { amount, count } from '../../lib/cv/format';
import type { Sample } from '../../lib/cv/sample';
import { Sparkline } from '../cv/sparkline';
import { Icon } from './icon';

/** Drawn once for a desktop and once for a phone, so that its letters are as large as all others. */
const SIZES = { wide: { width: 516, years: 6 }, narrow: { width: 326, years: 4 } } as const;
const HEIGHT = 120;
const GAP = 1;
/** Room of the numbers left of the columns, and above the highest of them. */
const [LEFT, TOP] = [40, 6];

/** Columns of one unit, stacked by language in the order of the list below. Hidden from assistive technology: the figures and names say it. */
function Columns({ columns, languages, size }: Pick<Sample, 'columns' | 'languages'> & { size: keyof typeof SIZES }) {
  const { width, years: room } = SIZES[size];
  const ticks = roundTicks(Math.max(0, ...columns.map(({ parts }) => parts.reduce((sum, part) => sum + part, 0))));
  const most = ticks.at(-1) ?? 1;
  const step = (width - LEFT) / Math.max(1, columns.length);
  const round = (value: number): number => Math.round(value * 10) / 10;
  const layers = [...languages.map(({ color }) => color), OTHER_COLOR].map((color, layer) => ({
    color,
    d: columns.map(({ parts }, index) => {
      const height = most > 0 ? ((parts[layer] ?? 0) / most) * HEIGHT : 0;
      if (height <= 0) return '';
      const below = (parts.slice(0, layer).reduce((sum, part) => sum + part, 0) / most) * HEIGHT;
      return `M${round(LEFT + index * step)} ${round(TOP + HEIGHT - below)}v${-round(height)}h${round(Math.max(1, step - GAP))}v${round(height)}z`;
    }).join(''),
  }));
  const years = columns.flatMap(({ from }, index) => (index === 0 || columns[index - 1]?.from.slice(0, 4) !== from.slice(0, 4) ? [{ year: from.slice(0, 4), x: LEFT + index * step }] : []));
  const shown = years.filter((_, index) => index % Math.ceil(years.length / room) === 0);
  return (
    <svg className={`sample-chart ${size}`} viewBox={`0 0 ${width} ${TOP + HEIGHT + 20}`} aria-hidden="true" focusable="false">
      <path className="grid" d={ticks.slice(1).map((tick) => `M${LEFT} ${round(TOP + HEIGHT * (1 - tick / most)) + 0.5}H${width}`).join('')} />
      {ticks.map((tick) => <text key={tick} className="tick" x={LEFT - 8} y={round(TOP + HEIGHT * (1 - tick / most)) + 4}>{count(tick)}</text>)}
      {layers.map(({ color, d }, index) => <path key={index} d={d} fill={fillOf(color)} />)}
      <path className="axis" d={`M${LEFT} ${TOP + HEIGHT + 0.5}H${width}`} />
      {shown.filter(({ x }) => x < width - 28).map(({ year, x }) => <text key={year} x={round(x)} y={TOP + HEIGHT + 16}>{year}</text>)}
    </svg>
  );
}

/** The top of a real CV of this site, as the way to the whole. */
export function SampleCv({ sample: { slug, name, headline, figures, languages, columns, repositories } }: { sample: Sample }) {
  return (
    <a className="sample" href={`/cv/${slug}`} aria-label={`The CV of ${name}`}>
      <p className="serif">{name}</p>
      {headline !== '' && <p className="said">{headline}</p>}
      <dl>
        {figures.map(({ id, label, value, unit, bars, running }) => (
          <div key={id}><dt>{label}</dt><dd>{value}{unit}</dd>{bars.length > 1 && <dd className="spark-strip" aria-hidden="true"><Sparkline bars={bars} running={running} /></dd>}</div>
        ))}
      </dl>
      {columns.length > 1 && (['wide', 'narrow'] as const).map((size) => <Columns key={size} size={size} columns={columns} languages={languages} />)}
      <ul>
        {languages.map(({ language, color }) => <li key={language}><svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true" focusable="false"><rect width="10" height="10" rx="2" fill={fillOf(color)} /></svg>{language}</li>)}
        <li className="status"><Icon name="check" />{amount(repositories, 'repository', 'repositories')}</li>
      </ul>
    </a>
  );
}
