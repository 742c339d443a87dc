import { amount } from '../../lib/cv/format';
import type { Sample } from '../../lib/cv/sample';
import { Sparkline } from '../cv/sparkline';
import { Icon } from './icon';

/** The top of a real CV of this site, as the way to the whole. */
export function SampleCv({ sample: { slug, name, headline, figures, languages, repositories } }: { sample: Sample }) {
  return (
    <a className="sample" href={`/cv/${slug}`} aria-label={`The CV of ${name}`}>
      <p className="serif">{name}</p>
      {headline !== '' && <p className="said">{headline}</p>}
      <dl>
        {figures.map(({ id, label, value, unit, bars, running }) => (
          <div key={id}><dt>{label}</dt><dd>{value}{unit}</dd>{bars.length > 1 && <dd className="spark-strip" aria-hidden="true"><Sparkline bars={bars} running={running} /></dd>}</div>
        ))}
      </dl>
      <ul>{languages.map((language) => <li key={language}>{language}</li>)}<li className="status"><Icon name="check" />{amount(repositories, 'repository', 'repositories')}</li></ul>
    </a>
  );
}
