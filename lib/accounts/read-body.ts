import { AppError } from '../errors/app-error';

/**
 * The body of a request as text, at most `most` bytes of it.
 * @throws AppError `too-large` as soon as more arrives or is announced, `wrong-use` for bytes that are no UTF-8.
 */
export async function readBody(request: Pick<Request, 'body' | 'headers'>, most: number): Promise<string> {
  const tooLarge = new AppError('too-large', `This request is larger than ${most} bytes.`);
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLarge;
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.byteLength;
    if (size > most) throw tooLarge;
    parts.push(part);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
  } catch (error) {
    throw new AppError('wrong-use', 'This request is no text in UTF-8.', { cause: error });
  }
}
