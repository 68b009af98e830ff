import type { LanguageId } from '../contracts/language.js';
import type { ChatWording } from '../contracts/wording/chat.js';

/** What the chat says in each language. */
export type Wordings = Readonly<Record<LanguageId, ChatWording>>;

/** The same with the descriptions that commands have in the terminal. */
export function terminalWordings({ zh, 'zh-Hant': hant, en }: Wordings): Wordings {
  const own = (wording: ChatWording): ChatWording => ({
    ...wording,
    descriptions: { ...wording.descriptions, ...wording.terminal.descriptions },
  });
  return { zh: own(zh), 'zh-Hant': own(hant), en: own(en) };
}
