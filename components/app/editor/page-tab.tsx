'use client';

import { NativeSelect, Switch, TextInput, Textarea } from '@mantine/core';
import { LONGEST } from '../../../lib/cv/edit/longest';
import { addMonths } from '../../../lib/cv/months';
import { orderedSections } from '../../../lib/cv/page-sections';
import { CV_LANGUAGES } from '../../../lib/documents/collections/cv-languages';
import type { CvLanguage } from '../../../lib/documents/collections/cv-languages';
import type { CvSection } from '../../../lib/documents/collections/cv-sections';
import { Links } from './links';
import { Sortable } from './sortable';
import type { TabProps } from './tab-props';

/** Sections that a page can show now, by the name that the editor gives them. */
const NAMES: Partial<Record<CvSection, string>> = {
  figures: 'Headline numbers', languages: 'Languages', days: 'Days with commits', kinds: 'Kinds of work', hours: 'Weekday and hour', years: 'Commits and active days per year', 'per-day': 'Commits per day', repositories: 'Repositories',
  'open-source': 'Open source and private', 'pull-requests': 'Pull and merge requests', packages: 'Third-party packages', advert: 'Answer to an advert',
};
/** They always stand at the top, in this order. */
const FIXED: ReadonlySet<CvSection> = new Set(['figures']);
const EXACT: ReadonlySet<CvSection> = new Set(['days', 'hours', 'per-day']);

function Sections({ draft, change }: TabProps) {
  const all = orderedSections(draft);
  const shown = all.filter(({ id }) => NAMES[id] !== undefined && !FIXED.has(id));
  const rest = all.filter(({ id }) => NAMES[id] === undefined);
  const fixed = all.filter(({ id }) => FIXED.has(id));
  const put = (next: typeof shown): void => change({ sections: [...fixed, ...next, ...rest] });
  const coarse = draft.dates !== 'day';
  const isOn = ({ id, shown: on }: (typeof all)[number]): boolean => (id === 'hours' ? draft.showHours && on : on) && !(coarse && EXACT.has(id));
  const set = (id: CvSection, on: boolean): void => change({
    sections: all.map((one) => (one.id === id ? { id, shown: on } : one)),
    ...(id === 'hours' && { showHours: on }),
  });
  const row = (one: (typeof all)[number]) => (
    <>
      <span className={isOn(one) ? 'section-name' : 'section-name off'}>{NAMES[one.id]}{one.id === 'hours' && <small>shows when you work</small>}{coarse && EXACT.has(one.id) && <small>dates are by {draft.dates}</small>}</span>
      <Switch aria-label={NAMES[one.id]} checked={isOn(one)} disabled={coarse && EXACT.has(one.id)} onChange={({ currentTarget }) => set(one.id, currentTarget.checked)} />
    </>
  );
  return (
    <section className="editor-part" aria-labelledby="sections">
      <h2 id="sections">Sections</h2>
      {fixed.map((one) => <div key={one.id} className="sortable-fixed"><span className="handle" />{row(one)}</div>)}
      <Sortable items={shown} idOf={({ id }) => id} nameOf={({ id }) => NAMES[id] ?? id} move={put} label="Sections in the order of the page">
        {(one, handle) => <>{handle}{row(one)}</>}
      </Sortable>
      <p className="help">Drag to reorder, or focus a handle and press Alt with an arrow key.</p>
    </section>
  );
}

/** Spans that one press chooses, in months up to the present one. */
const SPANS: readonly (readonly [string, number | null])[] = [['All', null], ['5 years', 60], ['3 years', 36], ['12 months', 12]];

