import type { AuditAction } from '../../lib/documents/collections';
import { dayText, instant } from './times';

const DONE: Readonly<Record<AuditAction, string>> = {
  'signed-in': 'Signed in', 'signed-out': 'Signed out', 'session-ended': 'Session ended', 'token-added': 'Token added', 'token-checked': 'Token checked', 'token-replaced': 'Token replaced',
  'token-deleted': 'Token deleted', 'token-leaving': 'Access ends', 'token-left': 'Access ended', 'token-sealed-anew': 'Token encrypted anew', 'repositories-listed': 'Repositories listed',
  'repository-asked': 'Repository looked up', 'changes-asked': 'Asked for changes', 'repository-collected': 'Repository read', 'token-revoked': 'Token revoked', 'token-unreadable': 'Token could not be read',
  'repository-deleted': 'Repository deleted', 'api-token-made': 'API token made', 'api-token-revoked': 'API token revoked', 'id-key-given': 'Key of your ids given to “commit-stats push”',
};

export interface Trace { id: string; last: string; times: number; action: AuditAction; token: { name: string } | null; subject: string; from: string }

/** What was done with the person's tokens and account, newest first. */
export function AuditList({ events }: { events: readonly Trace[] }) {
  if (events.length === 0) return <div className="nothing-yet"><h3>Nothing yet</h3><p>Each use of a token stands here: when, for what, how often. Also who signed in, and from which browser.</p></div>;
  return (
    <table className="rows stack packed traces">
      <thead><tr><th>When</th><th>What</th><th>Token</th><th>For what</th></tr></thead>
      <tbody>{events.map(({ id, last, times, action, token, subject, from }) => (
        <tr key={id}><td>{instant(last)}</td><td>{DONE[action]}{times > 1 && ` ${times} times`}</td><td>{token?.name}</td><td className="mono">{subject}{from !== '' && <span className="under">from {agentName(from)}</span>}</td></tr>
      ))}</tbody>
    </table>
  );
}

export interface BrowserRow { id: string; agent: string; created: string; expires: number; here: boolean }

/** The system and browser that a browser names itself as. */
function agentName(agent: string): string {
  const browser = /(Edg|OPR|Firefox|Chrome|Safari)\/[\d.]+/u.exec(agent)?.[1];
  const system = /Windows|Mac OS X|Android|iPhone|iPad|Linux/u.exec(agent)?.[0];
  const known = { Edg: 'Edge', OPR: 'Opera' }[browser ?? ''] ?? browser;
  return [known, system].filter(Boolean).join(' on ') || agent || 'A browser';
}

/** Where the person is signed in, and the way out of all of them. */
export function Browsers({ sessions }: { sessions: readonly BrowserRow[] }) {
  return (
    <>
      <table className="rows stack packed">
        <thead><tr><th>Browser</th><th>Since</th><th>Until</th></tr></thead>
        <tbody>{sessions.map(({ id, agent, created, expires, here }) => (
          <tr key={id}><td>{agentName(agent)} {here && <span className="tag">this one</span>}</td><td data-label="Since">{instant(created)}</td><td data-label="Until">{dayText(new Date(expires).toISOString())}</td></tr>
        ))}</tbody>
      </table>
      <form method="post" action="/api/auth/sign-out-everywhere"><p className="acts"><button type="submit" className="button">Sign out everywhere</button></p></form>
    </>
  );
}
