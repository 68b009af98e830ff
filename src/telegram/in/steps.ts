/** The steps an update goes through, each named before it is taken; what is written down between them outlives the program. */
export type Step =
  | 'fetched' // from Telegram, not yet written down
  | 'accepted' // written down, not yet confirmed to Telegram
  | 'asking' // about to be answered
  | 'answered' // the answer is made, not yet written down
  | 'sending' // the answer is written down, about to be sent
  | 'taken'; // Telegram has replied, which is not yet written down

/** Told of every step; a test ends the program at one of them. */
export type Steps = (step: Step) => void;