function Period({ draft: { period }, change, first, now }: TabProps & { first: string | null; now: number }) {
  const month = new Date(now).toISOString().slice(0, 7);
  const field = (end: 'from' | 'to', label: string) => (
    <TextInput type="month" label={label} value={period[end] ?? ''} min={first ?? undefined} pattern="[0-9]{4}-[0-9]{2}" placeholder={end === 'from' ? (first ?? '2015-01') : 'today'} onChange={({ currentTarget: { value } }) => {
      if (value === '' || /^\d{4}-(0[1-9]|1[0-2])$/u.test(value)) change({ period: { ...period, [end]: value || null } });
    }} />
  );
  return (
    <section className="editor-part" aria-labelledby="period">
      <h2 id="period">Period</h2>
      <div className="side-fields">{field('from', 'From')}{field('to', 'Until')}</div>
      <p className="spans">{SPANS.map(([text, months]) => {
        const from = months === null ? null : addMonths(month, 1 - months);
        return <button key={text} type="button" className="quiet" aria-pressed={period.from === from && period.to === null} onClick={() => change({ period: { from, to: null } })}>{text}</button>;
      })}</p>
      <p className="help">Commits outside these months are in no number of the page. Leave both empty for all.</p>
    </section>
  );
}

function Gaps({ draft: { gaps }, change, years }: TabProps & { years: readonly number[] }) {
  if (years.length === 0) return null;
  const note = (year: number): string => gaps.find((one) => one.year === year)?.note ?? '';
  const set = (year: number, text: string): void => change({ gaps: [...gaps.filter((one) => one.year !== year), ...(text === '' ? [] : [{ year, note: text }])].toSorted((a, b) => a.year - b.year) });
  return (
    <section className="editor-part" aria-labelledby="gaps">
      <h2 id="gaps">Years without commits</h2>
      <p className="help">They stay on every axis. One sentence of yours may stand beside them.</p>
      {years.map((year) => <TextInput key={year} className="own-words" label={String(year)} value={note(year)} maxLength={LONGEST.note} onChange={({ currentTarget: { value } }) => set(year, value)} />)}
    </section>
  );
}

function Claims({ draft: { claims }, change }: TabProps) {
  return (
    <section className="editor-part" aria-labelledby="typed-addresses">
      <h2 id="typed-addresses">Typed addresses</h2>
      <div className="sortable-fixed"><span className="section-name">Commits by addresses that nobody vouches for</span><Switch aria-label="Commits by addresses that nobody vouches for" checked={claims === 'counted'} onChange={({ currentTarget }) => change({ claims: currentTarget.checked ? 'counted' : 'left-out' })} /></div>
      <p className="help">Off: this page rests on addresses that a forge verified, and on what you reported yourself. On: it says beside your name that some are typed.</p>
    </section>
  );
}

/** What the page says and in which order: words, links, sections, period. */
export function PageTab({ draft, change, emptyYears, firstMonth, now }: TabProps & { emptyYears: readonly number[]; firstMonth: string | null; now: number }) {
  return (
    <>
      <TextInput className="own-words" label="Name" value={draft.name} required withAsterisk={false} maxLength={LONGEST.name} error={draft.name.trim() === '' ? 'A page needs a name. It is saved once there is one.' : undefined} onChange={({ currentTarget: { value } }) => change({ name: value })} />
      <TextInput className="own-words" label="Headline" value={draft.headline} maxLength={LONGEST.headline} onChange={({ currentTarget: { value } }) => change({ headline: value })} />
      <Textarea
        className="own-words" label={<>About <small>Markdown, {draft.about.length} of {LONGEST.about} characters</small></>} value={draft.about} maxLength={LONGEST.about} autosize minRows={4} maxRows={14}
        onChange={({ currentTarget: { value } }) => change({ about: value })}
      />
      <TextInput className="own-words" label="Place" value={draft.place} maxLength={LONGEST.place} onChange={({ currentTarget: { value } }) => change({ place: value })} />
      <NativeSelect
        label="Language of the page" description="Of the headings, sentences, numbers and dates, on the page, in the PDF and on the card. Your own words stay as you wrote them." value={draft.language}
        data={Object.entries(CV_LANGUAGES).map(([value, label]) => ({ value, label }))} onChange={({ currentTarget }) => change({ language: currentTarget.value as CvLanguage })}
      />
      <Links draft={draft} change={change} />
      <Sections draft={draft} change={change} />
      <Period draft={draft} change={change} first={firstMonth} now={now} />
      <Claims draft={draft} change={change} />
      <Gaps draft={draft} change={change} years={emptyYears} />
    </>
  );
}
