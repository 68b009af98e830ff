import type { TerminalWording } from '../../contracts/wording/terminal.js';

/** What the terminal says, in English. */
export const terminalEn: TerminalWording = {
  hint: 'Type a question, or a number to choose. /source shows the row as printed, /help the commands, /quit leaves.',
  choose: 'Choose by number:',
  noSource: 'The last answer cites no report, so there is nothing to show.',
  farewell: 'Goodbye.',
  descriptions: {
    check: 'Do the figures add up (agency, year), or check a draft (file)',
    source: 'The row that the last answer rests on, as printed',
    quit: 'Leave',
  },
  inTelegram: (command) =>
    `${command} has to know who you are, so it is in Telegram and not in the terminal. /help lists what there is here.`,
  stop: 'Ctrl-C stops',
  saved: (path) => `Saved: ${path}`,
  notSaved: ({ name, why }) => `${name} could not be saved: ${why}`,
  nothingRead: (path) => `No report was read from ${path}.`,
  askAboutDraft: (name) => `You can ask about ${name} now; /new ends that. It is not filed, and nobody else sees it.`,
};
