import { shortPackageName } from '../../lib/packages/short-name';
import { ECOSYSTEMS } from '../../lib/packages/types';
import type { Ecosystem } from '../../lib/packages/types';
import type { Words } from '../../lib/cv/words/types';
import type { PackageFigures } from '../../lib/snapshots/types';
import { TableHere, TableLink } from './chart';
import type { Shown } from './context';
import { Section } from './section';

/** Rows that stand open in each column; the others wait behind “Show all”. */
const OPEN_ROWS = 6;
/** The bar beside a name, in units of its drawing. */
const WIDTH = 60;

function Rows({ rows, most, words: { packages, count, shortMonth } }: { rows: readonly PackageFigures[]; most: number; words: Words }) {
  return rows.map(({ name, months, first, last }) => (
    <tr key={name}>
      <th scope="row" className="mono">{shortPackageName(name)}</th>
      <td className="package-bar" aria-hidden="true"><svg viewBox={`0 0 ${WIDTH} 6`} preserveAspectRatio="none" focusable="false"><rect x={WIDTH * (1 - months / most)} width={WIDTH * (months / most)} height="6" /></svg></td>
      <td className="number" title={`${shortMonth(first)} – ${shortMonth(last)}`}>{count(months)}<span className="hidden">{packages.span(months, shortMonth(first), shortMonth(last))}</span></td>
    </tr>
  ));
}

function Registry({ ecosystem, rows, most, words }: { ecosystem: Ecosystem; rows: readonly PackageFigures[]; most: number; words: Words }) {
  const title = words.packages.registries[ecosystem];
  const rest = rows.slice(OPEN_ROWS);
  return (
    <div>
      <table className="packages-table"><caption>{title}</caption><tbody><Rows rows={rows.slice(0, OPEN_ROWS)} most={most} words={words} /></tbody></table>
      {rest.length > 0 && <details className="more"><summary>{words.common.showMore(rest.length)}</summary><table className="packages-table"><caption className="hidden">{words.packages.more(title)}</caption><tbody><Rows rows={rest} most={most} words={words} /></tbody></table></details>}
    </div>
  );
}

/** Third-party packages by registry, those with the longest use first. */
export function Packages({ shown }: { shown: Shown }) {
  const all = shown.page.period.packages ?? [];
  const registries = ECOSYSTEMS.map((ecosystem) => ({ ecosystem, rows: all.filter((one) => one.ecosystem === ecosystem) })).filter(({ rows }) => rows.length > 0).toSorted((a, b) => b.rows.length - a.rows.length);
  const most = Math.max(1, ...all.map(({ months }) => months));
  return (
    <Section id="packages" title={shown.words.packages.title} sentence={shown.words.packages.sentence(all.length, shown.who)} tools={<TableLink shown={shown} name="packages" />}>
      <div className="registries">{registries.map(({ ecosystem, rows }) => <Registry key={ecosystem} ecosystem={ecosystem} rows={rows} most={most} words={shown.words} />)}</div>
      <TableHere shown={shown} name="packages" />
    </Section>
  );
}
