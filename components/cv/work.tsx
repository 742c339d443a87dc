import { activeUnit, shownSections } from '../../lib/cv/page-sections';
import { kindShares } from '../../lib/charts/options/kinds';
import { percent } from '../../lib/cv/format';
import { assistantsSentence, hoursSentence, kindsSentence, perDaySentence, yearsSentence } from '../../lib/cv/sentences/sections';
import { Chart, TableHere, TableLink } from './chart';
import type { Shown } from './context';
import { Gaps } from './gaps';
import { Note, Section } from './section';

/** Kinds of work per year: a small chart each, on one scale. */
export function Kinds({ shown }: { shown: Shown }) {
  const shares = kindShares(shown.page.figures);
  const assistants = assistantsSentence(shown.page.figures);
  return (
    <Section
      id="kinds" title="Kinds of work" sentence={<>{kindsSentence(shown.page.figures)}<Note number={7} how="how-kinds" of="the kind of work" /></>}
      tools={<TableLink shown={shown} name="kinds" />}
    >
      <ul className="panels">
        {shares.map(({ kind, name, part }) => <li key={kind}><h3>{name} <span>{percent(part)}</span></h3><Chart shown={shown} name={`kinds-${kind}`} /></li>)}
      </ul>
      {assistants !== '' && <p className="caption">{assistants}</p>}
      <TableHere shown={shown} name="kinds" />
    </Section>
  );
}

/** Commits by weekday and hour, where the owner allows it. */
export function Hours({ shown }: { shown: Shown }) {
  const allowed = shown.page.trust === 'forge' ? ` Shown because ${shown.who} allows it.` : '';
  return (
    <Section id="hours" title="Weekday and hour" sentence={`${hoursSentence(shown.page.figures, shown.who)}${allowed}`} tools={<TableLink shown={shown} name="hours" />}>
      <Chart shown={shown} name="hours" />
      <TableHere shown={shown} name="hours" />
    </Section>
  );
}

/** Commits and active days per year. */
export function Years({ shown }: { shown: Shown }) {
  return (
    <Section
      id="years" title={`Commits and active ${activeUnit(shown.page.figures)}s per year`} sentence={yearsSentence(shown.page.figures, shown.page.today)}
      tools={<TableLink shown={shown} name="years" />}
    >
      <ul className="panels two">
        <li><h3>Commits</h3><Chart shown={shown} name="years-commits" /></li>
        <li><h3>Active {activeUnit(shown.page.figures)}s</h3><Chart shown={shown} name="years-days" /></li>
      </ul>
      {!shownSections(shown.page.cv, shown.page.all).includes('days') && <Gaps shown={shown} />}
      <TableHere shown={shown} name="years" />
    </Section>
  );
}

/** Commits per day with a closer look. */
export function PerDay({ shown }: { shown: Shown }) {
  return (
    <Section id="per-day" title="Commits per day" sentence={perDaySentence(shown.page.figures)} tools={<TableLink shown={shown} name="days" />}>
      <Chart shown={shown} name="days" />
      <TableHere shown={shown} name="days" back="per-day" />
    </Section>
  );
}
