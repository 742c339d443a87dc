import type { Advertisement } from './advertisement';
import { DELIMITER, encodePacket, FLUSH } from './pkt-line';

/** What is asked of the server in one request. */
export interface FetchWish {
  /** Ids of commits, trees or blobs. */
  wants: readonly string[];
  /** Commits that the server may treat as if everything they reach were here already. */
  haves?: readonly string[];
  filter?: 'tree:0' | 'blob:none';
  /** Commits come without their parents. */
  alone?: boolean;
}

const AGENT = 'agent=git/commit-stats';

/** The body of one fetch, in the protocol that the server speaks (gitprotocol-v2(5), fetch; gitprotocol-pack(5) for protocol 0). */
export function fetchBody(server: Advertisement, wish: FetchWish): string {
  return server.version === 2 ? bodyOfTwo(server.objectFormat, wish) : bodyOfZero(server, wish);
}

function bodyOfTwo(objectFormat: 'sha1' | 'sha256', wish: FetchWish): string {
  const lines = [encodePacket('command=fetch'), encodePacket(AGENT)];
  if (objectFormat === 'sha256') lines.push(encodePacket('object-format=sha256'));
  lines.push(DELIMITER, encodePacket('no-progress'), encodePacket('ofs-delta'));
  for (const id of wish.wants) lines.push(encodePacket(`want ${id}\n`));
  if (wish.alone) lines.push(encodePacket('deepen 1'));
  if (wish.filter) lines.push(encodePacket(`filter ${wish.filter}`));
  for (const id of wish.haves ?? []) lines.push(encodePacket(`have ${id}\n`));
  lines.push(encodePacket('done'), FLUSH);
  return lines.join('');
}

function bodyOfZero(server: Extract<Advertisement, { version: 0 }>, wish: FetchWish): string {
  const words = ['no-progress'];
  if (server.agent) words.push(AGENT);
  if (server.sideBand) words.unshift('side-band-64k');
  // Nothing here depends on it, and Azure DevOps turns away who does not know it (TF401041).
  if (server.multiAck) words.unshift(server.multiAck);
  if (server.offsetDeltas) words.push('ofs-delta');
  if (server.objectFormat === 'sha256') words.push('object-format=sha256');
  if (wish.filter) words.push('filter');
  const lines = wish.wants.map((id, index) => encodePacket(index === 0 ? `want ${id} ${words.join(' ')}\n` : `want ${id}\n`));
  if (wish.alone) lines.push(encodePacket('deepen 1'));
  if (wish.filter) lines.push(encodePacket(`filter ${wish.filter}`));
  lines.push(FLUSH);
  for (const id of wish.haves ?? []) lines.push(encodePacket(`have ${id}\n`));
  lines.push(encodePacket('done\n'));
  return lines.join('');
}
