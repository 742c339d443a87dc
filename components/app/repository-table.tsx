'use client';

import { useCallback, useDeferredValue, useMemo, useOptimistic, useState, useTransition } from 'react';
import { amount, count } from '../../lib/cv/format';
import type { Answer, FormAct } from './answer';
import { Collecting } from './collecting';
import { RepositoryFinder } from './repository-finder';
import { RepositoryLine } from './repository-line';
import type { LineActions, LineAsks } from './repository-line';
import { RepositorySettings } from './repository-settings';
import { filterCounts, isFolded, searchTexts, viewRows, withLive } from './repository-view';
import type { Column, TableRow, View } from './repository-view';
import { Said } from './said';
import { Toggle } from './toggle';
import { useCollecting } from './use-collecting';

export interface RepositoryActions extends LineActions {
  setOwnerActive: (tokenId: string, owner: string, active: boolean) => Promise<Answer>;
  refresh: (tokenId: string) => Promise<Answer>;
  collectAll: (tokenId: string) => Promise<Answer>;
  addExtra: FormAct;
  settings: FormAct;
}

const PAGE = 50;
const HEADS: readonly { column: Column; text: string; className?: string }[] = [
  { column: 'repository', text: 'Repository' }, { column: 'collection', text: 'Collection' }, { column: 'commits', text: 'All commits processed', className: 'num' },
  { column: 'lastFound', text: 'Last commit found' }, { column: 'lastCommit', text: 'Last commit time' }, { column: 'updated', text: 'Last update' },
];

interface Group { owner: string; ids: string[]; active: number }

function groupsOf(rows: readonly TableRow[]): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const { id, owner, active } of rows) {
    const group = groups.get(owner) ?? { owner, ids: [], active: 0 };
    group.ids.push(id);
    group.active += active ? 1 : 0;
    groups.set(owner, group);
  }
  return groups;
}

function GroupLine({ group: { owner, ids, active }, set }: { group: Group; set: (active: boolean) => void }) {
  return (
    <tr className="group">
      <td className="switch-cell">{owner !== '' && <Toggle label={`All repositories of ${owner}`} checked={active === ids.length} some={active > 0 && active < ids.length} change={set} />}</td>
      <td colSpan={7}><b>{owner === '' ? 'Extra repositories' : owner}</b> <span className="help">{owner === '' ? 'added by address' : `${count(active)} of ${count(ids.length)} active`}</span></td>
    </tr>
  );
}

function nextLook(at: number | null, now: number): string | undefined {
  if (at === null) return undefined;
  const minutes = Math.ceil((at - now) / 60_000);
  return minutes < 1 ? 'Next look now' : `Next look in ${amount(minutes, 'minute')}`;
}

/**
 * All repositories of a token: find, filter, order, switch. At ease with 5,000 rows, of which 50 stand on the page; what was typed stands in its field before the rows follow. `now` and `nextAsk` in
 * milliseconds since 1970.
 */
