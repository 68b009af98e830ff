import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server does with one call; anything but `says` is something that real servers do. */
export type Behaviour =
  | { says: string; finish?: string | null; usage?: boolean; pieces?: number; next?: Next; stalls?: boolean }
  | { status: number; body?: string; headers?: Record<string, string> }
  | 'never answers'
  | 'only keeps alive'
  | 'stalls after a piece'
  | 'resets midway'
  | 'one byte at a time'
  | 'HTML'
  | 'no choices'
  | 'asks for a tool'
  | 'an error midway'
  | 'broken JSON';

/** Resolves when the piece of this number, from 0, is to be written. */
type Next = (piece: number) => Promise<void> | undefined;

export type Asked = {
  path: string;
  model: string;
  system: string;
  user: string;
  input: string[];
  encoding: string;
  /** The whole body. */
  sent: Record<string, unknown>;
};

/** How the server answers a call for vectors, made by `vectorOf` where nothing is wrong. */
export type Embedding =
  | 'right'
  | 'reversed'
  | 'one too few'
  | 'not a number'
  | 'zeros'
  | 'base64 taken for floats'
  | 'at most ten'
  | 'refuses the key'
  | 'hangs'
  | 'two dimensions'
  | 'one for all'
  | 'out of order';

export type ModelServer = {
  baseUrl: string;
  /** Every call that came, in order. */
  asked: Asked[];
  /** Calls that are neither answered nor let go. */
  open(): number;
  /** What is done with the next calls, in order; the last one stays. */
  does(...behaviours: (Behaviour | ((asked: Asked) => Behaviour))[]): void;
  embeds(embedding: Embedding, dimension?: number): void;
  close(): Promise<void>;
};

