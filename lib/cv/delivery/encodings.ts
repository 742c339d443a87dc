import { brotliCompress, constants, gunzipSync, gzip } from 'node:zlib';
import { promisify } from 'node:util';

/** One content in every form a reader may ask for; compressed once. */
export interface EncodedBody {
  raw: Uint8Array;
  br: Uint8Array;
  gzip: Uint8Array;
}
/** A content as it is kept: without its plain form where that is large and hardly anybody asks for it. */
export interface KeptBody extends Omit<EncodedBody, 'raw'> {
  /** Undefined: it is what `gzip` unpacks to. */
  raw: Uint8Array | undefined;
}
export type Encoding = 'br' | 'gzip' | undefined;

const asyncBrotli = promisify(brotliCompress);
const asyncGzip = promisify(gzip);

/** Compresses a content off the main loop. Brotli quality 9 costs milliseconds on a page, 11 seconds on a script bundle. */
export async function encodeBody(content: string | Uint8Array, quality = 9): Promise<EncodedBody> {
  const raw = typeof content === 'string' ? Buffer.from(content) : content;
  const [br, gz] = await Promise.all([
    asyncBrotli(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length } }),
    asyncGzip(raw, { level: 9 }),
  ]);
  return { raw, br, gzip: gz };
}

/** The same content in less memory: the plain form of a page is several times as large as both others together, and every browser asks for one of those. */
export function keptBody({ raw, br, gzip: gz }: EncodedBody): KeptBody {
  return { raw: gz.length * 2 < raw.length ? undefined : raw, br, gzip: gz };
}

/** Bytes that a content takes in memory. */
export function sizeOf({ raw, br, gzip: gz }: KeptBody): number {
  return [...new Set([raw, br, gz])].reduce((sum, form) => sum + (form?.length ?? 0), 0);
}

/** The best encoding a reader accepts (RFC 9110 section 12.5.3); undefined is the plain content. */
export function chooseEncoding(acceptEncoding: string | null | undefined): Encoding {
  if (!acceptEncoding) return undefined;
  const weights = new Map<string, number>();
  for (const part of acceptEncoding.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map(piece => piece.trim());
    const quality = parameters.find(parameter => parameter.startsWith('q='));
    weights.set(name, quality === undefined ? 1 : Number(quality.slice(2)) || 0);
  }
  const weight = (name: string): number => weights.get(name) ?? weights.get('*') ?? 0;
  const br = weight('br');
  const gz = Math.max(weight('gzip'), weights.get('x-gzip') ?? 0);
  if (br > 0 && br >= gz) return 'br';
  return gz > 0 ? 'gzip' : undefined;
}

/** The bytes and the header of one encoding. */
export function encoded(body: KeptBody, encoding: Encoding): { bytes: Uint8Array; headers: Record<string, string> } {
  const bytes = body[encoding ?? 'raw'] ?? gunzipSync(body.gzip);
  return { bytes, headers: { ...(encoding && { 'content-encoding': encoding }), 'content-length': String(bytes.length) } };
}
