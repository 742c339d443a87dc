import { OTHER_COLOR, fillOf } from '../../lib/charts/colors/language-colors';
import { amount } from '../../lib/cv/format';
import type { Sample } from '../../lib/cv/sample';
import { Sparkline } from '../cv/sparkline';
import { Icon } from './icon';

const WIDTH = 516;
const HEIGHT = 120;
const GAP = 1;
/** Years that have room below the columns. */
const TICKS = 5;

/** Columns of one unit, stacked by language in the order of the list below. Hidden from assistive technology: the figures and names say it. */
function Columns({ columns, languages }: Pick<Sample, 'columns' | 'languages'>) {
  const most = Math.max(0, ...columns.map(({ parts }) => parts.reduce((sum, part) => sum + part, 0)));
  const step = WIDTH / Math.max(1, columns.length);
  const round = (value: number): number => Math.round(value * 10) / 10;
  const layers = [...languages.map(({ color }) => color), OTHER_COLOR].map((color, layer) => ({
    color,
    d: columns.map(({ parts }, index) => {
      const height = most > 0 ? ((parts[layer] ?? 0) / most) * HEIGHT : 0;
      if (height <= 0) return '';
      const below = (parts.slice(0, layer).reduce((sum, part) => sum + part, 0) / most) * HEIGHT;
      return `M${round(index * step)} ${round(HEIGHT - below)}v${-round(height)}h${round(Math.max(1, step - GAP))}v${round(height)}z`;
    }).join(''),
  }));
  const years = columns.flatMap(({ from }, index) => (index === 0 || columns[index - 1]?.from.slice(0, 4) !== from.slice(0, 4) ? [{ year: from.slice(0, 4), x: index * step }] : []));
  const shown = years.filter((_, index) => index % Math.ceil(years.length / TICKS) === 0);
  return (
    <svg className="sample-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT + 20}`} aria-hidden="true" focusable="false">
      {layers.map(({ color, d }, index) => <path key={index} d={d} fill={fillOf(color)} />)}
      <path className="axis" d={`M0 ${HEIGHT + 0.5}h${WIDTH}`} />
      {shown.filter(({ x }) => x < WIDTH - 28).map(({ year, x }) => <text key={year} x={round(x)} y={HEIGHT + 16}>{year}</text>)}
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
      {columns.length > 1 && <Columns columns={columns} languages={languages} />}
      <ul>
        {languages.map(({ language, color }) => <li key={language}><svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true" focusable="false"><rect width="10" height="10" rx="2" fill={fillOf(color)} /></svg>{language}</li>)}
        <li className="status"><Icon name="check" />{amount(repositories, 'repository', 'repositories')}</li>
      </ul>
    </a>
  );
}
