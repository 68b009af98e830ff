import type { ParsedParagraph } from '../../parse/document.js';
import { rowOf, STATEMENT } from '../../report/metrics.js';
import { type Noted, noted } from '../../report/noted.js';
import { boundStatements, quoteAround } from '../bounds.js';
import type { DraftFact } from '../draft.js';
import { type Meaning, meaningOfNone, meaningsOf } from './statements-catalogue.js';
import { type Clause, type Sentence, sentencesOf } from './statements-clause.js';
import { type Quantity, quantitiesIn } from './statements-quantity.js';

/** Words that lead up to a quantity and name nothing. */
const LEADING =
  /^(?:[一二三四五六七八九十]是|其中|此外|同时|并且?|还|已|现目前|目前|截[至止][^,]{0,16}[日底]|全年|本年度?|今年(?:以来)?|20\d{2}年度?|一年来|[、,:(（）)\s和及与]|[(（][一二三四五六七八九十\d][)）]|\d{1,2}[.、])+/u;
const TRAILING = /(?:累计|总共|一共|合计|共|约|近|达到?|有|为|是|计|的有|超过?|逾|占|了|[、,:(（\s“”"])$/u;
/** A first clause that only says how or why; it names nothing that is counted. */
const PREAMBLE =
  /^(?:根据|按照|围绕|为|聚焦|针对|随着|坚持|严格|强化|加强|充分|积极|深入|认真|持续|不断|进一步|完善|推进|扎实|全面|加快|稳步|结合|落实|做好|对|在|以|把|将)/u;
const LONGEST_NAME = 60;
const LONGEST_TOPIC = 24;
const SHORTEST_NAME = 3;
const FARTHEST_WORD = 200;

/**
 * The quantities that the narrative states, each with its sentence; those of other years are left out, and those beyond what one
 * sentence may state.
 */
export function statedFigures(paragraphs: ParsedParagraph[], about: { year: number }): Noted<DraftFact[]> {
  const sentences = sentencesOf(paragraphs, about);
  const meant = agreed(
    sentences.flatMap((sentence) => meaningsOf(sentence, about).map((meaning) => ({ meaning, sentence }))),
  );
  const figures = meant.map(({ meaning, sentence }) => inCatalogue(meaning, sentence));
  const answers = paragraphs.flatMap((paragraph, at) =>
    (paragraph.recognised ? [] : meaningOfNone(paragraph))
      .filter(({ metric }) => !meant.some(({ meaning }) => meaning.metric === metric))
      .map((meaning) =>
        inCatalogue(meaning, { text: paragraph.text, printed: paragraph.printed, paragraph, row: at + 1 }),
      ),
  );
  const statements = boundStatements(
    sentences.map((sentence) =>
      statementsOf(sentence, {
        meant: meant.filter((each) => each.sentence === sentence).map((each) => each.meaning),
        ...about,
      }),
    ),
  );
  return noted([...figures, ...answers, ...statements.value], statements.notes);
}

/** Each figure once, and none of which the text says two different things. */
function agreed<T extends { meaning: Meaning }>(found: readonly T[]): T[] {
  const values = new Map<string, Set<number>>();
  for (const { meaning } of found) {
    const key = keyOf(meaning);
    values.set(key, (values.get(key) ?? new Set()).add(meaning.value));
  }
  const kept = new Set<string>();
  return found.filter(({ meaning }) => {
    const key = keyOf(meaning);
    if (values.get(key)?.size !== 1 || kept.has(key)) return false;
    kept.add(key);
    return true;
  });
}

function keyOf({ metric, applicant }: Meaning): string {
  return `${metric} ${applicant}`;
}

function inCatalogue(meaning: Omit<Meaning, 'clause'>, sentence: Omit<Sentence, 'clauses'>): DraftFact {
  const row = rowOf(meaning.metric);
  const applicant = meaning.applicant === 'natural_person' ? ['自然人'] : meaning.applicant === 'total' ? ['总计'] : [];
  return {
    ...standing(sentence, sentence.printed.indexOf(meaning.words)),
    metric: meaning.metric,
    applicant: meaning.applicant,
    value: meaning.value,
    unit: row?.unit ?? '件',
    labels: [...(row?.labels ?? []), ...applicant],
    cell: meaning.words,
    notes: [],
  };
}

function statementsOf(sentence: Sentence, { meant, year }: { meant: readonly Meaning[]; year: number }): DraftFact[] {
  const facts: DraftFact[] = [];
  let topic = '';
  let whole = '';
  let last = '';
  let place = 0;
  for (const [at, clause] of sentence.clauses.entries()) {
    const told = meant.filter((meaning) => meaning.clause === at).map((meaning) => meaning.words);
    const quantities = clause.year === year ? quantitiesIn(clause.text) : [];
    if (quantities.length === 0 && at === 0) topic = topicOf(clause);
    let from = 0;
    let before = '';
    for (const quantity of quantities) {
      const own = nameOf(clause, quantity, from);
      // A name too short to say anything goes on from the one before, but not through a whole list of such.
      const longer = own.length < (clause.breakdown ? 2 : SHORTEST_NAME) ? `${before || last}${own}` : own;
      const name = longer.length > 2 * LONGEST_NAME ? own : longer;
      const labels = [topic, clause.breakdown ? whole : '', before, name].filter((label) => label !== '');
      if (!clause.breakdown) whole = name;
      from = quantity.end;
      before = /、$|^$/.test(clause.text.slice(quantity.end, quantity.end + 1)) ? '' : name;
      last = name;
      if (name === '' || told.some((words) => words.includes(quantity.worded))) continue;
      facts.push({
        ...standing(sentence, place + quantity.start),
        metric: STATEMENT,
        applicant: null,
        value: quantity.value,
        unit: quantity.unit,
        labels: [...new Set(labels), ...(isShare(clause, quantity) ? ['占比'] : [])],
        cell: quantity.worded,
        notes: quantity.vague === null ? [] : [`not exact in the text: ${quantity.vague}`],
      });
    }
    place += clause.text.length + 1;
  }
  return facts;
}

function isShare({ text }: Clause, { unit, start }: Quantity): boolean {
  return unit === '%' && /占[^,]{0,6}$/u.test(text.slice(Math.max(0, start - 8), start));
}

/** The words that name a quantity: those before it in its clause, and those its unit counts after it. */
function nameOf({ text }: Clause, quantity: Quantity, from: number): string {
  const before = nameBefore(text.slice(Math.max(from, quantity.start - FARTHEST_WORD), quantity.start));
  const following =
    /^(?:的)?[^,。;:、()\d]{1,40}/u.exec(text.slice(quantity.end, quantity.end + LONGEST_NAME))?.[0] ?? '';
  return `${before}${/^(?:左右|以上|的?$)/u.test(following) ? '' : withoutTrailing(following.replace(/^的/, ''))}`;
}

/** What the first clause of a sentence is about, where it counts nothing itself and is no mere preamble. */
function topicOf({ text }: Clause): string {
  const words = nameBefore(text.slice(0, FARTHEST_WORD));
  return words.length > LONGEST_TOPIC || PREAMBLE.test(words) ? '' : words;
}

function nameBefore(words: string): string {
  const name = withoutTrailing(words.replace(LEADING, ''));
  if (name.length <= LONGEST_NAME) return name;
  const end = name.slice(-LONGEST_NAME);
  return end.slice(end.search(/[、“《]/u) + 1).replace(/^[”》’、]+/u, '');
}

function withoutTrailing(words: string): string {
  let end = words.length;
  // No such word has more than two characters.
  for (let last = TRAILING.exec(words.slice(-2)); last; last = TRAILING.exec(words.slice(Math.max(0, end - 2), end)))
    end -= last[0].length;
  return words.slice(0, end);
}

/** Where a figure stands; of a sentence too long to quote, the part around that place in its text. */
function standing(
  { printed, paragraph, row }: Omit<Sentence, 'clauses'>,
  place = 0,
): Pick<DraftFact, 'form' | 'row' | 'column' | 'status' | 'section' | 'quote'> {
  const quote = quoteAround(printed, place);
  return { form: null, row, column: 0, status: 'text', section: paragraph.headings[0] ?? '', quote };
}
