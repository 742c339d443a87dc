import { request as forward } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';

import type { GitServer } from '../../support/git-server';
import { offersMultiAck, rewriteAdvertisement } from './git-habits';
import type { SimulatedToken, World } from './world';

/** What answers for git. */
export interface GitService {
  world: World;
  /** Git's own server of the folders, in protocol 0. */
  git: GitServer;
  /** Partial copies are offered. */
  filter: boolean;
}

/** The whole body of a request or an answer. */
export async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** A request for git that was let in. */
export interface GitRequest {
  request: IncomingMessage;
  response: ServerResponse;
  /** Below the organization. */
  parts: string[];
  query: string;
  body: Buffer;
  token: SimulatedToken | null;
}

/** Git over HTTP as Azure DevOps speaks it: protocol 0 only, for clients that know `multi_ack`, never at an address that ends in `.git`. */
export async function answerGit(running: GitService, { request, response, parts, query, body, token }: GitRequest): Promise<void> {
  const { world } = running;
  const at = parts.indexOf('_git');
  const name = parts[at + 1] ?? '';
  const project = at === 0 ? name : parts[0] ?? '';
  const found = world.repositories.find((one) => !one.deleted && one.name.toLowerCase() === name.toLowerCase() && one.project.name.toLowerCase() === project.toLowerCase());
  const visible = found && (token ? !token.barred.includes(found.id) : found.project.visibility === 'public');
  const text = (status: number, words: string): void => void response.writeHead(status, { 'content-type': 'text/plain' }).end(words);
  if (token && !token.scopes.includes('vso.code')) return text(401, 'TF400813: The user is not authorized to access this resource.');
  if (!found || !visible || found.disabled) {
    return text(404, `TF401019: The Git repository with name or identifier ${name} does not exist or you do not have permissions for the operation you are attempting.`);
  }
  if (!found.folder) return text(404, 'TF401019: The Git repository is empty.');
  const rest = parts.slice(at + 2).join('/');
  if (rest === 'git-upload-pack' && !offersMultiAck(body, request.headers['content-encoding'])) {
    return text(400, 'TF401041: The client does not support multi_ack or multi_ack_detailed, which are required.');
  }
  await relay(running, response, { method: request.method ?? 'GET', address: `${running.git.url(found.folder)}/${rest}?${query}`, headers: request.headers, body, advertisement: rest === 'info/refs' });
}

async function relay(
  running: GitService,
  response: ServerResponse,
  to: { method: string; address: string; headers: IncomingMessage['headers']; body: Buffer; advertisement: boolean },
): Promise<void> {
  const { authorization: _secret, 'git-protocol': _version, host: _host, 'transfer-encoding': _encoding, ...headers } = to.headers;
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = forward(to.address, { method: to.method, headers: { ...headers, 'content-length': String(to.body.length) } }, resolve);
    sent.on('error', reject);
    sent.end(to.body);
  });
  const { 'content-length': _length, connection: _connection, 'transfer-encoding': _chunked, ...passed } = answer.headers;
  response.writeHead(answer.statusCode ?? 500, passed);
  if (to.advertisement) {
    response.end(rewriteAdvertisement(await readBody(answer), running.filter));
    return;
  }
  for await (const chunk of answer) response.write(chunk);
  response.end();
}
