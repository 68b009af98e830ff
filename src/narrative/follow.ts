import { type Evidence, finishedSentences, type Grounding, groundSentences } from './grounding.js';

/** Follows a model while it writes. */
export type Following = {
  /** Is given all that was written so far; what another try writes begins anew. */
  hear(text: string): void;
  /** The finished sentences that passed, as they were last shown, and those of the last try that did not. */
  grounding(): Grounding;
};

/** Shows each further sentence that is finished and passed; what was shown only grows, so that nothing is taken back. */
export function follow(evidence: Evidence, show: (kept: Grounding['kept']) => void): Following {
  let heard = '';
  let checked = 0;
  let passed: Grounding['kept'] = [];
  let rejected: Grounding['rejected'] = [];
  let shown: Grounding['kept'] = [];
  return {
    hear(text) {
      if (!text.startsWith(heard)) {
        checked = 0;
        passed = [];
        rejected = [];
      }
      heard = text;
      const sentences = finishedSentences(text, evidence.language);
      if (sentences.length <= checked) return;
      const more = groundSentences(sentences.slice(checked), evidence);
      passed = [...passed, ...more.kept];
      rejected = [...rejected, ...more.rejected];
      checked = sentences.length;
      // Another try that says something else is shown when it is over.
      if (passed.length <= shown.length || shown.some((sentence, at) => sentence.text !== passed[at]?.text)) return;
      shown = passed;
      show(shown);
    },
    grounding: () => ({ kept: shown, rejected }),
  };
}
