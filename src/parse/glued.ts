import { FORMS } from '../report/forms.js';

/** A label that may lose this much of its remark in brackets, and figures that are none of a sentence: seven columns at the least. */
const LABELS = [
  ...new Set(
    [...FORMS['2019'], ...FORMS['2021']]
      .filter((row) => row.byApplicant)
      .map((row) => (row.labels.at(-1) ?? '').normalize('NFKC').replace(/(?<=.{4})\([^()]*\)$/u, '')),
  ),
].sort((one, other) => other.length - one.length);
const GLUED = new RegExp(
  `(${LABELS.map(patternOf).join('|')})(\\([^()\\d]{0,40}\\))?(\\d{7,40}?)(?=[^\\d.,]|$|\\d[.、]\\p{Script=Han})`,
  'gu',
);

/**
 * The pieces of a line in which a table's cells are run together, each row of the applications table as a line of bars with its
 * label and its digits; `null` where there is none. What the digits say, the sums of the form must tell.
 */
export function cutAtGlued(text: string): string[] | null {
  if (!/\d{7}/.test(text) || /[|\t]/.test(text)) return null;
  const pieces: string[] = [];
  let from = 0;
  for (const found of text.matchAll(GLUED)) {
    const [all, label = '', remark = '', digits = ''] = found;
    pieces.push(text.slice(from, found.index), `${label}${remark} | ${digits} |`);
    from = found.index + all.length;
  }
  if (from === 0) return null;
  return [...pieces, text.slice(from)].filter((piece) => piece.trim() !== '');
}

/** The label as a pattern: quotation marks may be of any kind, or be left out. */
function patternOf(label: string): string {
  return label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[“”"]/gu, '[“”"]?');
}
