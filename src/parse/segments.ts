import { type Element, textsOf } from './elements.js';
import { isFurniture, isMetaBlock } from './furniture.js';
import { sectionOf } from './headings.js';
import { tableLine } from './table-line.js';
import { type Title, titlesIn } from './title.js';

/** A part of a document that is one report with its title, or one print of it. */
export type Segment = { elements: Element[]; title: Title | undefined; titles: Title[]; before: string[] };

/** Less running text than this between two titles is no report of its own: a page's heading, a name in a list. */
const SHORTEST_BODY = 40;
const SHORTEST_OPENING = 15;
const CHAPTER = /^\s*[一二三四五六七八九十]{1,2}、/u;

/** Splits a document at each title that a body of its own follows, and where an untitled report begins again. */
export function segmentsOf(elements: readonly Element[]): Segment[] {
  const texts = textsOf(elements);
  const titles = titlesIn(texts);
  const starts: Title[] = [];
  const lengths = lengthsUpTo(elements);
  const bodyLength = (from: number, to: number) => (lengths[Math.max(from, to)] ?? 0) - (lengths[from] ?? 0);
  const chapters = chaptersAfter(texts);
  for (const title of titles) {
    const previous = starts.at(-1);
    if (!previous) {
      starts.push(title);
      continue;
    }
    const between = bodyLength(previous.last + 1, title.first);
    const after = bodyLength(title.last + 1, elements.length);
    if (between < SHORTEST_BODY) {
      // The title nearest the body opens it; an emptier one does not take the place of one that names the agency.
      if (after >= between && (title.agency || !previous.agency)) starts[starts.length - 1] = title;
    } else if (after >= SHORTEST_BODY && opensReport(chapters[title.last], { title, previous })) {
      starts.push(title);
    }
  }
  if (starts.length === 0) return untitled(elements, { texts, bodyLength });
  return starts.map((title, at) => {
    const from = at === 0 ? 0 : (starts[at - 1]?.last ?? -1) + 1;
    return {
      elements: elements.slice(title.last + 1, starts[at + 1]?.first),
      title,
      titles: titles.filter((each) => each.first >= from && each.first <= title.first),
      before: at === 0 ? texts.slice(0, title.first) : [],
    };
  });
}

/** A report without a title may be printed twice too: then its first line comes again. */
function untitled(
  elements: readonly Element[],
  { texts, bodyLength }: { texts: readonly string[]; bodyLength: (from: number, to: number) => number },
): Segment[] {
  const first = texts.findIndex((text) => text.length >= SHORTEST_OPENING && !isFurniture(text) && !isMetaBlock(text));
  const again = first < 0 ? -1 : texts.indexOf(texts[first] ?? '', first + 1);
  const isTwice = again > first && bodyLength(first, again) >= SHORTEST_BODY;
  const parts = isTwice ? [elements.slice(0, again), elements.slice(again)] : [[...elements]];
  return parts.map((part) => ({ elements: part, title: undefined, titles: [], before: [] }));
}

/**
 * How many characters of sentences and cells stand before each element, and before the end; a page's own lines count for
 * nothing.
 */
function lengthsUpTo(elements: readonly Element[]): number[] {
  const lengths = [0];
  for (const element of elements) {
    const words = element.kind === 'grid' ? cellsOf(element) : sentenceOf(element.text);
    lengths.push((lengths.at(-1) ?? 0) + words.length);
  }
  return lengths;
}

/** For each line the next one after it that opens a chapter. */
function chaptersAfter(texts: readonly string[]): (string | undefined)[] {
  const after: (string | undefined)[] = [];
  let chapter: string | undefined;
  for (let at = texts.length - 1; at >= 0; at -= 1) {
    after[at] = chapter;
    const text = texts[at] ?? '';
    if (CHAPTER.test(text) && !isRow(text)) chapter = text;
  }
  return after;
}

function cellsOf({ rows }: Element & { kind: 'grid' }): string {
  const cells = rows.flat().map((cell) => cell.text);
  return isMetaBlock(cells.join('|')) ? '' : cells.join('');
}

function sentenceOf(text: string): string {
  const isBody = /[。;]/.test(text) || tableLine({ text, printed: text }) !== null;
  return isBody && !isFurniture(text) && !isMetaBlock(text) ? text : '';
}

/**
 * Whether a report opens with the title. The same title again heads a page of the running text, unless the first chapter
 * follows it; the title of another report opens that one when any chapter of the form does.
 */
function opensReport(chapter: string | undefined, { title, previous }: { title: Title; previous: Title }): boolean {
  if (chapter !== undefined && /^\s*一/u.test(chapter)) return true;
  const isSame = previous.agency === title.agency && previous.year === title.year;
  return !isSame && chapter !== undefined && sectionOf(chapter) !== null;
}

function isRow(text: string): boolean {
  return tableLine({ text, printed: text }) !== null;
}
