import { type Noted, note, noted } from '../report/noted.js';

const BYTE_ORDER_MARKS: readonly [label: string, mark: readonly number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** Tried where no mark says what the bytes are; in a tie the earlier one wins. */
const CANDIDATES = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'] as const;

/** Enough to tell, and little enough to try every candidate. */
const SAMPLE_BYTES = 16_384;

/** The most frequent characters of official Chinese, in both scripts, and its punctuation. */
const FREQUENT = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经三进等部度家力里如水化高自二理起小现实加量两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正明看原又么利比或但质气第向道命此变条只没结解问意建月公无系信息府开情况申请公處政務開報總體關於開為發會無' +
    '，。、；：？！“”（）《》〔〕　',
);

/** The text and how sure its character set is; `null` when the bytes are not text in any of them. */
export function decodeText(bytes: Uint8Array): Noted<string> | null {
  const marked = BYTE_ORDER_MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (marked) return noted(new TextDecoder(marked[0]).decode(bytes));
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const scored = CANDIDATES.map((label) => ({ label, score: score(sample, label) })).sort((a, b) => b.score - a.score);
  const best = scored[0];
  if (!best || best.score <= 0) return null;
  const text = new TextDecoder(best.label).decode(bytes);
  if (best.label === 'utf-8' && !text.includes('\uFFFD')) return noted(text);
  return noted(text, [note('no_charset', best.label)]);
}

/** How much a sample looks like Chinese or plain text in that character set: from 1, all of it, to below 0, none. */
function score(sample: Uint8Array, label: string): number {
  const text = new TextDecoder(label).decode(sample, { stream: true });
  if (text === '') return 0;
  let points = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (FREQUENT.has(character)) points += 1;
    else if (code >= 0x20 && code < 0x7f) points += 0.5;
    else if (code === 0x09 || code === 0x0a || code === 0x0d || code === 0x0c) points += 0.5;
    else if (code < 0x20 || (code >= 0x7f && code < 0xa0) || code === 0xfffd) points -= 4;
    else if ((code >= 0xe000 && code < 0xf900) || code > 0xffff) points -= 2;
    else if (code >= 0x4e00 && code < 0xa000) points += 0.1;
  }
  return points / text.length;
}
