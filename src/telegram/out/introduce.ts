import type { Api } from 'grammy';
import type { BotCommand, BotCommandScope } from 'grammy/types';
import type { LanguageId } from '../../contracts/language.js';
import type { ChatWording } from '../../contracts/wording/chat.js';
import { type Offered, offeredNames } from '../../conversation/commands.js';
import type { Feature } from '../../conversation/reply.js';
import type { Roles } from '../../conversation/roles.js';

const EVERYWHERE: readonly Offered[] = ['everybody'];
const IN_PRIVATE: readonly Offered[] = ['everybody', 'in_private'];
const TO_ADMINISTRATORS: readonly Offered[] = ['everybody', 'in_private', 'administrators'];

/**
 * Sets the commands that Telegram offers, and what it says of the bot, by place and language: Chinese by default, English for people
 * whose Telegram is English.
 * An administrator's own chat is offered theirs too, in Chinese; who may use them is checked when they are used.
 */
export async function introduce(
  api: Api,
  {
    features,
    roles,
    wordings,
  }: { features: Feature; roles: Roles; wordings: Readonly<Record<LanguageId, ChatWording>> },
): Promise<void> {
  const places: { scope: BotCommandScope; offered: readonly Offered[] }[] = [
    { scope: { type: 'default' }, offered: EVERYWHERE },
    { scope: { type: 'all_private_chats' }, offered: IN_PRIVATE },
  ];
  for (const { scope, offered } of places) {
    await api.setMyCommands(offeredCommands(features, { offered, wording: wordings.zh }), { scope });
    const english = offeredCommands(features, { offered, wording: wordings.en });
    await api.setMyCommands(english, { scope, language_code: 'en' });
  }
  for (const chat of roles.admins) await introduceTo(api, { features, roles, wordings, chat, language: 'zh' });
  for (const [wording, language_code] of [[wordings.zh], [wordings.zh, 'zh'], [wordings.en, 'en']] as const) {
    const { description, short: short_description } = wording.introduction;
    await api.setMyDescription(description, language_code && { language_code });
    await api.setMyShortDescription(short_description, language_code && { language_code });
  }
}

/** Offers a private chat its commands in its person's language: Telegram by itself does not tell Traditional characters from Simplified. */
export async function introduceTo(
  api: Api,
  {
    features,
    roles,
    wordings,
    chat,
    language,
  }: {
    features: Feature;
    roles: Roles;
    wordings: Readonly<Record<LanguageId, ChatWording>>;
    chat: number;
    language: LanguageId;
  },
): Promise<void> {
  const offered = roles.admins.includes(chat) ? TO_ADMINISTRATORS : IN_PRIVATE;
  const commands = offeredCommands(features, { offered, wording: wordings[language] });
  await api.setMyCommands(commands, { scope: { type: 'chat', chat_id: chat } });
}

/** Commands with their descriptions, in the order of the features; those without a description are not offered. */
export function offeredCommands(
  features: Feature,
  { offered, wording }: { offered: readonly Offered[]; wording: ChatWording },
): BotCommand[] {
  return offeredNames(features, offered).flatMap((command) => {
    const description = wording.descriptions[command];
    return description ? [{ command, description }] : [];
  });
}
