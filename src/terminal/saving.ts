import { writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import type { Attachment } from '../conversation/reply.js';

/** Names that are tried before the folder counts as unusable. */
const MOST_TRIED = 1000;

/** Writes a file into a folder, under another number where the name is taken, and resolves with its path; rejects as the file system does. */
export async function saveFile({ name, bytes }: Pick<Attachment, 'name' | 'bytes'>, folder: string): Promise<string> {
  const { name: stem, ext } = parse(name);
  for (let number = 1; ; number++) {
    const path = join(folder, number === 1 ? name : `${stem}-${number}${ext}`);
    try {
      await writeFile(path, bytes, { flag: 'wx' });
      return path;
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EEXIST';
      if (!isTaken || number >= MOST_TRIED) throw error;
    }
  }
}
