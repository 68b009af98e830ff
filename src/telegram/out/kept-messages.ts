import type { KeptFiles } from '../../contracts/queue.js';
import type { Written } from './written.js';

/** A message as the queue keeps it: its file stands beside it, or in it where the version before wrote it. */
type Kept = Omit<Written, 'file'> & {
  file?: Pick<NonNullable<Written['file']>, 'kind' | 'name' | 'shows'> & ({ kept: number } | { base64: string });
};

/** What the queue keeps of a message; its file is kept first. */
export async function contentOf({ file, ...message }: Written, files: KeptFiles): Promise<string> {
  if (!file) return JSON.stringify(message);
  if (typeof file.bytes === 'function') throw new TypeError('a file that is kept already');
  const { bytes, ...about } = file;
  const kept: Kept = { ...message, file: { ...about, kept: await files.keep(bytes) } };
  return JSON.stringify(kept);
}

/** The message of such a content, and the number of its file where it has one. */
export function messageOf(content: string, files: KeptFiles): { message: Written; kept?: number } {
  // Written by `contentOf`, in this version or the one before.
  const { file, ...message } = JSON.parse(content) as Kept;
  if (!file) return { message };
  if ('base64' in file) {
    const { base64, ...about } = file;
    return { message: { ...message, file: { ...about, bytes: Buffer.from(base64, 'base64') } } };
  }
  const { kept, ...about } = file;
  return { message: { ...message, file: { ...about, bytes: () => files.of(kept) } }, kept };
}
