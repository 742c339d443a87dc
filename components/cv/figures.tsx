import { headlineFigures } from '../../lib/cv/headline';
import type { Shown } from './context';
import { Sparkline } from './sparkline';

/** The five figures with their shape over time; each cell opens its working. */
export function Figures({ shown: { page, words } }: { shown: Shown }) {
  const figures = headlineFigures(page.figures, page.all, page.period, page.view, page.today, words);
  return (
    <section className="figures" id="figures" aria-label={words.figures.label}>
      <ul>
        {figures.map((one) => (
          <li key={one.id}>
            <a id={one.id} className={one.empty ? 'figure empty' : 'figure'} href={`#${one.how}`}>
              <span className="label"><span>{one.label}</span><sup>{one.number}</sup></span>
              <span className="value">{one.value}{one.unit !== undefined && <span className="unit">{one.unit}</span>}{one.of !== undefined && <span className="of">{one.of}</span>}</span>
              <span className="under">{one.note}</span>
              {one.bars.length > 1 && one.bars.some(({ value }) => value !== null) && <>
              <Sparkline bars={one.bars} running={one.running} />
              <span className="ends" aria-hidden="true"><span>{one.from}</span>{one.to !== one.from && <span>{one.to}</span>}</span></>}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
