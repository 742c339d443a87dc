import { AppError } from '../errors/app-error';

/** A document as text and bytes: a byte string in it stands in the text as `{"$bytes":"offset,length"}`. */
export interface Body {
  body: string;
  bytes: Uint8Array | null;
}

/** The most that a document may take up: MongoDB refuses 16 MiB. */
export const LARGEST_DOCUMENT = 15_000_000;

const MARK = '$bytes';

/**
 * Plain JSON values and byte strings as one JSON text and one byte string.
 * @throws AppError `internal` for names that not every server takes (`$…`, dots), `limit-exceeded` above 15 MB.
 */
export function encodeBody(document: object): Body {
  const parts: Uint8Array[] = [];
  const places = new WeakSet<object>();
  let length = 0;
  // Not an arrow function: a Buffer's own `toJSON` has run when the value arrives, the untouched one is in `this`.
  const body = JSON.stringify(document, function replace(this: Record<string, unknown>, key: string, value: unknown) {
    if (places.has(this)) return value;
    if (key.startsWith('$') || key.includes('.')) throw new AppError('internal', 'A document has a field whose name begins with $ or holds a dot.');
    const raw = this[key];
    if (!(raw instanceof Uint8Array)) return value;
    const place = { [MARK]: `${length},${raw.byteLength}` };
    places.add(place);
    parts.push(raw);
    length += raw.byteLength;
    return place;
  });
  if (Buffer.byteLength(body) + length > LARGEST_DOCUMENT) throw new AppError('limit-exceeded', 'What should be stored is larger than 15 MB.');
  return { body, bytes: parts.length === 0 ? null : Buffer.concat(parts) };
}

/** The document that `encodeBody` was given. */
export function decodeBody({ body, bytes }: Body): unknown {
  if (bytes === null) return JSON.parse(body);
  return JSON.parse(body, (_key, value: unknown) => {
    const place = (value as Record<string, unknown> | null)?.[MARK];
    if (typeof place !== 'string') return value;
    const [offset, size] = place.split(',').map(Number) as [number, number];
    return new Uint8Array(bytes.subarray(offset, offset + size));
  });
}
