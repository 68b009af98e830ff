import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Ask } from '../../src/answer/answer.js';
import type { Queue } from '../../src/contracts/queue.js';
import type { Register } from '../../src/contracts/register.js';
import type { ReportStore } from '../../src/contracts/store.js';
import { sayAnswer } from '../../src/conversation/answered.js';
import { createFeatures } from '../../src/conversation/features.js';
import {
  type Asked,
  type Button,
  type Press,
  type Reply,
  replacedBy,
  type Said,
} from '../../src/conversation/reply.js';
import { createReplyTo, type Request } from '../../src/conversation/reply-to.js';
import { worksOver } from '../fakes/works.js';
import { wordings } from '../telegram/serving.js';

/** What somebody sends: a line, or the button of a message as it was given. */
export type Posted = { person: number } & ({ text: string } | { press: Press; message: number });

/** A message that comes back; with `replaces` it takes the place of that one, and without words that of its buttons. */
export type Shown = { message: number; text: string; buttons: Button[][]; files: string[]; replaces?: number };

/** A chat over HTTP: `POST /` with a line or a press as JSON, and the messages that come of it as JSON. */
export async function openHttpChat(given: {
  ask: Ask;
  store: ReportStore;
  queue: Queue;
  register: Register;
}): Promise<{ address: string; close(): Promise<void> }> {
  const { ask, store, queue, register } = given;
  const now = Date.now;
  const beside = worksOver(store);
  const log = { info() {}, warn() {}, error() {} };
  const owed = new Map<number, Shown[]>();
  let last = 0;

  const conversationOf = ({ person }: { person: number }) => `http:${person}`;
  const features = createFeatures({
    ...{ store, beside, queue, register, wordings, conversationOf, now },
    roles: { admins: [], staff: [] },
    about: { version: '', price: null },
    forgetConversation: async () => {},
    introduceTo: async () => {},
    async post({ seat, language }, say) {
      owed.set(seat.person, [...(owed.get(seat.person) ?? []), shownOf(await say(wordings[language]))]);
    },
  });
  const replyTo = createReplyTo({ features, queue, register, wordings, now, offered: () => [] });

  function shownOf({ message, keyboard = [], files = [] }: Said, replaces?: number): Shown {
    last += 1;
    const of = replaces === undefined ? {} : { replaces };
    return { message: last, text: message.text, buttons: keyboard, files: files.map(({ name }) => name), ...of };
  }

  async function said(reply: Reply, asked: Asked): Promise<Shown[]> {
    if (reply === null) return [];
    if (!('question' in reply)) return [shownOf(reply, replacedBy(reply, asked))];
    const { question: text, language, chart, below, figure, about } = reply;
    const more = { ...(language && { language }), ...(figure && { figure }), ...(about && { about }) };
    const answer = await ask({ chat: asked.conversation, text, ...more });
    const kept = { register, seat: asked.incoming, at: now(), wording: wordings[answer.language] };
    return [shownOf(await sayAnswer(answer, { ...kept, chart, below, beside, log }))];
  }

  async function answer(posted: Posted): Promise<Shown[]> {
    const { person } = posted;
    const chosen = (await register.preferences(person)).language;
    const language = chosen ?? 'zh';
    const asked: Asked = {
      incoming: { update: ++last, chat: person, thread: 0, person, at: now() },
      conversation: conversationOf({ person }),
      ...{ isPrivate: true, language, chosen, preset: 'zh', wording: wordings[language] },
      ...('press' in posted && { pressed: { message: posted.message } }),
    };
    const messages = await said(await replyTo(requestIn(posted), { asked }), asked);
    const others = owed.get(person) ?? [];
    owed.delete(person);
    return [...messages, ...others];
  }

  const server = createServer(async (request, response) => {
    response.end(JSON.stringify(await answer(JSON.parse(await bodyOf(request)))));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/`,
    close: () => new Promise((done) => server.close(() => done())),
  };
}

function requestIn(posted: Posted): Request {
  if ('press' in posted) return { kind: 'press', press: posted.press };
  const [, command, argument = ''] = /^(\/\w+)\s*(.*)$/su.exec(posted.text) ?? [];
  if (command === undefined) return { kind: 'question', text: posted.text };
  return command === '/help' ? { kind: 'help', lists: true } : { kind: 'command', command, argument };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
