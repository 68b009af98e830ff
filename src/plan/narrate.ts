import { idsOf, type Mentions, says } from './mentions.js';
import type { PlanOf } from './plan.js';
import type { Word, WordKind } from './words.js';

type Narrate = PlanOf<'narrate'>;

/** Kinds of words that only shape a question and stand in no report. */
const SHAPING: ReadonlySet<WordKind> = new Set(['pointer', 'every', 'quantity', 'define', 'help', 'generic']);
/** Particles that never belong to the word after them. */
const PARTICLE = /^[的了吗呢吧啊呀嘛么是有]$/;

/** Problems and mendings that are counted are no chapter of their own. */
const COUNTED_PROBLEMS =
  /(?:反馈|发现|整改|排查|查出|查摆|解决|处理|受理|交办)(?:出|了|过|的)*(?:多少|几)|(?:多少|几)(?:个|处|项|条|件|类)?(?:问题|错|链接).{0,4}(?:整改|反馈|发现|解决)/;

/** What part of a report answers a question about its text. */
export function topicOf(mentions: Mentions): Narrate['topic'] {
  const said = idsOf(mentions, 'narrative');
  // 评估反馈了多少问题 counts what others found; 有多少问题 asks for the chapter.
  if (says(mentions, 'quantity') && COUNTED_PROBLEMS.test(mentions.text)) return 'any';
  if (said.includes('improvements')) return 'improvements';
  if (said.includes('problems')) return 'problems';
  if (said.includes('other_matters')) return 'other_matters';
  return said.includes('situation') ? 'situation' : 'any';
}

/** What an answer out of the text must hold. */
export function wantsOf(mentions: Mentions): Narrate['wants'] {
  if (says(mentions, 'narrative', 'contact')) return 'contact';
  const quantity =
    says(mentions, 'quantity') ||
    says(mentions, 'measure', 'amount') ||
    says(mentions, 'operation', 'share') ||
    says(mentions, 'operation', 'total');
  if (quantity) return 'quantity';
  return says(mentions, 'narrative', 'person') ? 'person' : 'text';
}

/** The question's own words without agencies, years and words that only ask. */
export function searchWords(mentions: Mentions): string {
  const hidden = new Uint8Array(mentions.text.length);
  for (const { start, end } of [...mentions.agencies, ...mentions.years]) hidden.fill(1, start, end);
  const kept = new Set(mentions.words.filter((word) => !onlyAsks(word, mentions)).map(({ start }) => start));
  for (const word of mentions.words)
    if (!kept.has(word.start) || countsAfterQuantity(word, mentions)) hidden.fill(1, word.start, word.end);
  return [...mentions.text]
    .map((sign, at) => (hidden[at] === 1 ? ' ' : sign))
    .join('')
    .replaceAll(/[^\p{L}\p{N}%.·-]+/gu, ' ')
    .trim();
}

/** The measure word of 多少条 and 几名. */
function countsAfterQuantity({ kind, start }: Word, { words }: Mentions): boolean {
  return kind === 'unit' && words.some((word) => word.kind === 'quantity' && word.end === start);
}

function onlyAsks({ kind, id, start, end }: Word, { text, leftovers }: Mentions): boolean {
  if (SHAPING.has(kind)) return true;
  // 处罚最多的是哪一类: what there is most of is told without these words.
  if (kind === 'operation' && (id === 'most' || id === 'least' || /^哪/.test(text.slice(start, end)))) return true;
  // A character that could be a word of its own (中, 高, 在) belongs to the unknown word it touches.
  const touches = leftovers.some((leftover) => leftover.end === start || leftover.start === end);
  if (kind === 'unit') return false;
  if (kind !== 'filler' || id === 'topic') return false;
  return end - start > 1 || PARTICLE.test(text.slice(start, end)) || !touches;
}
