import Table from 'cli-table3';
import type { Config } from '../config/settings.js';
import type { FilingWording } from '../contracts/language.js';
import { enChat } from '../language/en/chat.js';
import { enExplained } from '../language/en/explained.js';
import { enFiling } from '../language/en/filing.js';
import { enUpkeep } from '../language/en/upkeep.js';
import { zhChat, zhHantChat } from '../language/zh/chat.js';
import { zhExplained } from '../language/zh/explained.js';
import { zhFiling } from '../language/zh/filing.js';
import { zhUpkeep } from '../language/zh/upkeep.js';
import type { Program } from '../main.js';
import type { Times } from '../telegram/clock.js';

/** What every command gets: the program, opened, the language a person reads, and a bot's times where they are not the usual. */
export type CommandContext = { wenbao: Program; config: Config; lang: 'zh' | 'en'; times?: Times | undefined };

/**
 * Exit statuses of the contract: 1 something was refused or found, 2 a wrong call, 3 no answer, 70 a fault of the program's own,
 * 78 a store of a newer program.
 */
export const EXIT = { refused: 1, unusable: 2, unanswered: 3, crashed: 70, newer: 78 } as const;

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

/** What `backup`, `restore` and `doctor` say, in each language. */
export const upkeepWordings = { zh: zhUpkeep, en: enUpkeep };

/** What the command line says, in the person's language. */
export function filingWording({ lang }: Pick<CommandContext, 'lang'>): FilingWording {
  return lang === 'en' ? enFiling : zhFiling;
}

/** A table for a terminal: columns aligned by the width of their characters, a rule under the head, no frame. */
export function plainTable(head: string[]): Table.Table {
  const none = { top: '', 'top-mid': '', 'top-left': '', 'top-right': '', bottom: '', 'bottom-mid': '' };
  const chars = { ...none, 'bottom-left': '', 'bottom-right': '', left: '', 'left-mid': '', mid: '', 'mid-mid': '' };
  return new Table({
    head,
    chars: { ...chars, right: '', 'right-mid': '', middle: '  ' },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
}
