import { kinOf, type Spoken, spokenIn } from '../plan/spoken.js';
import { contentWords } from './question-words.js';
import { equalsOf } from './thesaurus.js';

/** What a passage must speak of: a word of the question and its equals, or a matter in everyday words and the official ones. */
type Term = { word: string; equals: readonly string[]; kin: readonly string[]; spoken: boolean };

/** Something asked about, in the one or more ways it can be understood, and how much it tells passages apart. */
export type MatterAsked = {
  readings: (Term & { weight: number; face: number })[];
  weight: number;
  /** What it would weigh if it could not be mere talk. */
  face: number;
  /** Whether the question can be understood in one more way, of which these reports say nothing. */
  doubtful: boolean;
};

/** A passage that has an equal word, and not the asked one, is held to speak of the matter; less than this it only touches it. */
export const SPEAKS = 0.8;
/** Each further word of the same matter makes it likelier that the passage is about it, and so does the first, its usual name. */
const FURTHER = 0.1;
const USUAL_NAME = 0.05;
/** Words of one matter in reports are near to each other, and not the same. */
const KIN = 0.5;
const CLOSE_KIN = 0.8;
/** A word of no lexicon beside a matter that was heard: it may be mere talk. */
const TALK = 0.25;
/** An English word of no lexicon can stand in no Chinese report. */
const ENGLISH_TALK = 0.12;
/** What every such report is about, and what it does with anything, tells no passage from another. */
const EVERYWHERE = new Set(
  '信息 公开 政务 政府信息 信息公开 政务公开 政府信息公开 工作 内容 情况 结果 存在 公布 发布 开展 提供 举办 召开 组织 建立 设立 落实 推进 完成 实施 加强 开设 办理 投入 编制 形成 处置 反馈 收到 受理 列入 纳入 disclosure information'.split(
    ' ',
  ),
);
const OF_EVERYWHERE = 0.3;

/**
 * What a question asks about: the matters it names in everyday words, then its words that are no part of those. A rare one weighs more,
 * and one that stands nowhere weighs most, so that its absence shows.
 */
export function mattersAsked(
  { search, question }: { search: string; question: string },
  texts: readonly string[],
): MatterAsked[] {
  // An agency's name is no matter (上屯镇), and an English question has lost its phrases in the search words.
  const spoken = spokenIn(/\p{Script=Han}/u.test(search) ? search : question);
  const understood = spoken.flatMap(({ said }) => said);
  const words = contentWords(search).filter(
    (word) => !understood.some((said) => said.includes(word) || (said.length > 1 && word.includes(said))),
  );
  const terms = [
    ...together(spoken).map((readings) =>
      readings.map(({ said, written }) => ({ word: said[0] ?? '', equals: written, kin: [], spoken: true })),
    ),
    ...words.map((word) => [{ word, equals: equalsOf(word), kin: kinOf(word), spoken: false }]),
  ];
  return terms.map((readings) => weighed(readings, { texts, heard: spoken.length > 0 }));
}

/** How far a text speaks of what is asked about, 0 to 1; the texts are in lower case. */
export function speaksOf({ readings, weight }: MatterAsked, text: string): number {
  return Math.max(...readings.map((term) => (term.weight / weight) * match(term, text)));
}

/** Matters heard in the same words are two readings of them. */
function together(spoken: readonly Spoken[]): Spoken[][] {
  const groups: Spoken[][] = [];
  for (const matter of spoken) {
    const same = groups.find((group) => group.some((other) => overlap(matter, other)));
    if (same) same.push(matter);
    else groups.push([matter]);
  }
  return groups;
}

function overlap(one: Spoken, other: Spoken): boolean {
  return one.said.some((said) => other.said.some((word) => said.includes(word) || word.includes(said)));
}

function weighed(terms: readonly Term[], { texts, heard }: { texts: readonly string[]; heard: boolean }): MatterAsked {
  const counted = terms.map((term) => {
    const holding = texts.filter((text) => match(term, text) >= SPEAKS).length;
    const length = Math.sqrt(Math.min(term.spoken ? 2 : term.word.length, 6));
    const known = term.spoken || term.kin.length + term.equals.length > 0;
    const talk = heard && !known && holding === 0 ? (/^[a-z]/.test(term.word) ? ENGLISH_TALK : TALK) : 1;
    const common = EVERYWHERE.has(term.word) ? OF_EVERYWHERE : 1;
    const face = common * length * Math.log(1 + (texts.length + 1) / (holding + 0.5));
    return { ...term, holding, face, weight: talk * face };
  });
  // Of two readings the one that stands nowhere is not meant.
  const standing = counted.filter(({ holding }) => holding > 0);
  const readings = standing.length > 0 ? standing : counted;
  return {
    readings,
    weight: Math.max(...readings.map(({ weight }) => weight)),
    face: Math.max(...readings.map(({ face }) => face)),
    doubtful: readings.length < counted.length,
  };
}

function match({ word, equals, kin }: Term, text: string): number {
  if (text.includes(word)) return 1;
  const found = equals.filter((other) => text.includes(other));
  if (found.length > 0) {
    // 业务学习 is one word of the matter, though 学习 is another.
    const apart = found.filter((one) => !found.some((other) => other !== one && other.includes(one))).length;
    const usual = text.includes(equals[0] ?? '') ? USUAL_NAME : 0;
    return Math.min(1, SPEAKS + FURTHER * (apart - 1) + usual);
  }
  const near = kin.filter((other) => text.includes(other));
  if (near.length > 0)
    return near.some((other) =>
      [...other].some((sign) => !'公开政务信息人员单位事项专工作'.includes(sign) && word.includes(sign)),
    )
      ? CLOSE_KIN
      : KIN;
  if (word.length < 3 || !/^\p{Script=Han}+$/u.test(word)) return 0;
  const pairs = Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2));
  const part = pairs.filter((pair) => text.includes(pair)).length / pairs.length;
  return part >= 0.5 ? SPEAKS * part : 0;
}
