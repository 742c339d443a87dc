import { gunzipSync } from 'node:zlib';

/** What the service offers for git: neither offset deltas nor tags with their commits, no object format, no program's name. */
const OFFERED = 'multi_ack thin-pack side-band side-band-64k no-progress multi_ack_detailed no-done shallow allow-tip-sha1-in-want';
const LENGTH = 4;

function packet(text: string): string {
  return (Buffer.byteLength(text, 'latin1') + LENGTH).toString(16).padStart(LENGTH, '0') + text;
}

/** The advertisement of a git server of protocol 0 with the capabilities of Azure DevOps in the place of its own. */
export function rewriteAdvertisement(body: Buffer, filter: boolean): Buffer {
  const text = body.toString('latin1');
  let at = 0;
  let written = '';
  let done = false;
  while (at < text.length) {
    const length = Number.parseInt(text.slice(at, at + LENGTH), 16);
    if (length === 0) {
      written += '0000';
      at += LENGTH;
      continue;
    }
    const line = text.slice(at + LENGTH, at + length);
    const end = line.indexOf('\0');
    if (end >= 0 && !done) {
      const symref = /symref=HEAD:\S+/.exec(line)?.[0];
      written += packet(`${line.slice(0, end)}\0${[OFFERED, ...(filter ? ['filter'] : []), ...(symref ? [symref] : [])].join(' ')}\n`);
      done = true;
    } else {
      written += packet(line);
    }
    at += length;
  }
  return Buffer.from(written, 'latin1');
}

/** True for a request that the service takes: its first line wants something and knows `multi_ack`. */
export function offersMultiAck(body: Buffer, encoding: string | undefined): boolean {
  const plain = encoding === 'gzip' ? gunzipSync(body) : body;
  const length = Number.parseInt(plain.subarray(0, LENGTH).toString('latin1'), 16);
  return /^want [0-9a-f]{40} .*\bmulti_ack/.test(plain.subarray(LENGTH, Math.max(LENGTH, length)).toString('latin1'));
}
