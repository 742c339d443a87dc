import { AppError } from '../../errors/app-error';
import type { Connection } from './connection';
import { notUnderstood } from './failures';
import { BrokenStream, packetText, readPackets } from './pkt-line';

/** Where the default branch stands. */
export interface RemoteHead {
  /** null: the repository has no commits yet, or its default branch does not exist. */
  head: string | null;
  /** Name of the default branch without `refs/heads/`, if the server tells one that can be trusted as a name. */
  branch: string | null;
  objectFormat: 'sha1' | 'sha256';
}

/** What a server says of itself. Protocol 0 servers name their references in the same breath. */
export type Advertisement =
  | { version: 2; filter: boolean; shallow: boolean; objectFormat: 'sha1' | 'sha256' }
  | { version: 0; filter: boolean; shallow: boolean; anyObject: boolean; sideBand: boolean; offsetDeltas: boolean; multiAck: 'multi_ack_detailed' | 'multi_ack' | null; agent: boolean; objectFormat: 'sha1' | 'sha256'; head: RemoteHead; heads: string[]; shallowCommits: string[] };

/** Asks `info/refs` for what the server can do. Throws AppError where it is no git server. */
export async function readAdvertisement(connection: Connection): Promise<Advertisement> {
  const answer = await connection.exchange({
    path: '/info/refs?service=git-upload-pack',
    expects: 'application/x-git-upload-pack-advertisement',
    gitProtocol: 'version=2',
    maxBytes: connection.limits.refsBytes,
  });
  try {
    return await parseAdvertisement(answer);
  } catch (cause) {
    throw cause instanceof BrokenStream ? notUnderstood(cause) : cause;
  }
}

/** Reads both forms: the capabilities of protocol 2, and the references of protocol 0 or 1, of which only branches are kept. */
export async function parseAdvertisement(chunks: AsyncIterable<Uint8Array>): Promise<Advertisement> {
  const capabilities = new Map<string, string>();
  let version: 0 | 2 | undefined;
  let named = false;
  let head: string | null = null;
  const heads: string[] = [];
  const shallowCommits: string[] = [];
  for await (const packet of readPackets(chunks)) {
    if (packet.kind !== 'data') continue;
    const text = packetText(packet.payload);
    named ||= text === '# service=git-upload-pack';
    if (text.startsWith('# service=') || text === 'version 1') continue;
    if (text.startsWith('ERR ')) throw new AppError('not-found', 'The server says that it cannot offer this repository.');
    if (version === undefined) {
      version = text === 'version 2' ? 2 : 0;
      if (version === 2) continue;
      const nul = text.indexOf('\0');
      for (const word of text.slice(nul + 1).split(' ')) setCapability(capabilities, word);
      const first = text.slice(0, Math.max(0, nul));
      head = headOf(first);
      keepBranch(first, heads);
    } else if (version === 2) {
      setCapability(capabilities, text);
    } else {
      head ??= headOf(text);
      keepBranch(text, heads);
      if (text.startsWith('shallow ') && isObjectId(text.slice(8))) shallowCommits.push(text.slice(8));
    }
  }
  // A repository without any reference may be introduced and nothing more.
  if (version === undefined && named) version = 0;
  if (version === undefined) throw notUnderstood();
  const objectFormat = parseObjectFormat(capabilities.get('object-format'));
  if (version === 2) {
    const features = (capabilities.get('fetch') ?? '').split(' ');
    return { version, filter: features.includes('filter'), shallow: features.includes('shallow'), objectFormat };
  }
  return {
    version,
    filter: capabilities.has('filter'),
    shallow: capabilities.has('shallow'),
    anyObject: givesAnyObject(capabilities),
    sideBand: capabilities.has('side-band-64k'),
    offsetDeltas: capabilities.has('ofs-delta'),
    multiAck: capabilities.has('multi_ack_detailed') ? 'multi_ack_detailed' : capabilities.has('multi_ack') ? 'multi_ack' : null,
    agent: capabilities.has('agent'),
    objectFormat,
    head: { head, branch: branchName(capabilities.get('symref')), objectFormat },
    heads,
    shallowCommits,
  };
}

/**
 * Azure DevOps, the one known server that names no program of its own, says only that tips may be asked for; partial copies, which it offers too,
 * would be of no use to anybody if that were all.
 */
function givesAnyObject(capabilities: ReadonlyMap<string, string>): boolean {
  if (!capabilities.has('allow-tip-sha1-in-want')) return false;
  return capabilities.has('allow-reachable-sha1-in-want') || (capabilities.has('filter') && !capabilities.has('agent'));
}

function setCapability(into: Map<string, string>, text: string): void {
  const equals = text.indexOf('=');
  const [name, value] = equals < 0 ? [text, ''] : [text.slice(0, equals), text.slice(equals + 1)];
  if (name === 'symref' && !value.startsWith('HEAD:')) return;
  into.set(name, name === 'symref' ? value.slice(5) : value);
}

function headOf(line: string): string | null {
  const [id = '', name] = line.split(' ');
  return name === 'HEAD' && isObjectId(id) ? id : null;
}

const MOST_BRANCHES = 10_000;

function keepBranch(line: string, into: string[]): void {
  const [id = '', name = ''] = line.split(' ');
  if (name.startsWith('refs/heads/') && isObjectId(id) && into.length < MOST_BRANCHES) into.push(id);
}

/** The two formats git knows; servers that name none use the first. Throws `repository-unsupported` for a third. */
export function parseObjectFormat(text: string | undefined): 'sha1' | 'sha256' {
  if (text === undefined || text === '' || text === 'sha1') return 'sha1';
  if (text === 'sha256') return 'sha256';
  throw new AppError('repository-unsupported', 'The repository uses a kind of object ids that is not known here.');
}

/** A full id in either format. */
export function isObjectId(text: string): boolean {
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}

/** The branch behind a reference's name; null for names that git itself would refuse or that could be taken for a path or an option. */
export function branchName(reference: string | undefined): string | null {
  if (!reference?.startsWith('refs/heads/')) return null;
  const name = reference.slice('refs/heads/'.length);
  // oxlint-disable-next-line no-control-regex
  const impossible = /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|^[-./]|[./]$|\.lock(\/|$)|\/\./;
  return name === '' || name.length > 1000 || impossible.test(name) ? null : name;
}
