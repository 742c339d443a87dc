import { columnSaid } from '../../lib/charts/options/languages';
import type { ChartSize, Measure } from '../../lib/charts/types';
import { count, percent, share, shortMonth } from '../../lib/cv/format';
import { activeUnit } from '../../lib/cv/page-sections';
import type { LanguageRow } from '../../lib/cv/ranking';
import { languageRows, shownLanguages } from '../../lib/cv/ranking';
import { languagesSentence } from '../../lib/cv/sentences/languages';
import { viewAddress } from '../../lib/cv/view';
import { Chart, TableHere, TableLink } from './chart';
import type { Shown } from './context';
import { Note, Section } from './section';
import { Strip, Swatch } from './strip';

const MEASURES: { measure: Measure; label: string; column: string }[] = [
  { measure: 'commits', label: 'Commits', column: 'Commits' },
  { measure: 'lines', label: 'Lines', column: 'Lines' },
  { measure: 'days', label: 'Active days', column: 'Days' },
];

const UNITS = { day: 'Days', week: 'Weeks', month: 'Months' } as const;

function Measures({ shown: { page: { view, all }, path } }: { shown: Shown }) {
  return (
    <nav className="segments small" aria-label="Measure">
      {MEASURES.map(({ measure, label }) => (
        <a key={measure} href={`${viewAddress(path, { ...view, measure })}#languages`} aria-current={measure === view.measure ? 'true' : undefined}>{measure === 'days' ? `Active ${activeUnit(all)}s` : label}</a>
      ))}
    </nav>
  );
}

function monthly(shown: Shown): Map<string | undefined, Map<string, number>> {
  const { period: figures, view: { measure } } = shown.page;
  const own = new Set(shownLanguages(figures, measure));
  const all = new Map<string | undefined, Map<string, number>>();
  const add = (key: string | undefined, month: string, value: number) => {
    const months = all.get(key) ?? new Map<string, number>();
    all.set(key, months.set(month, (months.get(month) ?? 0) + value));
  };
  for (const row of figures.languagesByMonth) {
    const value = measure === 'lines' ? row.lines : measure === 'days' ? row.activeDays : row.commitShare;
    add(row.language, row.month, value);
    if (!own.has(row.language)) add(undefined, row.month, value);
  }
  return all;
}

function Row({ shown, row, months }: { shown: Shown; row: LanguageRow; months: ReadonlyMap<string, number> }) {
  const { measure, language } = shown.page.view;
  const grey = language !== undefined && language !== row.language;
  const [first, last] = [row.first, row.last].map((date) => (date === '' ? '–' : shortMonth(date)));
  return (
    <tr className={row.language !== undefined && row.language === language ? 'chosen' : undefined}>
      <th scope="row"><Swatch color={shown.color(row.language)} />{row.name}</th>
      <td className="strip-cell"><Strip months={shown.months} values={months} color={shown.color(grey ? undefined : row.language)} /></td>
      <td className="number">{measure === 'commits' ? share(row.value) : count(row.value)}</td>
      <td className="number share">{percent(row.part)}</td>
      <td className="number months">{count(row.activeMonths)}<span className="phone-word"> {row.activeMonths === 1 ? 'month' : 'months'}</span></td>
      <td className="number last">{first !== last && <span className="since">{first} – </span>}{last}</td>
    </tr>
  );
}

function Head({ shown }: { shown: Shown }) {
  const chosen = MEASURES.find(({ measure }) => measure === shown.page.view.measure);
  const column = chosen?.measure === 'days' ? UNITS[activeUnit(shown.page.all)] : chosen?.column;
  return (
    <thead>
      <tr>
        <th scope="col"><span className="hidden">Language</span></th>
        <th scope="col" className="strip-cell"><span className="hidden">Over time</span></th>
        <th scope="col">{column}</th><th scope="col">Share</th><th scope="col">Months in use</th><th scope="col">First and last use</th>
      </tr>
    </thead>
  );
}

/** What a column stands for, where that is no month: fewer of them fit on a phone. */
function ColumnSaid({ shown: { page } }: { shown: Shown }) {
  const said = (size: ChartSize) => columnSaid(page.figures, { all: page.all, period: page.period }, { today: page.today, measure: page.view.measure, size });
  const [wide, narrow] = [said('wide'), said('narrow')];
  if (wide === narrow) return wide;
  return <>{wide !== '' && <span className="only-wide">{wide}</span>}{narrow !== '' && <span className="phone-word">{narrow}</span>}</>;
}

/** Languages over time, and the ranked rows that are the chart's legend. */
export function Languages({ shown }: { shown: Shown }) {
  const { page, file } = shown;
  const { rows, hidden } = languageRows(page.period, page.view.measure, page.view.language);
  const months = monthly(shown);
  const line = (row: LanguageRow) => <Row key={row.name} shown={shown} row={row} months={months.get(row.language) ?? new Map()} />;
  return (
    <Section
      id="languages" title="Languages"
      sentence={<>{languagesSentence(page.figures, page.view, page.today, page.all, page.period)}<ColumnSaid shown={shown} /><Note number={4} how="how-languages" of="languages" /></>}
      tools={<>{!file && <Measures shown={shown} />}<TableLink shown={shown} name="languages" /></>}
    >
      <Chart shown={shown} name="languages" />
      <TableHere shown={shown} name="languages" />
      {rows.length > 0 && (
        <>
          <table className="ranked"><caption className="hidden">Languages by rank</caption><Head shown={shown} /><tbody>{rows.map(line)}</tbody></table>
          <p className="caption">{`The strips share the time axis above; their heights compare within a row${hidden.length > 0 ? '. ' : '.'}`}</p>
          {hidden.length > 0 && (
            <details className="more">
              <summary>Show all {count(rows.length - 1 + hidden.length)} languages</summary>
              <table className="ranked"><caption className="hidden">Further languages</caption><Head shown={shown} /><tbody>{hidden.map(line)}</tbody></table>
            </details>
          )}
        </>
      )}
    </Section>
  );
}
