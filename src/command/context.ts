import type { Config } from '../config/settings.js';
import type { Program } from '../main.js';
import type { Times } from '../telegram/clock.js';

/** What every command gets: the program, opened, the language a person reads, and a bot's times where they are not the usual. */
export type CommandContext = { wenbao: Program; config: Config; lang: 'zh' | 'en'; times?: Times | undefined };

/**
 * Exit statuses of the contract: 1 something was refused or found, 2 a wrong call, 3 no answer, 70 a fault of the program's own,
 * 78 a store of a newer program.
 */
export const EXIT = { refused: 1, unusable: 2, unanswered: 3, crashed: 70, newer: 78 } as const;
