'use client';

import { memo, useState } from 'react';
import { amount, count, day } from '../../lib/cv/format';
import type { Answer } from './answer';
import { Icon } from './icon';
import type { TableRow } from './repository-view';
import { CollectState } from './status';
import { ago, wallMoment } from './times';
import { Toggle } from './toggle';

export interface LineActions {
  setActive: (repositoryIds: string[], active: boolean) => Promise<Answer>;
  collect: (repositoryId: string) => Promise<Answer>;
  stop: (repositoryId: string) => Promise<Answer>;
  openSource: (repositoryId: string) => Promise<Answer>;
  remove: (repositoryId: string) => Promise<Answer>;
}

/** What can be asked of the table by one of its lines. */
export interface LineAsks {
  act: (asked: () => Promise<Answer>) => void;
  press: (ids: string[], active: boolean, asked: () => Promise<Answer>) => void;
  edit: (row: TableRow) => void;
}

function stepWords({ progress, step, left }: TableRow): string {
  if (step?.name === 'listing') return `Listing commits, ${count(step.done)} seen so far.`;
  if (step?.name === 'fetching') return `Fetching what your commits need, step ${Math.min(step.done + 1, step.total ?? step.done + 1)} of ${step.total ?? 'a few'}.`;
  if (step?.name === 'reading' && step.total !== null) return `Reading ${count(step.done)} of ${amount(step.total, 'commit')}${left === null || left === undefined ? '' : `, about ${left <= 1 ? 'a second' : `${left} s`} left`}.`;
  return progress === null || progress === 0 ? 'Looking for what is new.' : `${amount(progress, 'commit')} read so far.`;
}

function sentenceOf({ message, collect, incomplete }: TableRow): { tone: 'bad' | 'warn'; text: string } | undefined {
  if (message !== '') return { tone: collect === 'stopped' ? 'bad' : 'warn', text: message };
  if (collect === 'stopped') return { tone: 'bad', text: 'It could not be read several times in a row. What was read before stays counted. Read it now, or switch it off.' };
  if (collect === 'partial' && incomplete > 0) return { tone: 'warn', text: `${amount(incomplete, 'commit')} could not be read wholly; the commits are counted, some of their lines are not.` };
  return undefined;
}

/** What its owner chose, in words. */
function chosen({ shown, alias, paths, commits }: NonNullable<TableRow['settings']>): string {
  const left = [paths.length > 0 && amount(paths.length, 'path'), commits.length > 0 && amount(commits.length, 'commit')].filter(Boolean).join(' and ');
  return [shown === 'hidden' ? 'not named on a CV' : shown === 'alias' && `on a CV “${alias}”`, left !== '' && `left out by you: ${left}`].filter(Boolean).join('; ');
}

function Running({ row }: { row: TableRow }) {
  const { path, step } = row;
  const total = step?.name === 'listing' ? null : (step?.total ?? null);
  return (
    <div className="running">
      <progress aria-label={`Reading ${path}`} {...(total !== null && step && { max: total, value: step.done })} />
      <p>{stepWords(row)}</p>
    </div>
  );
}

/** What is asked for seldom. It is made when it is opened: fifty of them would weigh as much as all else in the table. */
function RowMenu({ row, actions, asks: { act, edit } }: { row: TableRow; actions: LineActions; asks: LineAsks }) {
  const { id, path, extra } = row;
  const [open, show] = useState(false);
  return (
    <details className="menu who row-menu" onToggle={({ currentTarget }) => show(currentTarget.open)}>
      <summary aria-label={`More for ${path}`}>…</summary>
      {open && (
        <div className="drop">
          <button type="button" onClick={() => act(() => actions.openSource(id))}>Check open-source status</button>
          <button type="button" onClick={({ currentTarget }) => { currentTarget.closest('details')?.removeAttribute('open'); edit(row); }}>Name and exclusions…</button>
          <button type="button" className="danger" onClick={() => act(() => actions.remove(id))}>{extra ? 'Remove it and its numbers' : 'Delete its numbers'}</button>
        </div>
      )}
    </details>
  );
}

/** One repository: switched on or off, how far its collection is, what was found last, what can be done. `now` in milliseconds since 1970. */
export const RepositoryLine = memo(function RepositoryLine({ row, actions, asks, now }: { row: TableRow; actions: LineActions; asks: LineAsks; now: number }) {
  const { id, path, webUrl, active, extra, collect, commits, lastCommit, lastDay, updated, marks, openSource, settings, fresh } = row;
  const { act, press } = asks;
  const said = sentenceOf(row);
  const running = collect === 'counting';
  const when = lastCommit === null ? (lastDay === null ? null : day(lastDay)) : wallMoment(lastCommit.time);
  const empty = (text: unknown): true | undefined => (text === null ? true : undefined);
  return (
    <>
      <tr className={said || running ? 'with-message' : undefined}>
        <td className="switch-cell"><Toggle label={`Collect ${path}`} checked={active} change={(on) => press([id], on, () => actions.setActive([id], on))} /></td>
        <td><span className="name">{webUrl === null ? path : <a href={webUrl} rel="noreferrer" target="_blank">{path}</a>}</span> {extra && <span className="tag">extra</span>}{fresh && <span className="tag">new</span>}{marks !== '' && <span className="under">{marks}{openSource === true && ', open source'}</span>}{settings && <span className="under">{chosen(settings)}</span>}</td>
        <td><CollectState status={collect} /></td>
        <td className="num" data-empty={empty(commits)}>{commits === null ? '–' : count(commits)}</td>
        <td data-label="last" data-empty={empty(lastCommit)}>{lastCommit === null ? '–' : <code>{lastCommit.sha.slice(0, 7)}</code>}</td>
        <td data-empty={empty(when)}>{when ?? '–'}</td>
        <td data-label="Read" data-empty={empty(updated)}>{running ? 'now' : ago(updated, now)}</td>
        <td className="end">
          {running ? <button type="button" className="quiet" aria-label={`Stop reading ${path}`} onClick={() => act(() => actions.stop(id))}>Stop</button>
            : active && <button type="button" className="quiet" aria-label={`Read ${path} now`} onClick={() => act(() => actions.collect(id))}>Read now</button>}
          <RowMenu row={row} actions={actions} asks={asks} />
        </td>
      </tr>
      {(said || running) && (
        <tr className="message-row"><td colSpan={8}>
          {running && <Running row={row} />}
          {said && <div className={`message ${said.tone}`}><Icon name={said.tone} /><p>{said.text}</p></div>}
        </td></tr>
      )}
    </>
  );
});
