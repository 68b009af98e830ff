import { contentWords } from '../../text/content-words.js';

/** A word of the question and how much it tells passages apart. */
export type WordAsked = { word: string; weight: number };

/** What every such report is about, and what it does with anything, tells no passage from another. */
const EVERYWHERE = new Set(
  '信息 公开 政务 政府信息 信息公开 政务公开 政府信息公开 工作 内容 情况 结果 存在 公布 发布 开展 提供 举办 召开 组织 建立 设立 落实 推进 完成 实施 加强 开设 办理 投入 编制 形成 处置 反馈 收到 受理 列入 纳入 disclosure information'.split(
    ' ',
  ),
);
const OF_EVERYWHERE = 0.3;
/** A word of which only parts stand in a text is less than that word. */
const PARTLY = 0.8;
/** Characters of a word beyond which it weighs no more. */
const LONG = 6;

/** The words a question asks about. A rare one weighs more, and one that stands nowhere weighs most, so that its absence shows. */
export function wordsAsked(search: string, texts: readonly string[]): WordAsked[] {
  return contentWords(search).map((word) => {
    const holding = texts.filter((text) => holdsWord(word, text) >= PARTLY).length;
    const common = isEverywhere(word) ? OF_EVERYWHERE : 1;
    const length = Math.sqrt(Math.min(word.length, LONG));
    return { word, weight: common * length * Math.log(1 + (texts.length + 1) / (holding + 0.5)) };
  });
}

/** Whether a word is one that every report is full of. */
export function isEverywhere(word: string): boolean {
  return EVERYWHERE.has(word);
}

/** How far a text in lower case holds a word, 0 to 1: whole, or at least half of its pairs of characters. */
export function holdsWord(word: string, text: string): number {
  if (text.includes(word)) return 1;
  if (word.length < 3 || !/^\p{Script=Han}+$/u.test(word)) return 0;
  const pairs = Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2));
  const part = pairs.filter((pair) => text.includes(pair)).length / pairs.length;
  return part >= 0.5 ? PARTLY * part : 0;
}
