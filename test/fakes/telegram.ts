import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CallbackQuery, Update, User } from 'grammy/types';
import { SentFiles } from './telegram-files.js';
import { readParams, reply, withoutFiles } from './telegram-http.js';
import {
  checked,
  checkedCommands,
  checkedGuest,
  checkedLength,
  checkedResults,
  type Params,
  Refusal,
  repliedTo,
  richly,
  uploaded,
} from './telegram-limits.js';
import { Person } from './telegram-person.js';
import type { Rates } from './telegram-rates.js';
import { misfitIn } from './telegram-schema.js';
import { WaitingUpdates } from './telegram-updates.js';

export type Call = { method: string; params: Params; at: number };
export type Chat = { id: number; type: 'private' | 'group' | 'supergroup'; title?: string; is_forum?: true };
/** A message as a chat shows it. */
export type Shown = NonNullable<Update['message']>;

/**
 * What goes wrong with a call: an error of Telegram's, a gateway's page, a connection cut before or after the call was taken or in the
 * middle of the reply, or no reply at all.
 */
export type Fault =
  | { code: number; description?: string; parameters?: { retry_after?: number; migrate_to_chat_id?: number } }
  | 'gateway_page'
  | 'cut_before'
  | 'cut_after'
  | 'cut_within'
  | 'silent';

/** A Bot API server on 127.0.0.1 that keeps what each chat shows, checks what it is sent and fails where it is told to. */
export class FakeTelegram {
  static readonly TOKEN = '123456789:AAthis-token-is-of-a-test-server-only';
  readonly me = { id: 123456789, is_bot: true, first_name: '问报', username: 'WenbaoTestBot' } as const;
  readonly calls: Call[] = [];
  /** The calls that broke one of its limits, and which. */
  readonly refused: { method: string; why: string }[] = [];
  readonly files = new SentFiles(FakeTelegram.TOKEN);
  /** Whether every connection is cut before anything is taken. */
  isDown = false;
  /** How many milliseconds of the machine's it takes between carrying a call out and the reply. */
  replyTakes = () => 0;
  /** The rates by which it refuses calls; without these it takes any number. */
  rates: Rates | undefined;
  /** Whether it is of a version that takes rich messages. */
  knowsRich = false;
  /** Where updates are sent instead of being fetched. */
  webhook: { url: string; secret_token?: string } = { url: '' };
  private readonly chats = new Map<number, Shown[]>();
  private readonly faults: { method: string; chat?: number; fault: Fault }[] = [];
  private readonly pictures = new Map<string, { name: string; bytes: Buffer }>();
  private readonly presses = new Set<string>();
  private readonly toasts = new Map<string, string | null>();
  private waiting: { test: () => boolean; done: () => void }[] = [];
  private readonly updates: WaitingUpdates;
  private ahead = 0;
  private lastId = 0;

  private constructor(
    private readonly server: Server,
    private readonly time: { now: () => number; pace: number },
  ) {
    this.updates = new WaitingUpdates(() => this.now(), time.pace);
  }

