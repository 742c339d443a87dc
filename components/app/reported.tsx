import type { RepositoryRow } from '../../lib/repositories/list-repositories';
import type { Answer } from './answer';
import { Press } from './press';
import { ago } from './times';

type Row = Pick<RepositoryRow, 'id' | 'name' | 'completed' | 'checked'>;

/** Repositories that their owner counted at home. `now` in milliseconds since 1970. */
export function Reported({ rows, remove, now }: { rows: readonly Row[]; remove: (id: string) => Promise<Answer>; now: number }) {
  return (
    <table className="rows stack">
      <thead><tr><th>Repository</th><th>Reported</th><th className="end"><span className="hidden">Actions</span></th></tr></thead>
      <tbody>{rows.map(({ id, name, completed, checked }) => (
        <tr key={id}>
          <td><b>{name}</b></td>
          <td data-label="Reported">{completed === null ? 'not wholly: run the same command again' : ago(checked, now)}</td>
          <td className="end"><div className="acts"><Press act={remove.bind(null, id)} label="Delete its numbers" busyLabel="Deleting…" className="quiet danger" /></div></td>
        </tr>
      ))}</tbody>
    </table>
  );
}
