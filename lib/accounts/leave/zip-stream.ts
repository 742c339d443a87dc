import { Zip, ZipDeflate } from 'fflate';

/** A file of an archive: its name and its text, piece by piece. */
export interface ArchiveEntry {
  name: string;
  pieces: AsyncIterable<string> | Iterable<string>;
}

const LEVEL = 6;

/** A ZIP archive made as it is read: one piece of one file is in memory at a time. What an entry throws, this throws; an archive that was cut off has no directory and opens nowhere. */
export async function* zipStream(entries: AsyncIterable<ArchiveEntry>): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  let failure: Error | undefined;
  const archive = new Zip((error, chunk) => {
    if (error) failure = error;
    else if (chunk.length > 0) ready.push(chunk);
  });
  function* drain(): Generator<Uint8Array> {
    if (failure) throw failure;
    const chunks = ready;
    ready = [];
    yield* chunks;
  }
  const encoder = new TextEncoder();
  for await (const { name, pieces } of entries) {
    const file = new ZipDeflate(name, { level: LEVEL });
    archive.add(file);
    for await (const piece of pieces) {
      file.push(encoder.encode(piece));
      yield* drain();
    }
    file.push(new Uint8Array(0), true);
    yield* drain();
  }
  archive.end();
  yield* drain();
}