/** A server on this machine that speaks OpenAI's protocol and every way of getting it wrong. */
export async function startModelServer(): Promise<ModelServer> {
  const asked: Asked[] = [];
  let script: (Behaviour | ((asked: Asked) => Behaviour))[] = [{ says: '{"nothing":true}' }];
  let embedding: Embedding = 'right';
  let dimension = 8;
  let open = 0;

  const server = createServer(async (request, response) => {
    open += 1;
    response.on('close', () => {
      open -= 1;
    });
    const call = await callOf(request);
    asked.push(call);
    if (call.path.endsWith('/embeddings')) return sendVectors(response, call, { embedding, dimension });
    const [next] = script;
    if (script.length > 1) script = script.slice(1);
    const behaviour = typeof next === 'function' ? next(call) : next;
    if (behaviour) await behave(response, behaviour);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // It listens on a port, not on a pipe.
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    asked,
    open: () => open,
    does: (...behaviours) => {
      script = behaviours;
    },
    embeds: (how, size = 8) => {
      embedding = how;
      dimension = size;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function callOf(request: IncomingMessage): Promise<Asked> {
  let body = '';
  for await (const chunk of request) body += chunk;
  const sent = JSON.parse(body);
  const { model, messages = [], input = [], encoding_format: encoding = '' } = sent;
  const said = (role: string) => messages.find((message: { role: string }) => message.role === role)?.content ?? '';
  return { path: request.url ?? '', model, system: said('system'), user: said('user'), input, encoding, sent };
}

async function behave(response: ServerResponse, behaviour: Behaviour): Promise<void> {
  if (typeof behaviour === 'object' && 'status' in behaviour) {
    response.writeHead(behaviour.status, { 'content-type': 'application/json', ...behaviour.headers });
    response.end(behaviour.body ?? JSON.stringify({ error: { message: 'refused' } }));
    return;
  }
  if (behaviour === 'never answers') return;
  if (behaviour === 'HTML') {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>Bad gateway</body></html>');
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  if (typeof behaviour === 'object') {
    const { says, finish = 'stop', usage = true, pieces = 4, next, stalls = false } = behaviour;
    const size = Math.max(1, Math.ceil(says.length / pieces));
    for (let at = 0; at < says.length; at += size) {
      await next?.(at / size);
      response.write(piece(says.slice(at, at + size)));
    }
    if (stalls) return;
    if (finish !== null) response.write(event({ choices: [{ index: 0, delta: {}, finish_reason: finish }] }));
    if (usage)
      response.write(event({ choices: [], usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 } }));
    if (finish !== null) response.write('data: [DONE]\n\n');
    response.end();
    return;
  }
  misbehave(response, behaviour);
}

function misbehave(response: ServerResponse, behaviour: Extract<Behaviour, string>): void {
  const every = (milliseconds: number, line: string) => {
    const timer = setInterval(() => response.write(line), milliseconds);
    response.on('close', () => clearInterval(timer));
  };
  const call = { index: 0, id: 'a', type: 'function', function: { name: 'send', arguments: '{}' } };
  switch (behaviour) {
    case 'never answers':
    case 'HTML':
      break;
    case 'only keeps alive':
      every(5, ': keep-alive\n\n');
      break;
    case 'stalls after a piece':
      response.write(piece('本年收到申请'));
      break;
    case 'resets midway':
      response.write(piece('本年收到申请'));
      setTimeout(() => response.destroy(), 10);
      break;
    case 'one byte at a time':
      every(10, piece('年'));
      break;
    case 'no choices':
      response.end(`${event({ choices: [] })}data: [DONE]\n\n`);
      break;
    case 'asks for a tool':
      response.write(event({ choices: [{ index: 0, delta: { tool_calls: [call] }, finish_reason: null }] }));
      response.end(`${event({ choices: [{ index: 0, delta: {}, finish_reason: 'tool_calls' }] })}data: [DONE]\n\n`);
      break;
    case 'an error midway':
      response.end(`${piece('本年')}${event({ error: { message: 'overloaded', code: 'server_error' } })}`);
      break;
    case 'broken JSON':
      response.end('data: {"choices": [\n\n');
      break;
    default:
      behaviour satisfies never;
  }
}

function piece(content: string): string {
  return event({ choices: [{ index: 0, delta: { role: 'assistant', content }, finish_reason: null }] });
}

function event(fields: object): string {
  return `data: ${JSON.stringify({ id: 'x', object: 'chat.completion.chunk', created: 0, model: 'm', ...fields })}\n\n`;
}

/** The vector that the server gives a text: another for each text. */
export function vectorOf(text: string, dimension: number): number[] {
  const parts = Array.from({ length: dimension }, () => 0.01);
  for (const [at, sign] of [...text].entries()) {
    const place = ((sign.codePointAt(0) ?? 0) + at) % dimension;
    parts[place] = (parts[place] ?? 0) + 1;
  }
  return parts;
}

function sendVectors(
  response: ServerResponse,
  { input }: Asked,
  { embedding, dimension }: { embedding: Embedding; dimension: number },
): void {
  const texts = [input].flat();
  if (embedding === 'hangs') return;
  const refusal = {
    'refuses the key': { status: 401, message: 'bad key' },
    'at most ten': texts.length > 10 ? { status: 400, message: 'batch size is invalid' } : null,
  } as Partial<Record<Embedding, { status: number; message: string } | null>>;
  const refused = refusal[embedding];
  if (refused) {
    response.writeHead(refused.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ error: { message: refused.message } }));
    return;
  }
  const right = texts.map((text, index) => ({ object: 'embedding', index, embedding: vectorOf(text, dimension) }));
  const wrong: Partial<Record<Embedding, unknown[]>> = {
    reversed: [...right].reverse(),
    'one too few': right.slice(1),
    'not a number': right.map((each) => ({ ...each, embedding: each.embedding.map(() => null) })),
    zeros: right.map((each) => ({ ...each, embedding: each.embedding.map(() => 0) })),
    'base64 taken for floats': right.map((each) => ({ ...each, embedding: Array(dimension / 4).fill(0) })),
    'one for all': right.map((each) => ({ ...each, embedding: vectorOf('', dimension) })),
    'out of order': right.map(({ index, ...each }) => ({ ...each, index: right.length - 1 - index })),
    'two dimensions': right.map((each, at) => ({ ...each, embedding: each.embedding.slice(at === 0 ? 1 : 0) })),
  };
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ object: 'list', data: wrong[embedding] ?? right, model: 'e', usage: {} }));
}