  /** A server whose time runs `pace` times as fast as the machine's, as `now` says; the machine's own where it is not told. */
  static async open(time = { now: Date.now, pace: 1 }): Promise<FakeTelegram> {
    // It closes no connection by itself, which would be by the machine's time.
    const server = createServer({ keepAliveTimeout: 0 });
    const telegram = new FakeTelegram(server, time);
    server.on('request', (request, response) => void telegram.take(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return telegram;
  }

  get root(): string {
    // An address of a server that listens on a port is never a string.
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Has it close connections that nobody used for so many milliseconds, as servers do. */
  closesIdleAfter(milliseconds: number): void {
    this.server.keepAliveTimeout = milliseconds;
  }

  /** Somebody in a chat; their own private one where none is given. */
  person(user: Omit<User, 'is_bot'>, chat: Chat = { id: user.id, type: 'private' }): Person {
    return new Person(this, { ...user, is_bot: false }, chat);
  }

  /** The next call of this method (to this chat) fails. */
  fail(method: string, fault: Fault, chat?: number): void {
    this.faults.push({ method, fault, ...(chat !== undefined && { chat }) });
  }

  /** How many updates wait for a fetch that confirms them. */
  get unconfirmed(): number {
    return this.updates.size;
  }

  /** The numbers of the updates that a fetch confirmed, as ones that the bot has taken on. */
  get confirmed(): ReadonlySet<number> {
    return this.updates.confirmed;
  }

  /** What all chats show. */
  get everything(): readonly Shown[] {
    return [...this.chats.values()].flat();
  }

  callsOf(method: string): Call[] {
    return this.calls.filter((call) => call.method === method);
  }

  /** All messages of a chat, oldest first. */
  shown(chat: number): readonly Shown[] {
    return this.chats.get(chat) ?? [];
  }

  /** The bot's messages in a chat, once there are `count`. */
  async answers(chat: number, count: number): Promise<Shown[]> {
    const own = () => this.shown(chat).filter(({ from }) => from.id === this.me.id);
    await this.until(() => own().length >= count);
    return own();
  }

  async until(test: () => boolean): Promise<void> {
    if (!test()) await new Promise<void>((done) => this.waiting.push({ test, done }));
  }

  /** Has a chat show what it showed before this server was there; its numbers go on from `last`. */
  recalls(chat: number, message: Shown, last: number): void {
    this.chats.set(chat, [...this.shown(chat), structuredClone(message)]);
    this.lastId = Math.max(this.lastId, last);
  }

  /** Puts a message into a chat as a client would, and tells the bot of it. */
  post(message: Omit<Shown, 'message_id' | 'date'>): Shown {
    const shown = this.show(message);
    this.deliver({ message: shown });
    return shown;
  }

  /** Tells the bot of a press; resolves with the words the person is shown for a moment. */
  async press(query: Omit<CallbackQuery, 'id' | 'chat_instance'>): Promise<string | null> {
    const id = String(this.nextId());
    this.presses.add(id);
    this.deliver({ callback_query: { ...query, id, chat_instance: '1' } });
    await this.until(() => this.toasts.has(id));
    return this.toasts.get(id) ?? null;
  }

  /** Tells the bot of something; under a number of its own where one is given, as Telegram does after a quiet week. */
  deliver(update: Omit<Update, 'update_id'>, update_id = this.nextId()): void {
    this.updates.add({ update_id, ...update });
  }

  /** Lets time pass at Telegram, which does not keep updates for ever. */
  pass(seconds: number): void {
    this.ahead += seconds * 1000;
  }

  private now(): number {
    return this.time.now() + this.ahead;
  }

  private nextId(): number {
    this.lastId += 1;
    return this.lastId;
  }

  private show(message: Omit<Shown, 'message_id' | 'date'>): Shown {
    // What is spread over a union loses its members; a message with these fields is one.
    const shown = { ...message, message_id: this.nextId(), date: Math.floor(this.time.now() / 1000) } as Shown;
    this.chats.set(message.chat.id, [...this.shown(message.chat.id), shown]);
    return shown;
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, bot, method = ''] = (request.url ?? '').split('/');
    const params = await readParams(request);
    if (this.isDown) return void request.socket.destroy();
    if (this.files.serve(request, response)) return;
    const fault = this.faultFor(method, params);
    this.calls.push({ method, params, at: this.time.now() });
    this.wake();
    try {
      if (fault === 'cut_before') return void request.socket.destroy();
      if (fault === 'gateway_page') return void response.writeHead(502).end('<html><h1>502 Bad Gateway</h1></html>');
      if (bot !== `bot${FakeTelegram.TOKEN}`) throw new Refusal(401, 'Unauthorized');
      if (typeof fault === 'object') throw new Refusal(fault.code, fault.description ?? 'Error', fault.parameters);
      const wrong = misfitIn(method, withoutFiles(params));
      if (wrong !== undefined) throw new Refusal(400, `Bad Request: ${wrong}`);
      this.rates?.check(method, params, this.time.now());
      const result = method === 'getUpdates' ? await this.fetch(params, response) : this.answer(method, params);
      this.rates?.count(method, params, this.time.now());
      if (fault === 'silent') return;
      if (fault === 'cut_after') return void request.socket.destroy();
      const takes = method === 'getUpdates' ? 0 : this.replyTakes();
      if (takes > 0) await sleep(takes);
      if (fault === 'cut_within')
        return void response.writeHead(200, { 'content-length': 500 }).write('{"ok":', () => request.socket.destroy());
      reply(response, 200, { ok: true, result });
    } catch (error) {
      const { code, message, parameters } = error instanceof Refusal ? error : new Refusal(500, String(error));
      if (code === 400 && !fault) this.refused.push({ method, why: message });
      reply(response, code, { ok: false, error_code: code, description: message, parameters });
    } finally {
      this.wake();
    }
  }

  private wake(): void {
    const met = this.waiting.filter(({ test }) => test());
    this.waiting = this.waiting.filter((waiter) => !met.includes(waiter));
    for (const { done } of met) done();
  }

  private faultFor(method: string, params: Params): Fault | undefined {
    const index = this.faults.findIndex(
      (scripted) => scripted.method === method && (scripted.chat ?? params.chat_id) === params.chat_id,
    );
    return index < 0 ? undefined : this.faults.splice(index, 1)[0]?.fault;
  }

  private fetch(params: Params, response: ServerResponse): Promise<Update[]> {
    if (this.webhook.url) throw new Refusal(409, "Conflict: can't use getUpdates method while webhook is active");
    return this.updates.fetch(params, response);
  }

  private answer(method: string, params: Params): unknown {
    switch (method) {
      case 'getMe':
        return this.me;
      case 'getWebhookInfo':
        return { url: this.webhook.url, has_custom_certificate: false, pending_update_count: this.updates.size };
      case 'setWebhook':
        this.webhook = { url: String(params.url), secret_token: String(params.secret_token ?? '') };
        return true;
      case 'deleteWebhook':
        this.webhook = { url: '' };
        return true;
      case 'setMyCommands':
        return checkedCommands(params);
      case 'setMyDescription':
        return checkedLength(params.description, 512);
      case 'setMyShortDescription':
        return checkedLength(params.short_description, 120);
      case 'setChatMenuButton':
      case 'sendChatAction':
      case 'setMessageReaction':
      case 'sendMessageDraft':
        return true;
      case 'sendMessage':
        return this.show({
          from: this.me,
          chat: { id: Number(params.chat_id) },
          ...checked(params),
          ...repliedTo(params, this.shown(Number(params.chat_id))),
        } as Shown);
      case 'sendDocument':
      case 'sendPhoto':
        return this.show({
          from: this.me,
          chat: { id: Number(params.chat_id) },
          ...uploaded(params, this.pictures),
          ...repliedTo(params, this.shown(Number(params.chat_id))),
        } as Shown);
      case 'getFile':
        return this.files.get(params.file_id);
      case 'editMessageText':
        return this.edit(params);
      case 'editMessageReplyMarkup':
        return this.editKeyboard(params);
      case 'sendRichMessage':
        if (!this.knowsRich) throw new Refusal(404, 'Not Found');
        return this.show({
          from: this.me,
          chat: { id: Number(params.chat_id) },
          ...richly(params),
          ...repliedTo(params, this.shown(Number(params.chat_id))),
        } as Shown);
      case 'answerInlineQuery':
        return checkedResults(params);
      case 'answerGuestQuery':
        return { inline_message_id: '1', ...checkedGuest(params) };
      case 'answerCallbackQuery':
        return this.toast(params);
      default:
        throw new Refusal(404, 'Not Found');
    }
  }

  private toast({ callback_query_id: id, text = null }: Params): true {
    if (!this.presses.delete(String(id)))
      throw new Refusal(400, 'Bad Request: query is too old or query ID is invalid');
    this.toasts.set(String(id), text === null ? null : String(text));
    return true;
  }

  private editKeyboard(params: Params): Shown {
    const { reply_markup } = checked({ ...params, text: '-' });
    const found = this.shown(Number(params.chat_id)).find(({ message_id }) => message_id === Number(params.message_id));
    if (!found) throw new Refusal(400, 'Bad Request: message to edit not found');
    if (JSON.stringify(found.reply_markup) === JSON.stringify(reply_markup))
      throw new Refusal(400, 'Bad Request: message is not modified');
    return Object.assign(found, { reply_markup });
  }

  private edit(params: Params): Shown {
    const found = this.shown(Number(params.chat_id)).find(({ message_id }) => message_id === Number(params.message_id));
    if (!found) throw new Refusal(400, 'Bad Request: message to edit not found');
    const next = checked(params);
    const isSame = found.text === next.text && JSON.stringify(found.reply_markup) === JSON.stringify(next.reply_markup);
    if (isSame) throw new Refusal(400, 'Bad Request: message is not modified');
    return Object.assign(found, next);
  }
}
