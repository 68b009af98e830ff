import type { KeptFiles } from '../queue.js';
import type { Written } from './outgoing.js';

/** A message as the queue keeps it: its file stands beside it, or in it where the version before wrote it. */
type Kept = Omit<Written, 'file'> & {
  file?: Pick<NonNullable<Written['file']>, 'kind' | 'name'> & ({ kept: number } | { base64: string });
};

/** What the queue keeps of a message; its file is kept first. */
export async function contentOf({ file, ...message }: Written, files: KeptFiles): Promise<string> {
  if (!file) return JSON.stringify(message);
  if (typeof file.bytes === 'function') throw new TypeError('a file that is kept already');
  const { kind, name, bytes } = file;
  const kept: Kept = { ...message, file: { kind, name, kept: await files.keep(bytes) } };
  return JSON.stringify(kept);
}

/** The message of such a content, and the number of its file where it has one. */
export function messageOf(content: string, files: KeptFiles): { message: Written; kept?: number } {
  // Written by `contentOf`, in this version or the one before.
  const { file, ...message } = JSON.parse(content) as Kept;
  if (!file) return { message };
  const { kind, name } = file;
  if ('base64' in file)
    return { message: { ...message, file: { kind, name, bytes: Buffer.from(file.base64, 'base64') } } };
  return { message: { ...message, file: { kind, name, bytes: () => files.of(file.kept) } }, kept: file.kept };
}
