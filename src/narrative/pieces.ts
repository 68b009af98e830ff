import { groupBy } from '../answer/group-by.js';
import { speaksToModel } from '../report/instructions.js';
import type { Paragraph } from '../report/report.js';
import { isFirstItem, isHeading, isItem, isWhole, keyOf, type Sentence, sentencesOf } from './sentences.js';

/** A sentence, or an item of a long one, that can be pointed at: the `part`-th of `parts` pieces of sentence `index`. */
export type Piece = Sentence & { part: number; parts: number };

/** A sentence shorter than this is one piece. */
const LONG = 60;
/** What is shorter is no item of its own. */
const SHORTEST = 6;
/** A point of a list no longer than this is its title. */
const TITLE_LENGTH = 24;
/** Words at a sentence's beginning that hold for all of it: what is planned, excluded, conditional or a part must not be told without them. */
const GOVERNING = /除|拟|将|计划|打算|下一步|今后|如果|[如若凡]|其中|未能?|没有|不得/;
const PARTING = /(?<=[；;])/;
const BELONGS = /^[（(]?(?:其中|对此|为此|同时|此外|另外|与此同时|主要(?:是|原因)|原因)/;

/** The pieces of paragraphs in reading order, without what in them speaks to a model, alone or together with the piece before or after. */
export function piecesOf(paragraphs: readonly Paragraph[]): Piece[] {
  return groupBy(paragraphs, ({ report }) => report).flatMap((own) => {
    const pieces = sentencesOf([...own].sort((a, b) => a.order - b.order)).flatMap(partsOf);
    return pieces.filter(({ text }, at) =>
      isHarmless(text, { before: pieces[at - 1]?.text, after: pieces[at + 1]?.text }),
    );
  });
}

/** Whole sentences as pieces. */
export function asPieces(sentences: readonly Sentence[]): Piece[] {
  return sentences.map((sentence) => ({ ...sentence, part: 0, parts: 1 }));
}

/** The items of a long sentence whose beginning does not govern the whole of it. */
function partsOf(sentence: Sentence): Piece[] {
  const whole = asPieces([sentence]);
  if (sentence.text.length < LONG) return whole;
  const led = /^[^：:；;。]{4,60}[：:](?=[（(]?(?:一[是要、）)]|1[.．、）)]|首先))/.exec(sentence.text)?.[0] ?? '';
  const items = sentence.text.slice(led.length).split(PARTING);
  const [first = ''] = items;
  const governed = led === '' && GOVERNING.test(first.split(/[，,：:]/)[0] ?? '');
  const texts = [...(led ? [led] : []), ...items];
  if (texts.length < 2 || governed || texts.some((text) => text.length < SHORTEST)) return whole;
  return texts.map((text, part) => ({ ...sentence, text, part, parts: texts.length }));
}

function isHarmless(
  text: string,
  { before = '', after = '' }: { before?: string | undefined; after?: string | undefined },
) {
  return (
    !speaksToModel(text) &&
    ((isWhole(before) && speaksToModel(before)) || !speaksToModel(before + text)) &&
    (speaksToModel(after) || !speaksToModel(text + after))
  );
}

/**
 * The pieces that must be told with the `at`-th, and itself, in reading order: the lead-in of its list, what 其中 is a part of, the sentences
 * under a point's title.
 */
export function wholeOf(pieces: readonly Piece[], at: number): number[] {
  const piece = pieces[at];
  if (!piece) return [];
  const sameReport = (other: number) => pieces[other]?.paragraph.report === piece.paragraph.report;
  const told = new Set([at]);
  if (BELONGS.test(piece.text) && at > 0 && sameParagraph(pieces[at - 1], piece)) told.add(at - 1);
  const lead = leadOf(pieces, at);
  if (lead !== undefined && sameReport(lead)) told.add(lead);
  if (isItem(piece.text) && piece.text.length <= TITLE_LENGTH && isWhole(piece.text))
    for (let next = at + 1; sameParagraph(pieces[next], piece) && !isItem(pieces[next]?.text ?? ''); next += 1)
      told.add(next);
  return [...told].sort((a, b) => a - b);
}

/** The piece that announces the list in which the `at`-th stands. */
function leadOf(pieces: readonly Piece[], at: number): number | undefined {
  const piece = pieces[at];
  if (!piece) return undefined;
  if (piece.part > 0) {
    const first = at - piece.part;
    return /[：:]$/.test(pieces[first]?.text ?? '') ? first : undefined;
  }
  if (!isItem(piece.text)) return undefined;
  for (let before = at; before > 0 && pieces[before]?.paragraph.report === piece.paragraph.report; before -= 1) {
    const above = pieces[before - 1];
    if (!above || above.paragraph.report !== piece.paragraph.report || isHeading(above)) return undefined;
    if (isItem(above.text)) continue;
    if (/[：:]$/.test(above.text)) return before - 1;
    return isFirstItem(pieces[before]?.text ?? '') && sameParagraph(above, pieces[before]) ? before - 1 : undefined;
  }
  return undefined;
}

function sameParagraph(one: Piece | undefined, other: Piece | undefined): boolean {
  return one !== undefined && other !== undefined && keyOf(one.paragraph) === keyOf(other.paragraph);
}

/** Whether one piece stands right after the other in one paragraph. */
export function follows(piece: Piece, before: Piece): boolean {
  if (!sameParagraph(piece, before)) return false;
  return piece.index === before.index
    ? piece.part === before.part + 1
    : piece.index === before.index + 1 && piece.part === 0 && before.part === before.parts - 1;
}
