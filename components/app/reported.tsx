'use client';

import { useState } from 'react';
import { count } from '../../lib/cv/format';
import type { Answer, FormAct } from './answer';
import { Press } from './press';
import { RepositorySettings } from './repository-settings';
import type { TableRow } from './repository-view';
import { ago } from './times';

/** A repository that its owner counted at home. */
export interface ReportedRow extends TableRow {
  /** The last report that came wholly; null before the first. */
  completed: string | null;
}

/** Repositories that their owner counted at home: named, left out in part, deleted. `now` in milliseconds since 1970. */
export function Reported({ rows, remove, settings, now }: { rows: readonly ReportedRow[]; remove: (id: string) => Promise<Answer>; settings: FormAct; now: number }) {
  const [edited, edit] = useState<TableRow>();
  return (
    <>
      <table className="rows stack">
        <thead><tr><th>Repository</th><th className="num">Commits</th><th>Reported</th><th className="end"><span className="hidden">Actions</span></th></tr></thead>
        <tbody>{rows.map((row) => (
          <tr key={row.id}>
            <td><b>{row.name}</b>{row.settings && <span className="under">{[row.settings.shown === 'hidden' && 'not named on a CV', row.settings.shown === 'alias' && `on a CV “${row.settings.alias}”`, row.settings.paths.length + row.settings.commits.length > 0 && 'partly left out by you'].filter(Boolean).join('; ')}</span>}</td>
            <td className="num" data-label="Commits">{row.commits === null ? '–' : count(row.commits)}</td>
            <td data-label="Reported">{row.completed === null ? 'not wholly: run the same command again' : ago(row.updated, now)}</td>
            <td className="end"><div className="acts"><button type="button" className="quiet" aria-label={`Name and exclusions of ${row.name}`} onClick={() => edit(row)}>Name and exclusions</button><Press act={remove.bind(null, row.id)} label="Delete its numbers" busyLabel="Deleting…" className="quiet danger" /></div></td>
          </tr>
        ))}</tbody>
      </table>
      <RepositorySettings row={edited} act={settings} close={() => edit(undefined)} again="Paths are left out once you have run commit-stats push for it again; single commits at once." />
    </>
  );
}
