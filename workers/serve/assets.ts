import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import type { EncodedBody } from '../../lib/cv/delivery/encodings';
import { chooseEncoding, encodeBody, encoded } from '../../lib/cv/delivery/encodings';
import { holdsAlready, etagOf } from '../../lib/cv/headers';

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json',
};
/** Packed by their own format: compressing them again gains nothing. */
const PACKED = new Set(['.woff2', '.png', '.ico']);
/** Such a name carries a hash of the content, so what it names never changes. */
const HASHED = /[-.][0-9A-Za-z_]{8,}\.[a-z0-9]+$/u;

interface Asset {
  headers: Record<string, string>;
  etag: string;
  body: EncodedBody | Uint8Array;
}

export interface Assets {
  /** Answers where the path names a file that was there at the start; else false. */
  answer(request: IncomingMessage, response: ServerResponse, pathname: string): boolean;
}

async function load(file: string, name: string): Promise<Asset> {
  const extension = path.extname(name).toLowerCase();
  const content = await readFile(file);
  const etag = etagOf(content);
  return {
    etag,
    body: PACKED.has(extension) ? content : await encodeBody(content),
    headers: {
      'content-type': TYPES[extension] ?? 'application/octet-stream',
      'cache-control': HASHED.test(name) ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      etag,
      ...(PACKED.has(extension) ? {} : { vary: 'accept-encoding' }),
    },
  };
}

/** Files of a folder in memory, packed once, under the given address, e.g. `/assets/`. A missing folder holds nothing. */
export async function loadAssets(folder: string, address: string): Promise<Assets> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const assets = new Map<string, Asset>();
  await Promise.all(found.filter(entry => entry.isFile()).map(async entry => {
    const file = path.join(entry.parentPath, entry.name);
    assets.set(address + path.relative(folder, file).split(path.sep).join('/'), await load(file, entry.name));
  }));
  return {
    answer(request, response, pathname) {
      const asset = assets.get(pathname);
      if (!asset || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
      if (holdsAlready(request.headers['if-none-match'], asset.etag)) {
        response.writeHead(304, asset.headers).end();
        return true;
      }
      const { bytes, headers } = asset.body instanceof Uint8Array
        ? { bytes: asset.body, headers: { 'content-length': String(asset.body.length) } }
        : encoded(asset.body, chooseEncoding(request.headers['accept-encoding']));
      response.writeHead(200, { ...asset.headers, ...headers }).end(request.method === 'HEAD' ? undefined : bytes);
      return true;
    },
  };
}
