import type { Fact } from '../report/fact.js';
import { LOCAL } from '../report/metrics.js';
import type { CellChange, Changes } from '../report/report.js';

type Content = {
  paragraphs: readonly { text: string }[];
  facts: readonly Pick<Fact, 'metric' | 'applicant' | 'value' | 'unit' | 'status' | 'correction'>[];
};

/** As much of a rewritten report is kept, and the rest counted. */
const MOST_CELLS = 120;
const MOST_SENTENCES = 40;
const LONGEST_SENTENCE = 240;
/** A heading or a label is no sentence. */
const SHORTEST_SENTENCE = 8;

/** What differs between two readings: the tables' cells in the order of the form, then whole sentences; marks and spaces do not count. */
export function changesBetween(before: Content, after: Content): Changes {
  const cells = cellsBetween(before, after);
  const [old, fresh] = [sentencesOf(before), sentencesOf(after)];
  const added = missingFrom(old, fresh);
  const removed = missingFrom(fresh, old);
  const left = [cells.length - MOST_CELLS, added.length - MOST_SENTENCES, removed.length - MOST_SENTENCES];
  return {
    cells: cells.slice(0, MOST_CELLS),
    added: added.slice(0, MOST_SENTENCES),
    removed: removed.slice(0, MOST_SENTENCES),
    left: left.reduce((sum, count) => sum + Math.max(0, count), 0),
  };
}

function cellsBetween(before: Content, after: Content): CellChange[] {
  const [old, fresh] = [printedIn(before), printedIn(after)];
  return [...new Map([...old, ...fresh]).entries()].flatMap(([key, { metric, applicant, unit }]) => {
    const [was, is] = [old.get(key), fresh.get(key)];
    if (was && is && was.value === is.value && was.unit === is.unit) return [];
    const cell = { metric, applicant, unit };
    return [{ ...cell, ...(was ? { before: was.value } : {}), ...(is ? { after: is.value } : {}) }];
  });
}

/** The cells as the tables print them, whatever was corrected since; rows that an agency added have no name to be known by. */
function printedIn({ facts }: Content) {
  return new Map(
    facts
      .filter(({ metric, status }) => metric !== LOCAL && status !== 'text')
      .map(({ metric, applicant, value, unit, correction }) => [
        `${metric} ${applicant}`,
        { metric, applicant, unit, value: correction ? correction.printed : value },
      ]),
  );
}

function sentencesOf({ paragraphs }: Content): Map<string, string> {
  const sentences = paragraphs.flatMap(({ text }) => text.split(/(?<=[。!?;！？；])/u));
  return new Map(
    sentences.map((sentence) => [sentence.replaceAll(/[^\p{Script=Han}\p{L}\d]/gu, ''), sentence.trim()] as const),
  );
}

function missingFrom(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] {
  return [...other].flatMap(([words, sentence]) =>
    words.length < SHORTEST_SENTENCE || one.has(words) ? [] : [sentence.slice(0, LONGEST_SENTENCE)],
  );
}
