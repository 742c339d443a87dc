'use client';

import { Switch } from '@mantine/core';
import { memo } from 'react';
import { amount, count, day } from '../../lib/cv/format';
import type { Answer } from './answer';
import { Icon } from './icon';
import type { TableRow } from './repository-view';
import { CollectState } from './status';
import { ago } from './times';

export interface LineActions {
  setActive: (repositoryIds: string[], active: boolean) => Promise<Answer>;
  collect: (repositoryId: string) => Promise<Answer>;
  openSource: (repositoryId: string) => Promise<Answer>;
  remove: (repositoryId: string) => Promise<Answer>;
}

function sentenceOf({ message, collect, incomplete, progress }: TableRow): { tone: string; text: string } | undefined {
  if (message !== '') return { tone: collect === 'stopped' ? 'bad' : 'warn', text: message };
  if (collect === 'counting' && progress !== null) return { tone: '', text: `${amount(progress, 'commit')} read so far.` };
  if (collect === 'stopped') return { tone: 'bad', text: 'It could not be read several times in a row. What was read before stays counted. Read it now, or switch it off.' };
  if (collect === 'partial' && incomplete > 0) return { tone: 'warn', text: `${amount(incomplete, 'commit')} could not be read wholly; the commits are counted, some of their lines are not.` };
  return undefined;
}

/** What its owner chose, in words. */
function chosen({ shown, alias, paths, commits }: NonNullable<TableRow['settings']>): string {
  const left = [paths.length > 0 && amount(paths.length, 'path'), commits.length > 0 && amount(commits.length, 'commit')].filter(Boolean).join(' and ');
  return [shown === 'hidden' ? 'not named on a CV' : shown === 'alias' && `on a CV “${alias}”`, left !== '' && `left out by you: ${left}`].filter(Boolean).join('; ');
}

/** One repository: switched on or off, how far its collection is, what was found last, what can be done. */
export const RepositoryLine = memo(function RepositoryLine({ row, actions, act, edit, now }: { row: TableRow; actions: LineActions; act: (asked: Promise<Answer>) => void; edit: (row: TableRow) => void; now: number }) {
  const { id, path, webUrl, active, extra, collect, commits, lastFound, lastCommit, updated, marks, openSource, settings } = row;
  const said = sentenceOf(row);
  const empty = (text: string | null): true | undefined => (text === null ? true : undefined);
  return (
    <>
      <tr className={said ? 'with-message' : undefined}>
        <td className="switch-cell"><Switch aria-label={`Collect ${path}`} checked={active} onChange={({ currentTarget }) => act(actions.setActive([id], currentTarget.checked))} /></td>
        <td><span className="name">{webUrl === null ? path : <a href={webUrl} rel="noreferrer" target="_blank">{path}</a>}</span> {extra && <span className="tag">extra</span>}{marks !== '' && <span className="under">{marks}{openSource === true && ', open source'}</span>}{settings && <span className="under">{chosen(settings)}</span>}</td>
        <td><CollectState status={collect} /></td>
        <td className="num" data-label="Commits" data-empty={commits === null || undefined}>{commits === null ? '–' : count(commits)}</td>
        <td data-label="Last commit" data-empty={empty(lastFound)}>{lastFound === null ? '–' : <code>{lastFound.slice(0, 7)}</code>}</td>
        <td data-label="of" data-empty={empty(lastCommit)}>{lastCommit === null ? '–' : day(lastCommit)}</td>
        <td data-label="Read" data-empty={empty(updated)}>{ago(updated, now)}</td>
        <td className="end">
          <details className="menu who row-menu">
            <summary aria-label={`More for ${path}`}>…</summary>
            <div className="drop">
              {active && <button type="button" onClick={() => act(actions.collect(id))}>Read now</button>}
              <button type="button" onClick={() => act(actions.openSource(id))}>Check open-source status</button>
              <button type="button" onClick={({ currentTarget }) => { currentTarget.closest('details')?.removeAttribute('open'); edit(row); }}>Name and exclusions…</button>
              <button type="button" className="danger" onClick={() => act(actions.remove(id))}>{extra ? 'Remove it and its numbers' : 'Delete its numbers'}</button>
            </div>
          </details>
        </td>
      </tr>
      {said && <tr className="message-row"><td colSpan={8}><div className={`message ${said.tone}`}><Icon name={said.tone === 'bad' ? 'bad' : said.tone === 'warn' ? 'warn' : 'busy'} /><p>{said.text}</p></div></td></tr>}
    </>
  );
});
