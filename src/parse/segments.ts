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

/** Splits a document at each title that a body of its own follows, and where an untitled report begins again. */
export function segmentsOf(elements: readonly Element[]): Segment[] {
  const texts = textsOf(elements);
  const titles = titlesIn(texts);
  const starts: Title[] = [];
  for (const title of titles) {
    const previous = starts.at(-1);
    if (!previous) {
      starts.push(title);
      continue;
    }
    const between = bodyOf(elements.slice(previous.last + 1, title.first));
    const after = elements.slice(title.last + 1);
    const same = sameTitle(previous, title);
    if (between.length < SHORTEST_BODY) {
      // The title nearest the body opens it; an emptier one does not take the place of one that names the agency.
      if (bodyOf(after).length >= between.length && (title.agency || !previous.agency))
        starts[starts.length - 1] = title;
    } else if (
      bodyOf(after).length >= SHORTEST_BODY &&
      (same ? beginsAgain(textsOf(after)) : opensReport(textsOf(after)))
    ) {
      starts.push(title);
    }
  }
  if (starts.length === 0) return untitled(elements, titles);
  return starts.map((title, at) => {
    const from = at === 0 ? 0 : (starts[at - 1]?.last ?? -1) + 1;
    const own = elements.slice(title.last + 1, starts[at + 1]?.first);
    return {
      elements: own,
      title,
      titles: titles.filter((each) => each.first >= from && each.first <= title.first),
      before: texts.slice(at === 0 ? 0 : title.first, title.first),
    };
  });
}

/** A report without a title may be printed twice too: then its first line comes again. */
function untitled(elements: readonly Element[], titles: Title[]): Segment[] {
  const texts = textsOf(elements);
  const first = texts.findIndex((text) => text.length >= SHORTEST_OPENING && !isFurniture(text) && !isMetaBlock(text));
  const again = first < 0 ? -1 : texts.indexOf(texts[first] ?? '', first + 1);
  const parts =
    again > first && bodyOf(elements.slice(first, again)).length >= SHORTEST_BODY
      ? [elements.slice(0, again), elements.slice(again)]
      : [[...elements]];
  return parts.map((part) => ({ elements: part, title: undefined, titles, before: textsOf(part) }));
}

/** The sentences and cells of a stretch, by which it is judged whether anything stands there; a page's own lines have neither. */
function bodyOf(elements: readonly Element[]): string {
  return elements.map((element) => (element.kind === 'grid' ? cellsOf(element) : sentenceOf(element.text))).join('');
}

function cellsOf({ rows }: Element & { kind: 'grid' }): string {
  const cells = rows.flat().map((cell) => cell.text);
  return isMetaBlock(cells.join('|')) ? '' : cells.join('');
}

function sentenceOf(text: string): string {
  const isBody = /[。;]/.test(text) || tableLine({ text, printed: text }) !== null;
  return isBody && !isFurniture(text) && !isMetaBlock(text) ? text : '';
}

function sameTitle(one: Title, other: Title): boolean {
  return one.agency === other.agency && one.year === other.year;
}

/** A title printed again on each page heads the running text; one that opens a second print has its first chapter after it. */
function beginsAgain(texts: readonly string[]): boolean {
  const chapter = texts.find(
    (text) => /^#{0,6}\s*[一二三四五六七八九十]{1,2}、/u.test(text) && !tableLine({ text, printed: text }),
  );
  return chapter !== undefined && /^#{0,6}\s*一、/u.test(chapter);
}

function opensReport(texts: readonly string[]): boolean {
  return beginsAgain(texts) || texts.some((text) => sectionOf(text) !== null);
}
