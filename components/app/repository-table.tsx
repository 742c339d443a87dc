'use client';

import { Switch, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useActionState, useCallback, useEffect, useMemo, useRef, useState, useTransition } from 'react';
import { count } from '../../lib/cv/format';
import type { Answer, FormAct } from './answer';
import { RepositoryLine } from './repository-line';
import { RepositorySettings } from './repository-settings';
import type { LineActions } from './repository-line';
import { FILTERS, filterCounts, viewRows } from './repository-view';
import type { Column, Filter, TableRow, View } from './repository-view';
import { Said } from './said';

export interface RepositoryActions extends LineActions {
  setOwnerActive: (tokenId: string, owner: string, active: boolean) => Promise<Answer>;
  refresh: (tokenId: string) => Promise<Answer>;
  collectAll: (tokenId: string) => Promise<Answer>;
  addExtra: FormAct;
  settings: FormAct;
}

const PAGE = 50;
const LOOK_AGAIN_MS = 4_000;
const WORDS: Readonly<Record<Filter, string>> = { all: 'All', active: 'Active', trouble: 'Trouble', off: 'Off' };
const HEADS: readonly { column: Column; text: string; className?: string }[] = [
  { column: 'repository', text: 'Repository' }, { column: 'collection', text: 'Collection' }, { column: 'commits', text: 'All commits processed', className: 'num' },
  { column: 'lastFound', text: 'Last commit found' }, { column: 'lastCommit', text: 'Last commit time' }, { column: 'updated', text: 'Last update' },
];

function AddPlace({ act, local }: { act: FormAct; local: boolean }) {
  const [answer, submit, busy] = useActionState(act, {});
  return (
    <form action={submit}>
      <div className="find">
        <TextInput name="place" aria-label={local ? 'Add a repository by its address or folder' : 'Add a repository by its address'} placeholder={local ? 'https://… or /home/you/project' : 'Add by address: https://…'} required autoComplete="off" />
        <button type="submit" className="button" disabled={busy}>{busy ? 'Adding…' : 'Add'}</button>
      </div>
      <Said answer={answer} />
    </form>
  );
}

interface Group { owner: string; active: number; all: number }

function groupsOf(rows: readonly TableRow[]): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const { owner, active } of rows) {
    const group = groups.get(owner) ?? { owner, active: 0, all: 0 };
    group.all += 1;
    group.active += active ? 1 : 0;
    groups.set(owner, group);
  }
  return groups;
}

function GroupLine({ group, set, busy }: { group: Group; set: (owner: string, active: boolean) => void; busy: boolean }) {
  const { owner, active, all } = group;
  return (
    <tr className="group">
      <td className="switch-cell">{owner !== '' && <Switch aria-label={`All repositories of ${owner}${active > 0 && active < all ? ', some are on' : ''}`} checked={active === all} disabled={busy} onChange={({ currentTarget }) => set(owner, currentTarget.checked)} />}</td>
      <td colSpan={7}><b>{owner === '' ? 'Extra repositories' : owner}</b> <span className="help">{owner === '' ? 'added by address' : `${active} of ${all} active`}</span></td>
    </tr>
  );
}