export function RepositoryTable({ rows: made, tokenId, actions, usable, over, local, now, nextAsk }: { rows: readonly TableRow[]; tokenId: string; actions: RepositoryActions; usable: boolean; over: boolean; local: boolean; now: number; nextAsk: number | null }) {
  const [view, change] = useState<View>({ query: '', filter: 'all', sort: undefined });
  const [page, turn] = useState(0);
  const [unfolded, unfold] = useState(false);
  const [answer, say] = useState<Answer>({});
  const [edited, edit] = useState<TableRow>();
  const [busy, start] = useTransition();
  const collecting = useCollecting(made);
  const current = useMemo(() => withLive(made, collecting.live), [made, collecting.live]);
  const [rows, switchRows] = useOptimistic(current, (before, { ids, active }: { ids: ReadonlySet<string>; active: boolean }) => before.map((row) => (ids.has(row.id) ? { ...row, active } : row)));
  const counts = useMemo(() => filterCounts(rows), [rows]);
  const groups = useMemo(() => groupsOf(rows), [rows]);
  const texts = useMemo(() => searchTexts(rows), [rows]);
  const commits = useMemo(() => rows.reduce((sum, row) => sum + (row.commits ?? 0), 0), [rows]);
  const running = useMemo(() => rows.filter(({ collect }) => collect === 'counting').length, [rows]);
  // The field answers at once; the rows follow when the browser has time.
  const asked = useDeferredValue(view);
  const fitting = useMemo(() => viewRows(rows, asked, texts), [rows, asked, texts]);
  const folding = !unfolded && asked.query === '' && asked.filter === 'all' && asked.sort === undefined;
  const found = useMemo(() => (folding ? fitting.filter((row) => !isFolded(row)) : fitting), [folding, fitting]);
  const folded = fitting.length - found.length;
  const last = Math.max(0, Math.ceil(found.length / PAGE) - 1);
  const at = Math.min(page, last);
  const shown = useMemo(() => found.slice(at * PAGE, (at + 1) * PAGE), [found, at]);
  const show = useCallback((next: Partial<View>): void => {
    change((before) => ({ ...before, ...next }));
    turn(0);
  }, []);
  const asks = useMemo<LineAsks>(() => ({
    act: (ask) => start(async () => say(await ask())),
    press: (ids, active, ask) => start(async () => {
      switchRows({ ids: new Set(ids), active });
      say(await ask());
    }),
    edit,
  }), [switchRows]);
  const look = nextLook(nextAsk, now);

  return (
    <>
      <ul className="tally">
        <li><b>{count(counts.active)} of {count(rows.length)}</b>{rows.length === 1 ? 'repository' : 'repositories'} active</li>
        <li><b>{count(commits)}</b>commits found</li>
        {running > 0 && <li><b>{count(running)}</b>running now</li>}
        {counts.trouble > 0 && <li className="bad"><b>{count(counts.trouble)}</b>{counts.trouble === 1 ? 'needs' : 'need'} you</li>}
        {usable && (
          <li className="acts">
            {look !== undefined && counts.active > 0 && <span>{look}</span>}
            <button type="button" className="button small" disabled={busy} onClick={() => asks.act(() => actions.refresh(tokenId))}>Refresh the list</button>
            {counts.active > 0 && <button type="button" className="button small" disabled={busy} onClick={() => asks.act(() => actions.collectAll(tokenId))}>Read all now</button>}
          </li>
        )}
      </ul>
      <Collecting now={collecting.now} />
      <RepositoryFinder query={view.query} filter={view.filter} counts={counts} find={(query) => show({ query })} choose={(filter) => show({ filter })} add={actions.addExtra} local={local} />
      <Said answer={answer} />
      {shown.length === 0 && folded === 0 ? <Nothing rows={rows.length} usable={usable} over={over} clear={() => show({ query: '', filter: 'all' })} /> : (
        <Rows shown={shown} sort={asked.sort} groups={groups} busy={busy} order={(sort) => show({ sort })} actions={actions} asks={asks} now={now} setOwner={(group, active) => asks.press(group.ids, active, () => actions.setOwnerActive(tokenId, group.owner, active))} />
      )}
      <RepositorySettings row={edited} act={actions.settings} close={() => edit(undefined)} />
      {(found.length > 0 || folded > 0) && (
        <div className="pages">
          <p aria-live="polite">
            {found.length > PAGE ? `${count(at * PAGE + 1)}–${count(at * PAGE + shown.length)} of ${count(found.length)}` : `Showing ${count(found.length)} of ${count(rows.length)}`}
            {folded > 0 && '. Repositories without a commit of yours are folded.'}
          </p>
          {folded > 0 && <button type="button" className="quiet" onClick={() => unfold(true)}>Show the other {count(folded)}</button>}
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

function Rows({ shown, sort, groups, busy, order, setOwner, actions, asks, now }: {
  shown: readonly TableRow[]; sort: View['sort']; groups: ReadonlyMap<string, Group>; busy: boolean; order: (sort: View['sort']) => void; setOwner: (group: Group, active: boolean) => void;
  actions: LineActions; asks: LineAsks; now: number;
}) {
  return (
    <table className="rows stack repos" aria-busy={busy}>
      <thead>
        <tr>
          <th className="switch-cell">Active</th>
          {HEADS.map(({ column, text, className }) => {
            const down = sort?.column === column ? sort.down : undefined;
            return (
              <th key={column} className={className} aria-sort={down === undefined ? undefined : down ? 'descending' : 'ascending'}>
                <button type="button" className="sort" onClick={() => order(down === true ? undefined : { column, down: down === false })}>{text}<span aria-hidden="true">{down === undefined ? '' : down ? '↓' : '↑'}</span></button>
              </th>
            );
          })}
          <th className="end"><span className="hidden">Actions</span></th>
        </tr>
      </thead>
      <tbody>
        {shown.map((row, index) => {
          const group = sort === undefined && row.owner !== shown[index - 1]?.owner ? groups.get(row.owner) : undefined;
          return [
            group && <GroupLine key={`of ${row.owner}`} group={group} set={(active) => setOwner(group, active)} />,
            <RepositoryLine key={row.id} row={row} actions={actions} asks={asks} now={now} />,
          ];
        })}
      </tbody>
    </table>
  );
}

function Nothing({ rows, usable, over, clear }: { rows: number; usable: boolean; over: boolean; clear: () => void }) {
  if (rows > 0) return <div className="nothing-yet"><h3>No repository fits</h3><p>None of {count(rows)} has these words and this state.</p><button type="button" className="button" onClick={clear}>Show all</button></div>;
  if (over) return <div className="nothing-yet"><h3>No repository any more</h3><p>This token reads nothing now. Replace it where your access came back, or delete it: the numbers stay.</p></div>;
  return <div className="nothing-yet"><h3>No repository yet</h3><p>{usable ? 'The list is empty: the token reaches none. Give it access to repositories at its forge, then choose “Refresh the list”. Or add one by its address above.' : 'The token does not work at present, so no list could be read. Replace it above, or add a repository by its address.'}</p></div>;
}
