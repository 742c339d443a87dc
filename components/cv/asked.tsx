import { count, longMonth } from '../../lib/cv/format';
import type { Shown } from './context';
import { Section } from './section';

/** Packages that one row names. */
const NAMED = 5;

/** What an advert asked for, and the evidence of it over the whole page, whatever is filtered. */
export function Asked({ shown }: { shown: Shown }) {
  const rows = shown.page.evidence ?? [];
  return (
    <Section id="advert" title="What was asked for" sentence={`Months in which ${shown.who} changed files in these languages, or files beside or below a manifest that names these packages. No score is made of it.`}>
      <table className="asked-table">
        <thead><tr><th scope="col">Asked for</th><th scope="col" className="number">Active months</th><th scope="col">Last used</th><th scope="col" className="number">Repositories</th><th scope="col">With these packages</th></tr></thead>
        <tbody>{rows.map(({ name, months, last, repositories, packages }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="number">{count(months)}<span className="phone-word"> active {months === 1 ? 'month' : 'months'}</span></td>
            <td><span className="phone-word">last used </span>{longMonth(last)}</td>
            <td className="number">{count(repositories)}<span className="phone-word"> {repositories === 1 ? 'repository' : 'repositories'}</span></td>
            <td className="mono">{packages.length === 0 ? '–' : packages.slice(0, NAMED).map((one) => one.replace(/^github\.com\//u, '')).join(', ')}{packages.length > NAMED && ` and ${count(packages.length - NAMED)} more`}</td>
          </tr>
        ))}</tbody>
      </table>
    </Section>
  );
}
