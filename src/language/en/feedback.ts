import type { FeedbackWording, FigureTold } from '../../contracts/wording/feedback.js';

const OUTCOMES = { corrected: 'was corrected', declined: 'was checked and stands', answered: 'has an answer' } as const;

/** Errors that people report, in English. */
export const enFeedback: FeedbackWording = {
  good: '👍 Useful',
  bad: '👎 Not useful',
  toasts: { good: 'Thank you, noted', bad: 'Thank you, noted' },

  which: 'Which figure is wrong?',
  noneOfThese: 'None of these',
  ask: ({ figure, minutes }) =>
    `${figure ? `${figure}\nWhat is wrong?` : 'What did you find, or what would you like to say?'} Please reply to this message (within ${minutes} minutes; /cancel calls it off).`,
  placeholder: 'What is wrong',
  taken: (number) =>
    `Thank you. This is no. ${number}; an administrator deals with it, and you are told here what comes of it.`,
  tooMany: (open) => `${open} of your reports are still open; please wait for what comes of them.`,

  request: 'Ask for this report',
  requested: ({ agency, year }) => `Please file: ${agency}${year === null ? '' : ` ${year}`}`,
  requestTaken: ({ number, agency }) =>
    `Noted as no. ${number}; the administrators are told.\nTo hear when it is filed, send: /watch ${agency}`,

  complaint: ({ number, about, words }) =>
    [
      `No. ${number}: ${about ? 'a figure is said to be wrong' : 'a word or a wish'}`,
      ...(about ? toldEn(about) : []),
      `They say: ${words}`,
    ].join('\n'),
  correct: 'Correct it',
  decline: 'It stands',
  dismiss: 'Close',
  reply: 'Reply',
  askValue: ({ number, figure, row, unit, minutes }) =>
    [
      `Correcting no. ${number}`,
      ...toldEn({ figure, row }),
      `Please reply with the right number (unit: ${unit}), or “blank”, within ${minutes} minutes; /cancel calls it off.`,
    ].join('\n'),
  valuePlaceholder: 'The right number',
  blankWords: ['blank', '空白', '空'],
  notAValue: (unit) => `No number could be read. Please write digits only (unit: ${unit}), or “blank”.`,
  askReason: ({ value, minutes }) =>
    `To be corrected to: ${value}. Please say why; later answers show it (within ${minutes} minutes).`,
  reasonPlaceholder: 'Why it is corrected',
  confirmCorrection: ({ number, figure, before, after, why, minutes }) =>
    [
      `Correcting no. ${number}: ${figure}`,
      `Before: ${before}`,
      `After: ${after}`,
      `Why: ${why}`,
      `Please confirm within ${minutes} minutes. Later answers show the printed figure beside it.`,
    ].join('\n'),
  confirm: 'Correct it',
  corrected: ({ number, figure }) => `No. ${number} is corrected: ${figure}\n/corrections can take it back.`,
  askAnswer: ({ number, declines, minutes }) =>
    `${declines ? `No. ${number} stands. Please reply why` : `Please reply with your answer to no. ${number}`}; whoever reported it is told (within ${minutes} minutes; /cancel calls it off).`,
  answered: (number) => `No. ${number} is closed.`,
  handled: (number) => `No. ${number} was dealt with already.`,
  figureGone: (number) => `The figure of no. ${number} is no longer among the filed reports.`,
  changedMeanwhile: (number) => `The figure of no. ${number} has just changed; please correct it anew.`,

  outcome: ({ number, outcome, words, change }) =>
    [
      `No. ${number}, which you reported, ${OUTCOMES[outcome]}. Thank you.`,
      ...(change ? [`${change.figure}: ${change.before} → ${change.after}`] : []),
      `${outcome === 'answered' ? 'Answer' : 'Why'}: ${words}`,
    ].join('\n'),

  openHead: (count) => `Open: ${count}`,
  correctedHead: (count) => `Corrected figures: ${count}`,
  more: (count) => `… and ${count} more`,
  nothingOpen: 'Nothing is open.',
  nothingCorrected: 'No figure is corrected.',
  show: (number) => `Deal with no. ${number}`,
  undo: (number) => `Take back ${number}`,
  undone: (figure) => `Taken back; it is again as printed: ${figure}`,
  nothingToUndo: 'There is no correction of this figure to take back.',
};

function toldEn({ figure, row }: FigureTold): string[] {
  return [figure, `As printed: ${row}`];
}
