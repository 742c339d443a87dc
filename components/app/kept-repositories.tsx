'use client';

import { useState } from 'react';
import { count } from '../../lib/cv/format';
import type { Answer, FormAct } from './answer';
import { Press } from './press';
import { RepositorySettings } from './repository-settings';
import type { TableRow } from './repository-view';

/** A repository that no token reads: counted at home, or read before. */
export interface KeptRow extends TableRow {
  /** What is to be known of its numbers, in words. */
  state: string;
}

/** Repositories that no token reads: named, left out in part, deleted. `column`: what their state says. `again`: when what is left out is left out. */
export function KeptRepositories({ rows, column, again, remove, settings }: { rows: readonly KeptRow[]; column: string; again: string; remove: (id: string) => Promise<Answer>; settings: FormAct }) {
  const [edited, edit] = useState<TableRow>();
  return (
    <>
      <table className="rows stack packed">
        <thead><tr><th>Repository</th><th className="num">Commits</th><th>{column}</th><th className="end"><span className="hidden">Actions</span></th></tr></thead>
        <tbody>{rows.map((row) => (
          <tr key={row.id}>
            <td><b>{row.path}</b>{row.settings && <span className="under">{[row.settings.shown === 'hidden' && 'not named on a CV', row.settings.shown === 'alias' && `on a CV “${row.settings.alias}”`, row.settings.paths.length + row.settings.commits.length > 0 && 'partly left out by you'].filter(Boolean).join('; ')}</span>}</td>
            <td className="num" data-label="Commits">{row.commits === null ? '–' : count(row.commits)}</td>
            <td data-label={column}>{row.state}</td>
            <td className="end"><div className="acts"><button type="button" className="quiet" aria-label={`Name and exclusions of ${row.path}`} onClick={() => edit(row)}>Name and exclusions</button><Press act={remove.bind(null, row.id)} label="Delete its numbers" busyLabel="Deleting…" className="quiet danger" /></div></td>
          </tr>
        ))}</tbody>
      </table>
      <RepositorySettings row={edited} act={settings} close={() => edit(undefined)} again={again} />
    </>
  );
}
