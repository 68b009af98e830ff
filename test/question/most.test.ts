import { describe, expect, it } from 'vitest';
import { NO_MEMORY } from '../../src/question/follow-up/memory.js';
import { coversOf } from '../../src/question/lattice/cover.js';
import { mostOf } from '../../src/question/most.js';
import { findUnfiled } from '../../src/question/names/unfiled.js';
import { readCover, readMessage } from '../../src/question/read.js';
import { EXPLAINED } from '../../src/question/spoken.js';
import { KNOWN } from './brief.js';
import { FIGURE_QUESTIONS } from './figure-questions.js';
import { OTHER_QUESTIONS } from './other-questions.js';

const TODAY = '2024-05-02';
const asking = { known: KNOWN, today: TODAY, last: [], inChat: [], before: null };

describe('mostOf', () => {
  it.each([...FIGURE_QUESTIONS, ...OTHER_QUESTIONS].map(([question]) => question))(
    'is never less than what a reading of %s scores',
    (question) => {
      const { considered } = readMessage(question, { known: KNOWN, memory: NO_MEMORY, today: TODAY });
      for (const { text, matches } of considered) {
        const covers = coversOf(
          text,
          matches.filter(({ kind }) => !EXPLAINED.has(kind)),
        );
        for (const cover of covers) {
          for (const unfiled of [[], findUnfiled(text, [], KNOWN)]) {
            const against = { text, asking, memory: NO_MEMORY, unfiled };
            const scores = readCover(cover, against).map(({ score }) => score);
            expect(Math.max(...scores)).toBeLessThanOrEqual(mostOf(cover, against) + 1e-9);
          }
        }
      }
    },
  );
});