/** All repositories of a token: find, filter, order, switch. At ease with 5,000 rows, of which 50 stand on the page. `now` in milliseconds since 1970. */
export function RepositoryTable({ rows, tokenId, actions, usable, local, now }: { rows: readonly TableRow[]; tokenId: string; actions: RepositoryActions; usable: boolean; local: boolean; now: number }) {
  const [view, change] = useState<View>({ query: '', filter: 'all', sort: undefined });
  const [page, turn] = useState(0);
  const [answer, say] = useState<Answer>({});
  const [edited, edit] = useState<TableRow>();
  const [busy, start] = useTransition();
  const router = useRouter();
  const find = useRef<HTMLInputElement>(null);
  const counts = useMemo(() => filterCounts(rows), [rows]);
  const groups = useMemo(() => groupsOf(rows), [rows]);
  const found = useMemo(() => viewRows(rows, view), [rows, view]);
  const commits = useMemo(() => rows.reduce((sum, row) => sum + (row.commits ?? 0), 0), [rows]);
  const running = useMemo(() => rows.filter(({ collect }) => collect === 'counting').length, [rows]);
  const last = Math.max(0, Math.ceil(found.length / PAGE) - 1);
  const at = Math.min(page, last);
  const shown = found.slice(at * PAGE, (at + 1) * PAGE);
  const show = (next: Partial<View>): void => {
    change({ ...view, ...next });
    turn(0);
  };
  const act = useCallback((asked: Promise<Answer>): void => start(async () => say(await asked)), []);
  const setOwner = useCallback((owner: string, active: boolean) => act(actions.setOwnerActive(tokenId, owner, active)), [act, actions, tokenId]);

  useEffect(() => {
    const key = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || (event.target as Element).closest('input, textarea, select, [contenteditable]')) return;
      event.preventDefault();
      find.current?.focus();
    };
    document.addEventListener('keydown', key);
    return () => document.removeEventListener('keydown', key);
  }, []);
  useEffect(() => {
    if (running === 0) return undefined;
    const timer = setInterval(() => { if (!document.hidden) router.refresh(); }, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [running, router]);

  return (
    <>
      <ul className="tally">
        <li><b>{count(counts.active)} of {count(rows.length)}</b>{rows.length === 1 ? 'repository' : 'repositories'} active</li>
        <li><b>{count(commits)}</b>commits found</li>
        {running > 0 && <li><b>{count(running)}</b>running now</li>}
        {counts.trouble > 0 && <li className="bad"><b>{count(counts.trouble)}</b>{counts.trouble === 1 ? 'needs' : 'need'} you</li>}
        {usable && (
          <li className="acts">
            <button type="button" className="button small" disabled={busy} onClick={() => act(actions.refresh(tokenId))}>Refresh the list</button>
            {counts.active > 0 && <button type="button" className="button small" disabled={busy} onClick={() => act(actions.collectAll(tokenId))}>Read all now</button>}
          </li>
        )}
      </ul>
      <div className="find">
        <TextInput ref={find} type="search" aria-label="Find a repository" placeholder="Find a repository   /" value={view.query} onChange={({ target }) => show({ query: target.value })} autoComplete="off" />
        <div className="choices" role="radiogroup" aria-label="Which repositories">
          {FILTERS.map((filter) => (
            <label key={filter}><input type="radio" name="filter" value={filter} checked={view.filter === filter} onChange={() => show({ filter })} />{WORDS[filter]} {count(counts[filter])}</label>
          ))}
        </div>
      </div>
      <AddPlace act={actions.addExtra} local={local} />
      <Said answer={answer} />
      {shown.length === 0 ? <Nothing rows={rows.length} usable={usable} clear={() => show({ query: '', filter: 'all' })} /> : (
        <table className="rows stack repos" aria-busy={busy}>
          <thead>
            <tr>
              <th className="switch-cell">Active</th>
              {HEADS.map(({ column, text, className }) => {
                const down = view.sort?.column === column ? view.sort.down : undefined;
                return (
                  <th key={column} className={className} aria-sort={down === undefined ? undefined : down ? 'descending' : 'ascending'}>
                    <button type="button" className="sort" onClick={() => show({ sort: down === true ? undefined : { column, down: down === false } })}>{text}<span aria-hidden="true">{down === undefined ? '' : down ? '↓' : '↑'}</span></button>
                  </th>
                );
              })}
              <th className="end"><span className="hidden">Actions</span></th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row, index) => {
              const group = view.sort === undefined && row.owner !== shown[index - 1]?.owner ? groups.get(row.owner) : undefined;
              return [
                group && <GroupLine key={`of ${row.owner}`} group={group} set={setOwner} busy={busy} />,
                <RepositoryLine key={row.id} row={row} actions={actions} act={act} edit={edit} now={now} />,
              ];
            })}
          </tbody>
        </table>
      )}
      <RepositorySettings row={edited} act={actions.settings} close={() => edit(undefined)} />
      {found.length > 0 && (
        <div className="pages">
          <p aria-live="polite">{found.length > PAGE ? `${count(at * PAGE + 1)}–${count(at * PAGE + shown.length)} of ${count(found.length)}` : `Showing ${count(found.length)} of ${count(rows.length)}`}</p>
          {last > 0 && (
            <nav className="acts" aria-label="Pages of the table">
              <button type="button" className="button small" disabled={at === 0} onClick={() => turn(at - 1)}>Before</button>
              <span>Page {at + 1} of {last + 1}</span>
              <button type="button" className="button small" disabled={at === last} onClick={() => turn(at + 1)}>Next</button>
            </nav>
          )}
        </div>
      )}
    </>
  );
}

function Nothing({ rows, usable, clear }: { rows: number; usable: boolean; clear: () => void }) {
  if (rows > 0) return <div className="nothing-yet"><h3>No repository fits</h3><p>None of {count(rows)} has these words and this state.</p><button type="button" className="button" onClick={clear}>Show all</button></div>;
  return <div className="nothing-yet"><h3>No repository yet</h3><p>{usable ? 'The list is empty: the token reaches none. Give it access to repositories at its forge, then choose “Refresh the list”. Or add one by its address above.' : 'The token does not work at present, so no list could be read. Replace it above, or add a repository by its address.'}</p></div>;
}
