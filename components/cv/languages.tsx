import { columnSaid } from '../../lib/charts/options/languages';
import type { ChartSize, Measure } from '../../lib/charts/types';
import { activeUnit } from '../../lib/cv/page-sections';
import type { LanguageRow } from '../../lib/cv/ranking';
import { languageRows, shownLanguages } from '../../lib/cv/ranking';
import { languagesSentence } from '../../lib/cv/sentences/languages';
import { viewAddress } from '../../lib/cv/view';
import { Chart, TableHere, TableLink } from './chart';
import type { Shown } from './context';
import { Note, Section } from './section';
import { Strip, Swatch } from './strip';

const MEASURES: readonly Measure[] = ['commits', 'lines', 'days'];

function Measures({ shown: { page: { view, all }, path, words } }: { shown: Shown }) {
  return (
    <nav className="segments small" aria-label={words.languages.measure}>
      {MEASURES.map((measure) => (
        <a key={measure} href={`${viewAddress(path, { ...view, measure })}#languages`} aria-current={measure === view.measure ? 'true' : undefined}>{measure === 'days' ? words.activeNames[activeUnit(all)] : words.common[measure]}</a>
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
  const { count, share, percent, plural, nouns, shortMonth } = shown.words;
  const grey = language !== undefined && language !== row.language;
  const [first, last] = [row.first, row.last].map((date) => (date === '' ? '–' : shortMonth(date)));
  return (
    <tr className={row.language !== undefined && row.language === language ? 'chosen' : undefined}>
      <th scope="row"><Swatch color={shown.color(row.language)} />{row.name}</th>
      <td className="strip-cell"><Strip months={shown.months} values={months} color={shown.color(grey ? undefined : row.language)} /></td>
      <td className="number">{measure === 'commits' ? share(row.value) : count(row.value)}</td>
      <td className="number share">{percent(row.part)}</td>
      <td className="number months">{count(row.activeMonths)}<span className="phone-word"> {plural(row.activeMonths, nouns.month)}</span></td>
      <td className="number last">{first !== last && <span className="since">{first} – </span>}{last}</td>
    </tr>
  );
}

function Head({ shown }: { shown: Shown }) {
  const { words: { common, languages, unitNames }, page: { view: { measure }, all } } = shown;
  const column = measure === 'days' ? unitNames[activeUnit(all)] : common[measure];
  return (
    <thead>
      <tr>
        <th scope="col"><span className="hidden">{languages.head}</span></th>
        <th scope="col" className="strip-cell"><span className="hidden">{common.overTime}</span></th>
        <th scope="col">{column}</th><th scope="col">{common.share}</th><th scope="col">{languages.monthsInUse}</th><th scope="col">{languages.firstAndLastUse}</th>
      </tr>
    </thead>
  );
}

/** What a column stands for, where that is no month: fewer of them fit on a phone. */
function ColumnSaid({ shown: { page, words } }: { shown: Shown }) {
  const said = (size: ChartSize) => columnSaid(page.figures, { all: page.all, period: page.period }, { today: page.today, measure: page.view.measure, size, words });
  const [wide, narrow] = [said('wide'), said('narrow')];
  if (wide === narrow) return wide;
  return <>{wide !== '' && <span className="only-wide">{wide}</span>}{narrow !== '' && <span className="phone-word">{narrow}</span>}</>;
}

/** Languages over time, and the ranked rows that are the chart's legend. */
export function Languages({ shown }: { shown: Shown }) {
  const { page, file, words } = shown;
  const { rows, hidden } = languageRows(page.period, page.view.measure, words, page.view.language);
  const months = monthly(shown);
  const line = (row: LanguageRow) => <Row key={row.name} shown={shown} row={row} months={months.get(row.language) ?? new Map()} />;
  return (
    <Section
      id="languages" title={words.common.languages}
      sentence={<>{languagesSentence(page.figures, page.view, page.today, words, page.all, page.period)}<ColumnSaid shown={shown} /><Note number={4} how="how-languages" of={words.languages.of} words={words} /></>}
      tools={<>{!file && <Measures shown={shown} />}<TableLink shown={shown} name="languages" /></>}
    >
      <Chart shown={shown} name="languages" />
      <TableHere shown={shown} name="languages" />
      {rows.length > 0 && (
        <>
          <table className="ranked"><caption className="hidden">{words.languages[page.all.languageOrder === undefined ? 'byRank' : 'byOwner']}</caption><Head shown={shown} /><tbody>{rows.map(line)}</tbody></table>
          <p className="caption">{`${words.languages.strips}${hidden.length > 0 ? ' ' : ''}`}</p>
          {hidden.length > 0 && (
            <details className="more">
              <summary>{words.common.showAll(rows.length - 1 + hidden.length)}</summary>
              <table className="ranked"><caption className="hidden">{words.languages.further}</caption><Head shown={shown} /><tbody>{hidden.map(line)}</tbody></table>
            </details>
          )}
        </>
      )}
    </Section>
  );
}
