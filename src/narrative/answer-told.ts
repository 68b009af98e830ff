import type { AnswerBody } from '../answer/answer.js';
import { composeWords, sourcesOf } from '../answer/compose.js';
import type { Desk } from '../answer/desk.js';
import { withCorrectionsCited } from '../answer/doubts.js';
import { inBlocks } from '../answer/in-blocks.js';
import { createSheet } from '../answer/sheet.js';
import { type AskedOf, findTold } from './find-told.js';
import { asPieces } from './pieces.js';
import { quotesOf } from './quotes.js';

const MOST_QUOTES = 3;
/** Below this a sentence names the body and tells of something else. */
const NEAREST = 0.3;

/**
 * What other bodies' reports say of a body that has no report of its own, each sentence under the report it stands in; `null` where they do
 * not name it. `kind` is `not_found` where they name it and do not answer.
 */
export async function answerTold(asked: AskedOf, desk: Desk): Promise<(AnswerBody & { sure: number }) | null> {
  const told = (await findTold(asked, desk)).filter(({ sure }) => sure >= NEAREST).slice(0, MOST_QUOTES);
  const [best] = told;
  if (!best) return null;
  const answers = best.sure === 1;
  const { wording } = desk;
  const sheet = createSheet(told.map(({ report }) => report));
  const paragraphs = told.map(({ report: { agency, year }, name, amount, sentence }) => [
    wording.toldElsewhere({ agency, year, name, amount: answers ? amount : null }),
    ...quotesOf(asPieces([sentence]), { sheet, wording }),
  ]);
  const { said, year } = asked;
  const body: AnswerBody = {
    ...composeWords({ kind: answers ? 'narrative' : 'not_found', lines: [], wanted: { agency: said, year } }),
    answered_by: 'text',
    ...inBlocks(
      {
        paragraphs: [answers ? [] : [wording.namedElsewhere(said, year)], ...paragraphs],
        notes: answers ? [wording.notFiledItself(said, year)] : [],
        sources: sourcesOf(sheet, desk, false),
      },
      desk,
    ),
    citations: sheet.citations,
  };
  return { ...(await withCorrectionsCited(body, desk)), sure: best.sure };
}
