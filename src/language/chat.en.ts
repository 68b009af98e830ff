import type { ChatWording } from '../language.js';

/** The chat's own sentences in English. */
export const enChat: ChatWording = {
  help: 'help',
  commands: [
    { command: 'start', description: 'What this is and which reports are filed' },
    { command: 'help', description: 'What you can ask' },
  ],
  choices: 'You can tap:',
  expiredButton: 'This button has expired, please ask again',
  foreignButton: (asker) => `This question is ${asker}'s; ask me one of your own`,
  onlyText: 'I can read text only for now. Please type your question: which agency, which year, which figure.',
  unknownCommand: (command) => `There is no command ${command}. Just type your question; /help has examples.`,
  failed:
    'Sorry, I could not answer this time; the fault is mine (E-ASK). Please send the question again in a while; /help always works.',
  resent: '(sent again) ',
  anotherInstance:
    'Another instance is using this token: stop it first, or have @BotFather issue a new token, then start again',
  badToken: 'Telegram does not accept this token: check TELEGRAM_BOT_TOKEN and copy it whole from @BotFather',
  unreachable: 'Telegram cannot be reached, trying again: check the network, or TELEGRAM_API_ROOT',
  reachable: 'Telegram can be reached again',
  terminal: {
    hint: 'Type a question, or a number to choose. /source shows the row as printed, /help examples, /quit leaves.',
    choose: 'Choose by number:',
    noSource: 'The last answer cites no report, so there is nothing to show.',
    farewell: 'Goodbye.',
  },
  unreadableLine: 'This line cannot be read: write {"chat": "id", "text": "question"}, or the question itself.',
};
