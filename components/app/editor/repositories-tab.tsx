'use client';

import { Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { LONGEST } from '../../../lib/cv/edit/longest';
import { amount, count } from '../../../lib/cv/format';
import type { EditorRepository } from '../../../lib/cv/edit/editor-data';
import type { CvSettings } from '../../../lib/documents/collections/cv-settings';
import { Choice } from './choice';
import { Sortable } from './sortable';
import type { TabProps } from './tab-props';

type Appearance = CvSettings['repositories'][number];

const PAGE = 40;
const SHOWN = [['name', 'Name'], ['alias', 'Alias'], ['hidden', 'Hidden']] as const;
const DATES = [['day', 'Day'], ['week', 'Week'], ['month', 'Month']] as const;
const LANGUAGE_ORDERS = [['use', 'Most used'], ['chosen', 'Mine']] as const;
/** Languages that stand there before all are asked for. */
const SOME_LANGUAGES = 12;
const ORDERS = [['commits', 'First commit'], ['chosen', 'Mine']] as const;

function appearanceIn(draft: CvSettings, { id, shown, alias }: EditorRepository): Appearance {
  return draft.repositories.find(({ repository }) => repository === id) ?? { repository: id, shown, alias };
}

function Line({ repository, draft, change, set }: TabProps & { repository: EditorRepository; set: (next: Appearance) => void }) {
  const now = appearanceIn(draft, repository);
  const follows = !draft.repositories.some((one) => one.repository === repository.id);
  const choose = (shown: Appearance['shown']): void => set({ ...now, shown });
  return (
    <div className="appearance">
      <div className="appearance-head"><span className="mono" title={repository.name}><bdi>{repository.name}</bdi></span><Choice name={`shown-${repository.id}`} label={`How ${repository.name} appears`} value={now.shown} choices={SHOWN} choose={choose} /></div>
      {now.shown === 'alias' && <TextInput className="own-words" aria-label={`Alias of ${repository.name}`} placeholder="Private repository" value={now.alias} maxLength={LONGEST.alias} onChange={({ currentTarget: { value } }) => set({ ...now, alias: value })} />}
      {now.shown === 'hidden' && <p className="help">{repository.commits === 1 ? 'Its commit is' : `Its ${count(repository.commits)} commits are`} in no number of this page.</p>}
      {!follows && (now.shown !== repository.shown || (now.shown === 'alias' && now.alias !== repository.alias)) && (
        <button type="button" className="quiet small-text" onClick={() => change({ repositories: draft.repositories.filter((one) => one.repository !== repository.id) })}>Back to its usual setting: {repository.shown === 'alias' ? `“${repository.alias}”` : repository.shown}</button>
      )}
    </div>
  );
}

function Order({ draft, change, repositories }: TabProps & { repositories: readonly EditorRepository[] }) {
  const place = new Map(draft.repositories.map(({ repository }, at) => [repository, at]));
  const ordered = repositories.filter((one) => appearanceIn(draft, one).shown !== 'hidden')
    .toSorted((a, b) => (place.get(a.id) ?? place.size) - (place.get(b.id) ?? place.size));
  const put = (next: readonly EditorRepository[]): void => {
    const first = next.map((one) => appearanceIn(draft, one));
    change({ repositoryOrder: 'chosen', repositories: [...first, ...draft.repositories.filter(({ repository }) => !first.some((one) => one.repository === repository))] });
  };
  return (
    <section className="editor-part" aria-labelledby="order">
      <h2 id="order">Order</h2>
      <Choice name="order" label="Order of the repositories" value={draft.repositoryOrder} choices={ORDERS} choose={(repositoryOrder) => (repositoryOrder === 'chosen' ? put(ordered) : change({ repositoryOrder }))} />
      {draft.repositoryOrder === 'chosen' && (
        <Sortable items={ordered.slice(0, PAGE)} idOf={({ id }) => id} nameOf={({ name }) => name} move={(next) => put([...next, ...ordered.slice(PAGE)])} label="Repositories in the order of the page">
          {(one, handle) => <>{handle}<span className="section-name mono">{one.name}</span></>}
        </Sortable>
      )}
    </section>
  );
}

function Dates({ draft, change }: TabProps) {
  const note = {
    day: 'Every day with commits can be read from the page.',
    week: 'Readers learn in which week a commit was made. Weekday and hour, the calendar and commits per day go.',
    month: 'Readers learn in which month a commit was made. Weekday and hour, the calendar and commits per day go.',
  }[draft.dates];
  return (
    <section className="editor-part" aria-labelledby="dates">
      <h2 id="dates">Dates</h2>
      <Choice name="dates" label="How exact dates are" value={draft.dates} choices={DATES} choose={(dates) => change({ dates })} />
      <p className="help">{note}</p>
      {draft.dates === 'day' && <Switch className="line-switch" label="Working hours: weekday and hour of commits" checked={draft.showHours} onChange={({ currentTarget }) => change({ showHours: currentTarget.checked })} />}
    </section>
  );
}

function Languages({ draft, change, languages }: TabProps & { languages: readonly string[] }) {
  const [all, open] = useState(false);
  const known = [...new Set([...languages, ...draft.hiddenLanguages])];
  const hidden = new Set(draft.hiddenLanguages);
  if (known.length === 0) return null;
  const set = (language: string, on: boolean): void => change({ hiddenLanguages: known.filter((one) => (one === language ? !on : hidden.has(one))) });
  const order = draft.languageOrder.length > 0 ? 'chosen' : 'use';
  const inOrder = [...draft.languageOrder.filter((one) => known.includes(one)), ...known.filter((one) => !draft.languageOrder.includes(one))];
  const shown = all ? inOrder : inOrder.slice(0, SOME_LANGUAGES);
  return (
    <section className="editor-part" aria-labelledby="languages">
      <h2 id="languages">Languages</h2>
      <p className="help">What is switched off is named nowhere; its lines count as left out.</p>
      {known.length > 1 && <Choice name="language-order" label="Order of the languages" value={order} choices={LANGUAGE_ORDERS} choose={(next) => change({ languageOrder: next === 'chosen' ? inOrder : [] })} />}
      {order === 'use' ? (
        <ul className="switches">
          {shown.map((language) => <li key={language}><Switch label={language} checked={!hidden.has(language)} onChange={({ currentTarget }) => set(language, currentTarget.checked)} /></li>)}
        </ul>
      ) : (
        <Sortable items={shown} idOf={(language) => language} nameOf={(language) => language} move={(next) => change({ languageOrder: [...next, ...inOrder.slice(next.length)] })} label="Languages in the order of the page">
          {(language, handle) => <>{handle}<span className={hidden.has(language) ? 'section-name off' : 'section-name'}>{language}</span><Switch aria-label={language} checked={!hidden.has(language)} onChange={({ currentTarget }) => set(language, currentTarget.checked)} /></>}
        </Sortable>
      )}
      {known.length > SOME_LANGUAGES && !all && <button type="button" className="button small" onClick={() => open(true)}>Show all {count(known.length)}</button>}
    </section>
  );
}

/** Which repositories and languages the page shows, under which names, and how exact its dates are. */
export function RepositoriesTab({ draft, change, repositories, languages }: TabProps & { repositories: readonly EditorRepository[]; languages: readonly string[] }) {
  const [query, find] = useState('');
  const [most, show] = useState(PAGE);
  const found = repositories.filter(({ name }) => name.toLowerCase().includes(query.trim().toLowerCase()));
  const set = (next: Appearance): void => change({ repositories: draft.repositories.some(({ repository }) => repository === next.repository) ? draft.repositories.map((one) => (one.repository === next.repository ? next : one)) : [...draft.repositories, next] });
  const setAll = (shown: Appearance['shown']): void => {
    const which = new Set(found.filter((one) => one.private).map(({ id }) => id));
    change({ repositories: [...draft.repositories.filter(({ repository }) => !which.has(repository)), ...found.filter(({ id }) => which.has(id)).map((one) => ({ ...appearanceIn(draft, one), shown }))] });
  };
  const privates = found.filter((one) => one.private).length;
  return (
    <>
      <p className="lead">How each repository appears to readers. An alias replaces the name everywhere: page, data, images, feeds.</p>
      {repositories.length === 0 && <div className="nothing-yet"><h3>No repository was counted yet</h3><p>They stand here once the first collection is complete.</p><a className="button" href="/user">To your tokens</a></div>}
      {repositories.length > 8 && <TextInput type="search" aria-label="Find a repository" placeholder="Find a repository" value={query} onChange={({ currentTarget: { value } }) => find(value)} autoComplete="off" />}
      {privates > 1 && (
        <p className="acts help">All {amount(privates, 'private one', 'private ones')}:
          {SHOWN.map(([shown, text]) => <button key={shown} type="button" className="quiet" onClick={() => setAll(shown)}>{text}</button>)}
        </p>
      )}
      <div className="appearances">
        {found.slice(0, most).map((repository) => <Line key={repository.id} repository={repository} draft={draft} change={change} set={set} />)}
      </div>
      {found.length > most && <button type="button" className="button small" onClick={() => show(most + PAGE)}>Show {count(Math.min(PAGE, found.length - most))} more of {count(found.length)}</button>}
      {found.length === 0 && repositories.length > 0 && <p className="help">No repository has these letters.</p>}
      <Dates draft={draft} change={change} />
      {repositories.length > 1 && <Order draft={draft} change={change} repositories={repositories} />}
      <Languages draft={draft} change={change} languages={languages} />
    </>
  );
}
