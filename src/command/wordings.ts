import type { FilingWording } from '../contracts/language.js';
import { enChat } from '../language/en/chat.js';
import { enExplained } from '../language/en/explained.js';
import { enFiling } from '../language/en/filing.js';
import { zhChat, zhHantChat } from '../language/zh/chat.js';
import { zhExplained } from '../language/zh/explained.js';
import { zhFiling } from '../language/zh/filing.js';
import type { CommandContext } from './context.js';

/** What the chat says, in each language. */
export const chatWordings = {
  zh: zhChat,
  get 'zh-Hant'() {
    return zhHantChat();
  },
  en: enChat,
};

/** How `ask --explain` tells the reading of a question, in each language. */
export const explainedWordings = { zh: zhExplained, en: enExplained };

/** What the command line says, in the person's language. */
export function filingWording({ lang }: Pick<CommandContext, 'lang'>): FilingWording {
  return lang === 'en' ? enFiling : zhFiling;
}
