import type { LanguageId } from '../../contracts/language.js';
import type { Queue } from '../../contracts/queue.js';
import type { Register } from '../../contracts/register.js';
import type { ChatWording } from '../../contracts/wording/chat.js';
import type { Post } from '../../conversation/channel.js';
import { splitMessage } from './split.js';
import { writeMessages } from './written.js';

/** What is posted is written down before it is sent, and sent as answers are. */
export function createPost({
  queue,
  register,
  wordings,
  deliver,
  now,
}: {
  queue: Queue;
  register: Register;
  wordings: Readonly<Record<LanguageId, ChatWording>>;
  /** Has a chat's messages sent. */
  deliver: (chat: number) => void;
  now: () => number;
}): Post {
  return async function post({ seat: { chat, thread, person }, language }, say) {
    const wording = wordings[(await register.preferences(person)).language ?? language];
    const { message, keyboard } = await say(wording);
    const parts = splitMessage(message);
    const written = writeMessages({ thread: thread || undefined }, { parts, keyboard, mark: wording.resent });
    await queue.post(written.map((content) => ({ chat, at: now(), content: JSON.stringify(content) })));
    deliver(chat);
  };
}
