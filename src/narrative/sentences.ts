import type { Paragraph } from '../report/report.js';

/** One sentence of a paragraph, with its place in it. */
export type Sentence = { paragraph: Paragraph; index: number; text: string };

const ITEM = /^[（(]?(?:[一二三四五六七八九十]{1,3}[是要、）)]|[1-9]\d?[.．、）)]|首先|其次|再次|最后|此外|另外)/;
const FIRST = /^[（(]?(?:一[是要、）)]|1[.．、）)]|首先)/;
/** A number and a noun that only says what follows: （五）监督保障情况。 or （三）培训。 */
const TITLE =
  /^(?:(?:[（(][一二三四五六七八九十]+[）)]|\d+[.．、])[^，,]{2,14}(?:情况|工作|方面|建设|保障|问题|措施|管理)。?|[（(][一二三四五六七八九十]+[）)][^，,。]{2,8}。)$/;
const CLOSED = /[。！？!?；]["”’』」）)]*$/;

/** The whole sentences of a text, with their closing marks; the points in numbers, addresses and names end none. */
export function splitSentences(text: string): string[] {
  return (text.match(/[^。！？!?\n]*(?:[。！？!?]+["”’』」）)]*|\n|$)/g) ?? [])
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/** The sentences of paragraphs in reading order. */
export function sentencesOf(paragraphs: readonly Paragraph[]): Sentence[] {
  return paragraphs.flatMap((paragraph) =>
    splitSentences(paragraph.text).map((text, index) => ({ paragraph, index, text })),
  );
}

/** Tells paragraphs apart. */
export function keyOf({ report, order }: Paragraph): string {
  return `${report}|${order}`;
}

/** True for an item of an enumeration (一是…, 2.…, 其次…). */
export function isItem(text: string): boolean {
  return ITEM.test(text);
}

/** True for the first item of an enumeration. */
export function isFirstItem(text: string): boolean {
  return FIRST.test(text);
}

/** True for a sentence that is no more than a heading, run in before its text or printed as a paragraph. */
export function isHeading({ paragraph, text }: Sentence): boolean {
  return TITLE.test(text) || paragraph.headings.some((heading) => bare(heading) === bare(text));
}

/** True for a text that ends as a sentence does; a heading or a line cut short does not. */
export function isWhole(text: string): boolean {
  return CLOSED.test(text);
}

/** The sentence as the source prints it; the paragraph as printed where mending moved its sentences. */
export function printedOf({ paragraph, index, text }: Sentence): string {
  if (paragraph.printed.includes(text)) return text;
  const printed = splitSentences(paragraph.printed);
  return printed.length === splitSentences(paragraph.text).length
    ? (printed[index] ?? paragraph.printed)
    : paragraph.printed;
}

function bare(text: string): string {
  return text.replaceAll(/[\s。：:]/g, '');
}
