import { activeUnit } from '../../lib/cv/page-sections';
import { accessSentence } from '../../lib/cv/sentences/coverage';
import { hasAliases, repositoriesSentence } from '../../lib/cv/sentences/sections';
import { origin } from '../../lib/cv/origin';
import type { Figures } from '../../lib/snapshots/types';
import { TableHere, TableLink } from './chart';
import type { Shown } from './context';
import { Icon } from './icons';
import { Section } from './section';
import { Strip, Swatch, YearTicks } from './strip';

type Row = Figures['byRepository'][number];

/** Rows that stand open; of more, the smaller ones wait behind “Show all”. */
const OPEN_ROWS = 20;

/** A long address breaks after its slashes rather than out of its column. */
function Name({ text }: { text: string }) {
  const parts = text.split(/(?<=\/)/);
  return parts.map((part, index) => <span key={parts.slice(0, index + 1).join('')}>{part}{index < parts.length - 1 && <wbr />}</span>);
}

function Line({ shown, row }: { shown: Shown; row: Row }) {
  const months = new Map(row.byMonth.map(({ month, commits }) => [month, commits]));
  const mostly = row.languages.slice(0, 2);
  const { count, plural, nouns, units } = shown.words;
  const access = accessSentence(row.repository, shown.words);
  return (
    <tr>
      <th scope="row"><span className={`repository ${row.repository.aliased ? 'alias serif' : 'mono'}`} dir="auto"><Name text={row.repository.name} /></span><span className="origin">{origin(row.repository, shown.words)}</span>{access !== undefined && <span className="origin access"><Icon name="half" /> {access}</span>}</th>
      <td className="strip-cell"><Strip months={shown.months} values={months} color={shown.color(mostly[0])} height={22} /></td>
      <td className="number commits">{count(row.commits)}<span className="phone-word"> {plural(row.commits, nouns.commit)}</span></td>
      <td className="number active">{count(row.activeDays)}<span className="phone-word"> {plural(row.activeDays, units[activeUnit(shown.page.figures)])}</span></td>
      <td className="mostly">{mostly.length === 0 ? '–' : mostly.map((language) => <span key={language}><Swatch color={shown.color(language)} />{language}</span>)}</td>
    </tr>
  );
}

function Table({ shown, rows, caption }: { shown: Shown; rows: readonly Row[]; caption: string }) {
  const { repositories, common, activeNames } = shown.words;
  return (
    <table className="repositories-table">
      <caption className="hidden">{caption}</caption>
      <thead><tr><th scope="col"><span className="hidden">{repositories.head}</span></th><th scope="col" className="strip-cell"><span className="hidden">{common.overTime}</span><YearTicks months={shown.months} /></th><th scope="col">{common.commits}</th><th scope="col">{activeNames[activeUnit(shown.page.figures)]}</th><th scope="col">{common.mostly}</th></tr></thead>
      <tbody>{rows.map((row) => <Line key={row.repository.id} shown={shown} row={row} />)}</tbody>
    </table>
  );
}

/** Repositories in order of their first commit, each on the common time axis. */
export function Repositories({ shown }: { shown: Shown }) {
  const { words } = shown;
  const all = shown.page.figures.byRepository.filter(({ commits }) => commits > 0);
  const large = new Set(all.toSorted((a, b) => b.commits - a.commits).slice(0, OPEN_ROWS));
  const chosen = new Map(shown.page.cv.repositoryOrder === 'chosen' ? shown.page.repositories?.map(({ id }, place) => [id, place]) : []);
  const order = all.toSorted((a, b) => (chosen.size > 0 ? (chosen.get(a.repository.id) ?? 0) - (chosen.get(b.repository.id) ?? 0) : (a.first ?? '9') < (b.first ?? '9') ? -1 : 1));
  const small = order.filter((row) => !large.has(row));
  const [alias, rest] = words.repositories.aliased(shown.who);
  const about = repositoriesSentence(shown.page.figures, words, chosen.size > 0);
  const sentence = hasAliases(shown.page.figures) ? <>{about} <span className="serif">{alias}</span>{rest}</> : about;
  return (
    <Section id="repositories" title={words.common.repositories} sentence={sentence} tools={<TableLink shown={shown} name="repositories" />}>
      <Table shown={shown} rows={order.filter((row) => large.has(row))} caption={chosen.size > 0 ? words.common.repositories : words.repositories.caption} />
      {small.length > 0 && <details className="more"><summary>{words.repositories.showSmaller(small.length)}</summary><Table shown={shown} rows={small} caption={words.repositories.smaller} /></details>}
      <TableHere shown={shown} name="repositories" />
    </Section>
  );
}
