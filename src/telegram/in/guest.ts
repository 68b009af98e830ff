import type { Message as TelegramMessage, UserFromGetMe } from 'grammy/types';
import type { Ask } from '../../answer/answer.js';
import type { LanguageId } from '../../contracts/language.js';
import type { Incoming } from '../../contracts/queue.js';
import type { ChatWording } from '../../contracts/wording/chat.js';
import { answerMessage } from '../../conversation/message.js';
import type { Asked } from '../../conversation/reply.js';
import { splitMessage } from '../out/split.js';
import { type Place, writeMessages } from '../out/written.js';
import type { Response } from '../respond.js';
import type { AskedBy } from './asked-by.js';
import { hear } from './hear.js';

type Refused = (asked: Asked & { incoming: Incoming }, place: Place) => Promise<Response | undefined>;

/** One answer where the bot is no member: nothing is remembered, and nothing can be pressed. */
export function createGuest({
  ask,
  askedBy,
  forgetConversation,
  wordings,
  signal,
}: {
  ask: Ask;
  askedBy: AskedBy;
  forgetConversation: (chat: string) => Promise<void>;
  wordings: Readonly<Record<LanguageId, ChatWording>>;
  signal: AbortSignal;
}) {
  return async function toGuest(
    message: TelegramMessage,
    { incoming, me, refused }: { incoming: Incoming; me: UserFromGetMe; refused: Refused },
  ): Promise<Response> {
    const guest = message.guest_query_id;
    const heard = hear(message, me);
    if (!guest || (heard.kind !== 'question' && heard.kind !== 'help')) return { ending: 'ignored', messages: [] };
    const asked = await askedBy(message, incoming);
    const place = { chat: incoming.chat, guest };
    const refusal = await refused(asked, place);
    if (refusal) return { ending: refusal.ending, messages: refusal.messages };
    const text = heard.kind === 'help' ? asked.wording.help : heard.text;
    const answer = await ask({ chat: `guest:${guest}`, text, offhand: true, signal });
    await forgetConversation(`guest:${guest}`);
    const parts = splitMessage(answerMessage(answer, wordings[answer.language])).slice(0, 1);
    return { ending: 'answered', messages: writeMessages(place, { parts, mark: asked.wording.resent }) };
  };
}
