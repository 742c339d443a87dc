import { shortPackageName } from '../../lib/packages/short-name';
import type { Shown } from './context';
import { Section } from './section';

/** Packages that one row names. */
const NAMED = 5;

/** What an advert asked for, and the evidence of it over the whole page, whatever is filtered. */
export function Asked({ shown }: { shown: Shown }) {
  const { advert, common, count, longMonth, nouns, plural } = shown.words;
  const rows = shown.page.evidence ?? [];
  return (
    <Section id="advert" title={advert.title} sentence={advert.sentence(shown.who)}>
      <table className="asked-table">
        <thead><tr><th scope="col">{advert.askedFor}</th><th scope="col" className="number">{advert.activeMonths}</th><th scope="col">{common.lastUsed}</th><th scope="col" className="number">{common.repositories}</th><th scope="col">{advert.packages}</th></tr></thead>
        <tbody>{rows.map(({ name, months, last, repositories, packages }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="number">{count(months)}<span className="phone-word">{advert.active(months)}</span></td>
            <td><span className="phone-word">{advert.lastUsed}</span>{longMonth(last)}</td>
            <td className="number">{count(repositories)}<span className="phone-word"> {plural(repositories, nouns.repository)}</span></td>
            <td className="mono">{packages.length === 0 ? '–' : packages.slice(0, NAMED).map(shortPackageName).join(', ')}{packages.length > NAMED && advert.andMore(packages.length - NAMED)}</td>
          </tr>
        ))}</tbody>
      </table>
    </Section>
  );
}
