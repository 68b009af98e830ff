import { type Api, GrammyError, InputFile } from 'grammy';
import { richBlocks } from './rich.js';
import type { Written } from './written.js';

/** Sends one message, as one that may be a repeat or without its marks where that is asked; rejects as grammY does. */
export async function sendMessage(
  api: Api,
  chat: number,
  {
    text,
    entities,
    tables,
    thread,
    replyTo,
    keyboard,
    file,
    edits,
    guest,
    awaits,
    mark,
    repeat,
    plain,
  }: Written & Terms,
): Promise<void> {
  const before = repeat ? mark : '';
  const message = `${chat} ${edits}`;
  if (edits && text === '') return newKeyboard();
  const marks = plain ? [] : entities.map((entity) => ({ ...entity, offset: entity.offset + before.length }));
  if (edits && (await edited())) return;
  const place = {
    ...(thread && { message_thread_id: thread }),
    ...(replyTo && { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } }),
    ...(keyboard && { reply_markup: keyboard }),
    // In a group the field opens for the one who is replied to.
    ...(awaits && { reply_markup: { force_reply: true, input_field_placeholder: awaits, selective: true } as const }),
  };
  const link_preview_options = { is_disabled: true };
  if (guest) {
    const input_message_content = { message_text: before + text, entities: marks, link_preview_options };
    await api.answerGuestQuery(guest, { type: 'article', id: '1', title: text.slice(0, 64), input_message_content });
    return;
  }
  if (!file) {
    if (await sentRich()) return;
    await api.sendMessage(chat, before + text, { entities: marks, link_preview_options, ...place });
    return;
  }
  const caption = { caption: before + text, ...place };
  const { shows } = file;
  const known = shows === undefined ? undefined : pictures.get(api)?.get(shows);
  if (known !== undefined && (await sentAgain(known))) return;
  // Shown while the file is on its way; where it fails, nothing is lost.
  const topic = thread ? { message_thread_id: thread } : {};
  void api.sendChatAction(chat, file.kind === 'picture' ? 'upload_photo' : 'upload_document', topic).catch(() => {});
  const upload = new InputFile(file.bytes, file.name);
  if (file.kind === 'document') await api.sendDocument(chat, upload, caption);
  else {
    const { photo } = await api.sendPhoto(chat, upload, caption);
    const id = photo?.at(-1)?.file_id;
    if (shows !== undefined && id !== undefined) keepPicture(api, shows, id);
  }

  /** A picture that Telegram has already, by its id there; `false` where it has it no more. */
  async function sentAgain(id: string): Promise<boolean> {
    try {
      await api.sendPhoto(chat, id, caption);
      return true;
    } catch (error) {
      if (!(error instanceof GrammyError) || !/file.?id|wrong file/i.test(error.description)) throw error;
      pictures.get(api)?.delete(shows ?? '');
      return false;
    }
  }

  /** Lists of figures as tables, where the server knows them. A button that names a place in the text needs the text. */
  async function sentRich(): Promise<boolean> {
    const needsText = keyboard?.inline_keyboard
      .flat()
      .some((key) => 'callback_data' in key && key.callback_data.includes('@'));
    if (plain || before || needsText || withoutRich.has(api)) return false;
    const blocks = richBlocks({ text, entities, ...(tables && { tables }) });
    if (!blocks) return false;
    try {
      await api.sendRichMessage(chat, { blocks, skip_entity_detection: true }, place);
      return true;
    } catch (error) {
      if (!(error instanceof GrammyError) || (error.error_code !== 404 && error.error_code !== 400)) throw error;
      if (error.parameters.migrate_to_chat_id || /chat not found|bot was/i.test(error.description)) throw error;
      // A server of an older version, or one that does not take these blocks.
      if (error.error_code === 404) withoutRich.add(api);
      return false;
    }
  }

  /** Buttons alone change; where the message is gone, so is what they were for. */
  async function newKeyboard(): Promise<void> {
    const to = { keys: JSON.stringify(keyboard ?? null) };
    if (isSo(api, message, to)) return;
    try {
      await api.editMessageReplyMarkup(chat, edits ?? 0, keyboard && { reply_markup: keyboard });
      nowIs(api, message, to);
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  }

  /** An edit can be repeated without harm, and needs no mark. Where the message is gone, a new one takes its place. */
  async function edited(): Promise<boolean> {
    const to = { words: JSON.stringify([text, entities]), keys: JSON.stringify(keyboard ?? null) };
    if (isSo(api, message, to)) return true;
    try {
      const terms = { entities: plain ? [] : entities, link_preview_options: { is_disabled: true } };
      await api.editMessageText(chat, edits ?? 0, text, { ...terms, ...(keyboard && { reply_markup: keyboard }) });
      nowIs(api, message, to);
      return true;
    } catch (error) {
      if (isGone(error)) return false;
      throw error;
    }
  }
}

/** Servers that know no rich messages. */
const withoutRich = new WeakSet<Api>();

/** The ids by which Telegram knows pictures that it was sent, by what they show. */
const pictures = new WeakMap<Api, Map<string, string>>();
const MOST_PICTURES = 1000;

function keepPicture(api: Api, shows: string, id: string): void {
  const known = pictures.get(api) ?? new Map<string, string>();
  pictures.set(api, known);
  if (known.size >= MOST_PICTURES) known.clear();
  known.set(shows, id);
}

/** What a message was changed to. */
type State = { words?: string; keys: string };

/** What messages were changed to by their chat and number, so that a press that changes nothing changes nothing; Telegram refuses it. */
const states = new WeakMap<Api, Map<string, State>>();
const MOST_STATES = 10_000;

function isSo(api: Api, message: string, to: State): boolean {
  const state = states.get(api)?.get(message);
  return state !== undefined && state.keys === to.keys && (to.words === undefined || to.words === state.words);
}

function nowIs(api: Api, message: string, to: State): void {
  const known = states.get(api) ?? new Map<string, State>();
  states.set(api, known);
  if (known.size >= MOST_STATES) known.clear();
  known.set(message, { ...known.get(message), ...to });
}

function isGone(error: unknown): boolean {
  return error instanceof GrammyError && /message to edit not found|can't be edited/i.test(error.description);
}

type Terms = { repeat?: boolean; plain?: boolean };
