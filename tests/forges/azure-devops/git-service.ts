import type { Asked, Reply, RestReply } from '../core/server';
import { offersMultiAck, rewriteAdvertisement } from './git-habits';
import type { SimulatedToken, World } from './world';

/** A request for git that was let in. */
export interface GitRequest {
  asked: Asked;
  /** Below the organization, decoded. */
  parts: string[];
  token: SimulatedToken | null;
  /** Partial copies are offered. */
  filter: boolean;
}

/** Git over HTTP as Azure DevOps speaks it: protocol 0 only, for clients that know `multi_ack`, never at an address that ends in `.git`. */
export function answerGit(world: World, { asked, parts, token, filter }: GitRequest): Reply {
  const at = parts.indexOf('_git');
  const name = parts[at + 1] ?? '';
  const project = at === 0 ? name : parts[0] ?? '';
  const found = world.repositories.find((one) => !one.deleted && one.name.toLowerCase() === name.toLowerCase() && one.project.name.toLowerCase() === project.toLowerCase());
  const visible = found && (token ? !token.barred.includes(found.id) : found.project.visibility === 'public');
  const text = (status: number, body: string): RestReply => ({ status, headers: { 'content-type': 'text/plain' }, body });
  if (token && !token.scopes.includes('vso.code')) return text(401, 'TF400813: The user is not authorized to access this resource.');
  if (!found || !visible || found.disabled) {
    return text(404, `TF401019: The Git repository with name or identifier ${name} does not exist or you do not have permissions for the operation you are attempting.`);
  }
  if (!found.folder) return text(404, 'TF401019: The Git repository is empty.');
  const rest = parts.slice(at + 2).join('/');
  if (rest === 'git-upload-pack' && !offersMultiAck(asked.body, asked.headers['content-encoding'])) {
    return text(400, 'TF401041: The client does not support multi_ack or multi_ack_detailed, which are required.');
  }
  return { git: { folder: found.folder, rest, advertisement: (body) => rewriteAdvertisement(body, filter) } };
}
