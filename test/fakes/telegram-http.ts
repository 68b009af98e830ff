import type { IncomingMessage, ServerResponse } from 'node:http';
import { readMultipart } from './multipart.js';
import type { Params } from './telegram-limits.js';

/** The parameters of a call, from JSON or from a form with files. */
export async function readParams(request: IncomingMessage): Promise<Params> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/')) return parsed(readMultipart(body, type));
  return body.length > 0 ? JSON.parse(body.toString()) : {};
}

/** Sends a reply, unless the connection was cut meanwhile. */
export function reply(response: ServerResponse, code: number, body: object): void {
  // The bytes that a message keeps for the tests are nothing that Telegram sends back.
  const said = JSON.stringify(body, (name, value: unknown) => (name === 'bytes' ? undefined : value));
  if (!response.destroyed) response.writeHead(code, { 'content-type': 'application/json' }).end(said);
}

/** What of a form is a number. */
const NUMBERS: ReadonlySet<string> = new Set(['chat_id', 'message_thread_id']);

/** The parameters without the files of a form, which stand beside what names them. */
export function withoutFiles(params: Params): Params {
  const isFile = (value: unknown) => typeof value === 'object' && value !== null && 'bytes' in value;
  return Object.fromEntries(Object.entries(params).filter(([, value]) => !isFile(value)));
}

/** A form carries everything but files as text: numbers and what is nested as JSON. */
function parsed(fields: Params): Params {
  const read = ([name, value]: [string, unknown]) => {
    const isJson = typeof value === 'string' && (/^[[{]/.test(value) || NUMBERS.has(name));
    return [name, isJson ? JSON.parse(value) : value];
  };
  return Object.fromEntries(Object.entries(fields).map(read));
}
