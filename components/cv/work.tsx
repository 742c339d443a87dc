import { activeUnit, shownSections } from '../../lib/cv/page-sections';
import { kindShares } from '../../lib/charts/options/kinds';
import { assistantsSentence, hoursSentence, kindsSentence, perDaySentence, yearsSentence } from '../../lib/cv/sentences/sections';
import { Chart, TableHere, TableLink } from './chart';
import type { Shown } from './context';
import { Gaps } from './gaps';
import { Note, Section } from './section';

/** Kinds of work per year: a small chart each, on one scale. */
export function Kinds({ shown }: { shown: Shown }) {
  const { words } = shown;
  const shares = kindShares(shown.page.figures, words);
  const assistants = assistantsSentence(shown.page.figures, words);
  return (
    <Section
      id="kinds" title={words.kindsOfWork.title} sentence={<>{kindsSentence(shown.page.figures, words)}<Note number={7} how="how-kinds" of={words.kindsOfWork.of} words={words} /></>}
      tools={<TableLink shown={shown} name="kinds" />}
    >
      <ul className="panels">
        {shares.map(({ kind, name, part }) => <li key={kind}><h3>{name} <span>{words.percent(part)}</span></h3><Chart shown={shown} name={`kinds-${kind}`} /></li>)}
      </ul>
      {assistants !== '' && <p className="caption">{assistants}</p>}
      <TableHere shown={shown} name="kinds" />
    </Section>
  );
}

/** Commits by weekday and hour, where the owner allows it. */
export function Hours({ shown }: { shown: Shown }) {
  const { words, who } = shown;
  const allowed = shown.page.trust === 'forge' ? ` ${words.hours.allowed(who)}` : '';
  return (
    <Section id="hours" title={words.hours.title} sentence={`${hoursSentence(shown.page.figures, who, words)}${allowed}`} tools={<TableLink shown={shown} name="hours" />}>
      <Chart shown={shown} name="hours" />
      <TableHere shown={shown} name="hours" />
    </Section>
  );
}

/** Commits and active days per year. */
export function Years({ shown }: { shown: Shown }) {
  const { words } = shown;
  const unit = activeUnit(shown.page.figures);
  return (
    <Section
      id="years" title={words.years.title(unit)} sentence={yearsSentence(shown.page.figures, shown.page.today, words)}
      tools={<TableLink shown={shown} name="years" />}
    >
      <ul className="panels two">
        <li><h3>{words.common.commits}</h3><Chart shown={shown} name="years-commits" /></li>
        <li><h3>{words.activeNames[unit]}</h3><Chart shown={shown} name="years-days" /></li>
      </ul>
      {!shownSections(shown.page.cv, shown.page.all).includes('days') && <Gaps shown={shown} />}
      <TableHere shown={shown} name="years" />
    </Section>
  );
}

/** Commits per day with a closer look. */
export function PerDay({ shown }: { shown: Shown }) {
  return (
    <Section id="per-day" title={shown.words.perDay.title} sentence={perDaySentence(shown.page.figures, shown.words)} tools={<TableLink shown={shown} name="days" />}>
      <Chart shown={shown} name="days" />
      <TableHere shown={shown} name="days" back="per-day" />
    </Section>
  );
}
