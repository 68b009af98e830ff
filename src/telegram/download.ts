import { type Api, GrammyError } from 'grammy';
import { type Dispatcher, fetch } from 'undici';
import { type Download, DownloadError } from '../conversation/channel.js';

/** The largest file that Telegram hands to a bot. */
export const LARGEST_FILE = 20 * 1024 * 1024;

const TRIES = 2;
const LONGEST_MILLISECONDS = 60_000;

/** Downloads by way of `getFile`, from the server of the Bot API and through its proxy. */
export function createDownload({
  api,
  apiRoot,
  token,
  dispatcher,
}: {
  api: Api;
  apiRoot: string;
  token: string;
  dispatcher: Dispatcher;
}): Download {
  async function bytesAt(path: string): Promise<Uint8Array> {
    const signal = AbortSignal.timeout(LONGEST_MILLISECONDS);
    const steps = path.split('/');
    if (steps.includes('..')) throw new DownloadError('unreachable');
    const place = steps.map(encodeURIComponent).join('/');
    const response = await fetch(`${apiRoot}/file/bot${token}/${place}`, { dispatcher, signal, redirect: 'error' });
    if (!response.ok || !response.body) throw new DownloadError('unreachable');
    const chunks: Uint8Array[] = [];
    let size = 0;
    // What the server says of the size is not believed.
    for await (const chunk of response.body) {
      size += chunk.length;
      if (size > LARGEST_FILE) throw new DownloadError('too_large');
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }

  return async function download(file) {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const { file_path } = await api.getFile(file);
        if (file_path === undefined) throw new DownloadError('unreachable');
        return await bytesAt(file_path);
      } catch (error) {
        const isTooLarge = error instanceof GrammyError && /too big/i.test(error.description);
        if (isTooLarge) throw new DownloadError('too_large');
        if (error instanceof DownloadError && error.reason === 'too_large') throw error;
        // Any other error may quote the address.
        if (attempt >= TRIES) throw new DownloadError('unreachable');
      }
    }
  };
}
