import type { ChatWording } from '../../contracts/wording/chat.js';
import { enAnswers } from './answers.js';
import { enCharts } from './charts.js';
import { enExport } from './export.js';
import { featuresEn } from './features.js';
import { enFeedback } from './feedback.js';
import { terminalEn } from './terminal.js';
import { enAdmin, enUploads } from './uploads.js';
import { enWatch } from './watch.js';
import { enWeb } from './web/web.js';

/** The chat's own sentences in English. */
export const enChat: ChatWording = {
  help: 'help',
  descriptions: {
    start: 'What this is and which reports are filed',
    help: 'What you can ask',
    new: 'Start afresh',
    cancel: 'Stop the answer being written, or what waits for your reply',
    privacy: 'What is kept, and for how long',
    forget: 'Delete what is kept about you',
    watch: 'Be told of new reports of an agency',
    unwatch: 'Stop being told',
    feedback: 'Report an error, or say what you think',
    corrections: 'Open reports and corrected figures',
    status: 'How the bot is doing',
    add: 'File a report (administrators)',
    remove: 'Remove a report, or undo that (administrators)',
    stats: 'Counts of what is filed and asked (administrators)',
    reports: 'Which reports are filed',
    compare: 'Compare agencies (agency, agency, year, item)',
    trend: 'Over the years (agency, item)',
    rank: 'Rank agencies (year, item)',
    check: 'Do the figures add up (agency, year)',
    chart: 'Draw a chart (agency, item)',
    export: 'Export figures (agency, year)',
    language: 'Chinese or English',
  },
  spoken: { new: ['start over', 'new', 'restart'], cancel: ['cancel', 'never mind', 'nevermind', 'forget it'] },
  greeting: (bot) =>
    `Hello, I look up figures and passages in annual reports on the disclosure of government information, each with its source.\nIn a group, ask like this: @${bot} how many applications did X District receive in 2023\nReply to a message of mine to go on from it; /reports lists what is filed, /help has examples. I read nothing else here.`,
  choices: 'You can tap:',
  expiredButton: 'This button has expired, please ask again',
  foreignButton: (asker) => `This question is ${asker}'s; ask me one of your own`,
  onlyText:
    'I can read text, and check reports that are sent (PDF, Word, Excel, web page, text, scans and photos of whole pages); not voice or video. Please type your question: which agency, which year, which figure.',
  unknownCommand: (command) => `There is no command ${command}. Just type your question; /help has examples.`,
  gaveUp: {
    document:
      'Sorry, I broke off twice while reading the file you sent, and did not try again (E-FILE-CRASH). The fault is mine: please save it in another format, or without pictures and attachments, and send that. Questions are answered as ever.',
    message:
      'Sorry, I broke off several times while answering this message, and did not try again (E-ASK). Please put it another way. Other questions are answered as ever.',
  },
  failed:
    'Sorry, I could not answer this time; the fault is mine (E-ASK). Please send the question again in a while; /help always works.',
  wait: (seconds) =>
    `You are quick, and I need a moment: this question is answered in ${seconds} seconds, no need to send it again. Please keep any more until then.`,
  tomorrow:
    'You have used up your questions for today; please ask again tomorrow. /help, /reports and the buttons under answers still work.',
  busy: (minutes) =>
    `There is a queue of about ${minutes} min. and this question did not get into it; please send it again in ${minutes} min.`,
  restarting: 'The service is restarting; your answer will follow shortly',
  privacy: ({ hours, draftHours, complaintDays }) =>
    [
      'What is kept, why, and for how long:',
      '· Your question: only to answer it, deleted once it is answered; the logs do not hold its words.',
      `· Your numeric id, the chat's, and the times of question and answer: to answer nothing twice and to limit how often one may ask; ${hours} hours at most.`,
      `· What your last question was about (agency, year, item), for follow-ups: unused after 30 minutes, gone within ${hours} hours.`,
      `· Your answers, without the words of the questions: for the buttons under them; ${hours} hours at most.`,
      '· Your language, the agencies you watch and how you want to be told: until you change or end it.',
      `· Errors you report and what else you write to us: until ${complaintDays} days after they are dealt with.`,
      `· Files you send for a check: ${draftHours} hours at most; /new deletes them at once.`,
      '· What the language model used for you: by day, under a code that does not lead back to you.',
      'Nothing else is done with it, and nobody is given it. /forget, once confirmed, deletes it at once.',
    ].join('\n'),
  forgotten: (records) => `Deleted your ${records} records, and what the conversation was about.`,
  forgottenOf: ({ person, records }) => `Deleted ${records} records of user ${person}.`,
  forgetWhom: 'Please say whose records: /forget NUMERIC-ID',
  confirmForgetMe: ({ watches, minutes }) =>
    `This deletes everything I keep about you for good: the buttons under your answers, what we spoke of, your reports and settings${watches > 0 ? `, and the ${watches} ${watches === 1 ? 'agency' : 'agencies'} you watch` : ''}. Please confirm within ${minutes} minutes:`,
  confirmForget: ({ person, minutes }) =>
    `This deletes all records of user ${person} for good. Please confirm within ${minutes} minutes:`,
  confirm: 'Delete',
  looking: 'Looking it up…',
  stop: 'Stop',
  inline: {
    more: 'Type more: agency, year, item',
    inPrivate: 'Not here? Ask in a private chat',
    open: 'Open this figure',
    gone: 'The figure that this link led to is no longer among the filed reports. Please ask for it in words.',
  },
  watch: enWatch,
  feedback: enFeedback,
  uploads: enUploads,
  admin: enAdmin,
  startedAnew: 'All right, we start afresh; what was asked before no longer counts.',
  cancelled: 'Cancelled.',
  nothingToCancel: 'There is nothing that waits for your reply.',
  notAllowed: 'Only an administrator can do this.',
  wholeAnswer: '… The answer is long; the file below holds all of it.',
  charts: enCharts,
  ...featuresEn,
  answers: enAnswers,
  exports: enExport,
  script: (simplified) => simplified,
  status: ({ waiting, seconds }) =>
    `All is well. ${waiting} questions wait${waiting > 0 ? `, the oldest for ${seconds} s` : ''}.`,
  resent: '(sent again) ',
  anotherInstance:
    'Another instance is using this token: stop it first, or have @BotFather issue a new token, then start again',
  foreignWebhook:
    'The updates of this token go to a webhook, so they cannot be polled: set TELEGRAM_WEBHOOK_URL, or start with `wenbao bot --delete-webhook`',
  storeFull: 'The disk is full or read-only: no new reports or questions are taken until there is space again',
  storeWell: 'The disk can be written again; questions are taken',
  badToken: 'Telegram does not accept this token: check TELEGRAM_BOT_TOKEN and copy it whole from @BotFather',
  unreachable: 'Telegram cannot be reached, trying again: check the network, or TELEGRAM_API_ROOT',
  reachable: 'Telegram can be reached again',
  terminal: terminalEn,
  web: enWeb,
  unreadableLine: 'This line cannot be read: write {"chat": "id", "text": "question"}, or the question itself.',
};
