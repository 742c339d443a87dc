import type { ChartSize, ChartSpec, ChartTable } from '../../lib/charts/types';
import type { TableName } from '../../lib/cv/tables';
import { pageTable } from '../../lib/cv/tables';
import { viewAddress } from '../../lib/cv/view';
import type { Words } from '../../lib/cv/words/types';
import type { Shown } from './context';

/** Tables up to this many rows stand on the page; longer ones have their own address. */
const ROWS_ON_PAGE = 24;
const SIZES: readonly ChartSize[] = ['wide', 'narrow'];

function specOf(shown: Shown, name: string): ChartSpec | undefined {
  return shown.page.specs.find(({ id }) => id === `${name}-wide`) ?? shown.page.specs.find(({ id }) => id === name);
}

/** One chart, drawn for a desktop column and for a phone; says so where it could not be drawn. */
export function Chart({ shown, name }: { shown: Shown; name: string }) {
  const drawn = SIZES.map((size) => ({ size, chart: shown.page.charts[`${name}-${size}`] })).filter(({ chart }) => chart !== undefined);
  const spec = specOf(shown, name);
  if (drawn.length === 0) {
    return (
      <div className="state">
        <p className="state-title">{shown.words.states.noChart}</p>
        <p>{shown.words.states.noChartMore(spec !== undefined)}</p>
      </div>
    );
  }
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an <img> cannot hold markup that follows the theme
    <div className="chart" role="img" aria-label={spec?.sentence}>
      {drawn.map(({ size, chart }) => chart && (
        <div key={size} className={drawn.length > 1 ? `drawn ${size}` : 'drawn'} data-chart={chart.id} dangerouslySetInnerHTML={{ __html: chart.svg }} />
      ))}
    </div>
  );
}

const FORMS = ['svg', 'png', 'csv'] as const;

/** The same chart as pictures, and its numbers as a file, in the view of the page. */
function FileLinks({ shown, name }: { shown: Shown; name: TableName }) {
  if (shown.file) return null;
  return (
    <span className="files">
      {FORMS.map((form) => <a key={form} className="tool" href={viewAddress(`${shown.path}/chart/${name}.${form}`, shown.page.view)} aria-label={`${form.toUpperCase()}: ${shown.words.tables[name]}`}>{form.toUpperCase()}</a>)}
    </span>
  );
}

/** The links to a chart's data table, and to the chart in files. */
export function TableLink({ shown, name }: { shown: Shown; name: TableName }) {
  const table = pageTable(shown.page, name, shown.words);
  if (table === undefined || table.rows.length === 0) return null;
  const own = !shown.file && table.rows.length > ROWS_ON_PAGE;
  return <><a className="tool" href={own ? viewAddress(`${shown.path}/table/${name}`, shown.page.view) : `#table-${name}`} aria-label={`${shown.words.common.table}: ${shown.words.tables[name]}`}>{shown.words.common.table}</a><FileLinks shown={shown} name={name} /></>;
}

/** A chart's data table where it stands on the page: shown when its link is followed. */
export function TableHere({ shown, name, back = name }: { shown: Shown; name: TableName; back?: string }) {
  const table = pageTable(shown.page, name, shown.words);
  if (table === undefined || table.rows.length === 0 || (!shown.file && table.rows.length > ROWS_ON_PAGE)) return null;
  return (
    <div id={`table-${name}`} className="data" tabIndex={-1}>
      <DataTable table={table} caption={shown.words.tables[name]} words={shown.words} />
      <p><a className="tool" href={`#${back}`}>{shown.words.tables.closeTable}</a></p>
    </div>
  );
}

/** More columns than a phone has room for. */
const WIDE = 4;

/** Numbers behind a chart; wide ones scroll inside their own frame, and on a phone each row names what is in it. */
export function DataTable({ table, caption, words }: { table: ChartTable; caption: string; words: Words }) {
  const wide = table.columns.length > WIDE;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section className="scroll" tabIndex={0} aria-label={words.tables.label(caption)}>
      <table className={wide ? 'plain wide' : 'plain'}>
        <caption>{caption}</caption>
        <thead><tr>{table.columns.map((column) => <th key={column} scope="col">{column}</th>)}</tr></thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.join('|')}>{row.map((cell, index) => (index === 0 ? <th key={table.columns[index]} scope="row">{cellText(cell, words)}</th> : <td key={table.columns[index]} data-label={wide ? table.columns[index] : undefined} className={wide && cell === 0 && index < row.length - 1 ? 'none' : undefined}>{cellText(cell, words)}</td>))}</tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function cellText(cell: string | number | null, { count, day, decimal, shortMonth }: Words): string {
  if (cell === null) return '–';
  if (typeof cell === 'string') {
    if (/^\d{4}-\d{2}-\d{2}$/.test(cell)) return day(cell);
    return /^\d{4}-\d{2}$/.test(cell) ? shortMonth(cell) : cell;
  }
  return Number.isInteger(cell) ? count(cell) : decimal(cell);
}
