import { request as forward } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GitServer } from '../../support/git-server';
import type { Asked } from './asked';

/** A real repository that answers. */
export interface GitFolder {
  /** Git folder below the root of the server of git folders. */
  folder: string;
  /** `info/refs` or `git-upload-pack`. */
  rest: string;
  /** Rewrites what the repository offers; as it is unless said. */
  advertisement?: (body: Buffer) => Buffer;
}

const BETWEEN_TWO: readonly string[] = ['authorization', 'host', 'connection', 'transfer-encoding', 'content-length'];

function passed(headers: IncomingMessage['headers']): IncomingMessage['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !BETWEEN_TWO.includes(name)));
}

/** Hands a request on to git's own server, without the credentials, and its answer back. Gives the status. */
export async function passToGit(git: GitServer, asked: Asked, { folder, rest, advertisement }: GitFolder, response: ServerResponse): Promise<number> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const onward = forward(`${git.url(folder.replace(/^\//u, ''))}/${rest}?${asked.query.toString()}`, { method: asked.method, headers: { ...passed(asked.headers), 'content-length': String(asked.body.length) } }, resolve);
    onward.on('error', reject);
    response.on('close', () => onward.destroy());
    onward.end(asked.body);
  });
  const status = answer.statusCode ?? 502;
  response.writeHead(status, passed(answer.headers));
  if (!advertisement || rest !== 'info/refs') {
    answer.on('error', () => response.destroy());
    answer.pipe(response);
    return status;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  response.end(advertisement(Buffer.concat(chunks)));
  return status;
}
