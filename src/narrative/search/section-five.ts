import { listOf } from '../../question/lattice/lists.js';
import type { Paragraph } from '../../report/report.js';
import { contentWords } from '../../text/content-words.js';
import { type Sentence, sentencesOf } from '../sentences.js';

/** What section five is asked for: what is wrong, or what is to be done about it. */
export type Topic = 'problems' | 'improvements';

const CHAPTER = /问题|不足|困难|改进|整改|打算|下一步/;
const IMPROVEMENT =
  /下一步|今后|改进(?:措施|情况|打算|工作|方向)|整改|针对|为此|对此|下一年|明年|^.{0,14}将|[，,](?:我\S{1,3}|本\S{1,2})?将(?:进一步|继续|不断|着力|以|严格|加)/;
const PROBLEM =
  /(?:存在|还有|仍有|尚有|仍存).{0,40}(?:问题|不足|差距|短板|薄弱|困难)|不足|不够|有待|亟待|还需|薄弱|欠缺|缺乏|不高|不强|不深|不全|缓慢|滞后|不及时|不规范|不熟练|不到位|不完善|问题[：:]/;

/** Characters of a search that name one matter beside those that ask for a chapter. */
const NAMES_MATTER = 3;

/** The words of a search that name one matter beside those that ask for a chapter. */
export function namedIn(search: string): string[] {
  const asks = new Set(listOf('chapter'));
  const named = contentWords(search).filter((word) => !asks.has(word));
  if (named.length > 0) return named;
  // 输的那两桩是因为什么毛病 names its matter in words that a list of words leaves out.
  const rest = chapterWords()
    .reduce((left, word) => left.replaceAll(word, ' '), search.toLowerCase())
    .replaceAll(/[^\p{Script=Han}]/gu, '');
  return rest.length >= NAMES_MATTER ? [search.trim()] : [];
}

/** The paragraphs of a report about its problems and what is to improve: section five, or the old chapters of that name. */
export function problemChapter(paragraphs: readonly Paragraph[]): Paragraph[] {
  const five = paragraphs.filter(({ section }) => section === 5);
  if (five.length > 0) return five;
  return paragraphs.filter(({ headings }) => headings.some((heading) => CHAPTER.test(heading)));
}

/** The chapter's sentences that tell problems, or those that tell what is to be done about them. */
export function sentencesAbout(topic: Topic, chapter: readonly Paragraph[]): Sentence[] {
  const told: Record<Topic, Sentence[]> = { problems: [], improvements: [] };
  let now: Topic = 'problems';
  for (const sentence of sentencesOf(chapter)) {
    now = topicOfSentence(sentence) ?? now;
    told[now].push(sentence);
  }
  return told[topic];
}

/** What a sentence of the chapter tells, where it or the headings above it say so. */
export function topicOfSentence({ paragraph, text }: Pick<Sentence, 'paragraph' | 'text'>): Topic | null {
  return topicOfHeadings(paragraph.headings) ?? topicOf(text);
}

// The section's own heading names both; the nearest heading that names one of them decides.
function topicOfHeadings(headings: readonly string[]): Topic | null {
  for (const heading of [...headings].reverse()) {
    const improvements = /改进|整改|措施|打算|下一步/.test(heading);
    const problems = /问题|不足|困难|短板/.test(heading);
    if (improvements !== problems) return improvements ? 'improvements' : 'problems';
  }
  return null;
}

function topicOf(text: string): Topic | null {
  if (IMPROVEMENT.test(text)) return 'improvements';
  return PROBLEM.test(text) ? 'problems' : null;
}

let held: readonly string[] | undefined;

/** What asks for a chapter, and what no question is about, the longest first. */
function chapterWords(): readonly string[] {
  held ??= [...listOf('chapter'), ...listOf('empty'), ...listOf('asks_chapter')].sort((a, b) => b.length - a.length);
  return held;
}
