import type { Paragraph } from '../report/report.js';
import { type Sentence, sentencesOf } from './sentences.js';

const CHAPTER = /问题|不足|困难|改进|整改|打算|下一步/;
const IMPROVEMENT =
  /下一步|今后|改进(?:措施|情况|打算|工作|方向)|整改|针对|为此|对此|下一年|明年|^[^，。]{0,12}将|(?:^|[，。])(?:我\S{1,3}|本\S{1,2})?将(?:进一步|继续|不断|着力|以|严格|加)/;
const PROBLEM =
  /(?:存在|还有|仍有|尚有).{0,40}(?:问题|不足|差距|短板|薄弱)|不足|不够|有待|亟待|薄弱|欠缺|缺乏|不高|不强|不深|不全|缓慢|滞后|不及时|不规范|不熟练|不到位|不完善|问题[：:]/;

/** The paragraphs of a report about its problems and what is to improve: section five, or the old chapters of that name. */
export function problemChapter(paragraphs: readonly Paragraph[]): Paragraph[] {
  const five = paragraphs.filter(({ section }) => section === 5);
  if (five.length > 0) return five;
  return paragraphs.filter(({ headings }) => headings.some((heading) => CHAPTER.test(heading)));
}

/** The chapter's sentences that tell problems, or those that tell what is to be done about them. */
export function sentencesAbout(topic: 'problems' | 'improvements', chapter: readonly Paragraph[]): Sentence[] {
  const told: Record<'problems' | 'improvements', Sentence[]> = { problems: [], improvements: [] };
  let now: 'problems' | 'improvements' = 'problems';
  for (const sentence of sentencesOf(chapter)) {
    const subheading = sentence.paragraph.headings.length > 1 ? (sentence.paragraph.headings.at(-1) ?? '') : '';
    now = topicOf(sentence.text) ?? topicOf(subheading) ?? now;
    told[now].push(sentence);
  }
  return told[topic];
}

function topicOf(text: string): 'problems' | 'improvements' | null {
  if (IMPROVEMENT.test(text)) return 'improvements';
  return PROBLEM.test(text) ? 'problems' : null;
}
