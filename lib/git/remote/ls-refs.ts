import type { RemoteHead } from './advertisement';
import { branchName, isObjectId } from './advertisement';
import { notUnderstood } from './failures';
import { DELIMITER, encodePacket, FLUSH, packetText, readPackets } from './pkt-line';

/** Body of the one request that asks where references of one prefix stand, by default only HEAD (gitprotocol-v2(5), ls-refs). */
export function refsRequest(objectFormat: 'sha1' | 'sha256' = 'sha1', prefix = 'HEAD'): string {
  const format = objectFormat === 'sha256' ? encodePacket('object-format=sha256') : '';
  return encodePacket('command=ls-refs\n') + format + DELIMITER + encodePacket('symrefs\n') + encodePacket(`ref-prefix ${prefix}\n`) + FLUSH;
}

/** Reads the answer; null where it is no answer to ls-refs, which is how servers without protocol 2 show. */
export async function parseHead(chunks: AsyncIterable<Uint8Array>): Promise<{ head: string | null; branch: string | null } | null> {
  let found: Pick<RemoteHead, 'head' | 'branch'> = { head: null, branch: null };
  let ended = false;
  for await (const packet of readPackets(chunks)) {
    if (packet.kind === 'flush') ended = true;
    if (packet.kind !== 'data') continue;
    const text = packetText(packet.payload);
    if (text.startsWith('ERR ')) return null;
    const [id = '', name, ...attributes] = text.split(' ');
    if (name !== 'HEAD') continue;
    if (!isObjectId(id)) throw notUnderstood();
    const target = attributes.find((word) => word.startsWith('symref-target:'))?.slice('symref-target:'.length);
    found = { head: id, branch: branchName(target) };
  }
  return ended ? found : null;
}

const MOST_BRANCHES = 10_000;

/** Commits of all branches in an answer, as many as are sensible. */
export async function parseBranches(chunks: AsyncIterable<Uint8Array>): Promise<string[]> {
  const found: string[] = [];
  for await (const packet of readPackets(chunks)) {
    if (packet.kind !== 'data' || found.length >= MOST_BRANCHES) continue;
    const [id = '', name = ''] = packetText(packet.payload).split(' ');
    if (name.startsWith('refs/heads/') && isObjectId(id)) found.push(id);
  }
  return found;
}
