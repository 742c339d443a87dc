import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';

/** The files of a data folder by name, with what they hold. A store that is being closed takes its files of passage away meanwhile: what is gone by then holds nothing. Throws where there is no file at all. */
export async function filesIn(folder: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const name of await readdir(folder)) {
    const content = await readFile(path.join(folder, name)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
    if (content) files.set(name, content);
  }
  if (files.size === 0) throw new Error(`${folder} holds no file.`);
  return files;
}
