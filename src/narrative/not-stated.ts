import type { AnswerBody } from '../answer/answer.js';
import { composeWords, sourcesOf } from '../answer/compose.js';
import type { Desk } from '../answer/desk.js';
import { inBlocks } from '../answer/in-blocks.js';
import { createSheet } from '../answer/sheet.js';
import { EVERY_AGENCY } from '../question/reading.js';
import { speaksToModel } from '../report/instructions.js';
import { asPieces } from './pieces.js';
import { quotesOf } from './quotes.js';
import { holdsWhatIsAsked } from './search/kinds-asked.js';
import type { Looked } from './search/look-in-text.js';
import { nearestSentences, relatedSentence } from './search/nearest-sentences.js';
import { holdsQuantity } from './search/quantities.js';
import type { Sentence } from './sentences.js';

/** The answer where no passage answers: that it is so, with what stands nearest or what was searched. */
export function answerNotStated(looked: Looked, desk: Desk): AnswerBody {
  const { reports } = looked;
  const found = closest(looked, desk);
  const report = reports.find(({ id }) => id === found?.sentences[0]?.paragraph.report);
  if (!found || !report || found.sentences.some(({ text }) => speaksToModel(text)))
    return composeWords({ kind: 'not_found', lines: [desk.wording.narrativeNothing(searchedIn(looked))] });
  const sheet = createSheet(reports);
  const { wording } = desk;
  const lines = [
    found.lead({ agency: report.agency, year: report.year }),
    ...quotesOf(asPieces(found.sentences), { sheet, wording }),
  ];
  const told = inBlocks({ paragraphs: [lines], sources: sourcesOf(sheet, desk, false) }, desk);
  return { ...composeWords({ kind: 'not_found', lines: [] }), ...told, citations: sheet.citations };
}

function searchedIn({ asked: { subjects }, searched, paragraphs }: Looked) {
  const headings = [...new Set(paragraphs.flatMap((paragraph) => paragraph.headings[0] ?? []))];
  return {
    agencies: [...new Set(subjects.flatMap(({ agency }) => (agency === EVERY_AGENCY ? [] : [agency])))],
    years: [...new Set(subjects.flatMap(({ year }) => (year === 'all' ? [] : [year])))],
    reports: searched,
    headings: searched === 1 ? headings.slice(0, 8) : [],
  };
}

/** What stands nearest to an answer in the reports of one agency, and the words that say how near. */
function closest(
  { asked, reports, searched, paragraphs }: Looked,
  { question, meanings, wording }: Desk,
): { sentences: Sentence[]; lead: (place: { agency: string; year: number }) => string } | null {
  if (searched !== reports.length || new Set(reports.map(({ agency }) => agency)).size !== 1) return null;
  const within = { paragraphs, question, meanings };
  const nearest = nearestSentences(asked, within);
  // What holds the number or name asked for may be what is asked, however far it is.
  const isOpen = nearest.some(
    ({ text }) => asked.wants === 'quantity' && holdsWhatIsAsked(question, text) && holdsQuantity(text),
  );
  const related = reports.length === 1 && !isOpen ? relatedSentence(asked, within) : undefined;
  if (related) return { sentences: [related], lead: wording.notStated };
  return nearest.length > 0 ? { sentences: nearest, lead: wording.nearest } : null;
}
