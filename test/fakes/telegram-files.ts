import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Document } from 'grammy/types';
import { Refusal } from './telegram-limits.js';

const LARGEST_DOWNLOAD = 20 * 1024 * 1024;

/** The files that people sent, as the Bot API hands them out. */
export class SentFiles {
  /** How often a file was downloaded, by its name. */
  readonly downloads: string[] = [];
  private readonly files = new Map<string, { name: string; bytes: Uint8Array; path: string }>();

  constructor(private readonly token: string) {}

  /** Takes a file in; `size` is what Telegram says of it, which may be wrong. */
  add(name: string, bytes: Uint8Array, size: number | undefined = bytes.length): Document {
    const id = `file-${this.files.size + 1}`;
    this.files.set(id, { name, bytes, path: `documents/${id}` });
    return { file_id: id, file_unique_id: id, file_name: name, ...(size !== undefined && { file_size: size }) };
  }

  /** What `getFile` answers. */
  get(id: unknown): { file_id: string; file_unique_id: string; file_path: string } {
    const file = this.files.get(String(id));
    if (!file) throw new Refusal(400, 'Bad Request: invalid file_id');
    if (file.bytes.length > LARGEST_DOWNLOAD) throw new Refusal(400, 'Bad Request: file is too big');
    return { file_id: String(id), file_unique_id: String(id), file_path: file.path };
  }

  /** Sends the bytes of a file; `false` where the address is of something else. */
  serve({ url = '' }: IncomingMessage, response: ServerResponse): boolean {
    if (!url.startsWith('/file/')) return false;
    const file = [...this.files.values()].find(({ path }) => url === `/file/bot${this.token}/${path}`);
    if (file) this.downloads.push(file.name);
    if (file) response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(file.bytes);
    else response.writeHead(404).end();
    return true;
  }
}
