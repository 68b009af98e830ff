import type { Meanings } from '../../contracts/model.js';
import type { ReadingOf } from '../../question/reading.js';
import type { Paragraph } from '../../report/report.js';
import { isHeading, isWhole, sentencesOf } from '../sentences.js';
import { holdsQuantity } from './quantities.js';
import { type Scored, score } from './relevance.js';

type Wants = ReadingOf<'text'>['wants'];

/** What is asked of paragraphs. */
export type Asked = { search: string; question: string; meanings: Meanings; quantity: boolean };

/** From here on a passage is about what is asked, whatever other passages say. */
const ABOUT = 0.55;
/** A sentence is about the matter named when it holds this part of its words. */
export const NAMED = 0.8;

/** None, in words: 未成年人 and 无障碍 are something. */
export const NONE =
  /没有|尚无|暂无|均?为?无[。；，、]|未(?:发生|收|接|产生|出现|涉及|开展|举办|发现|被)|零(?=[件起次宗申投复诉]|报告)/;
/** Asks about the report itself, where a sentence about it holds the question's words. */
const OF_REPORT = /报告|年报|\breports?\b/i;
/** What a report says of itself at its head answers no question about its matter. */
export const ABOUT_ITSELF =
  /本报告(?:由|共|包括|中?所?列|中?的?数据|的?期限|全文)|报告[共由]?分?为?.{0,3}[一二三四五六七八\d]个?部分|报告.{0,12}(?:现|特此)予?以?(?:公布|公开|发布)|现将.{0,60}(?:公布|公开|报告)如下|特?编制(?:本|了|而成)|电子版可/;

/** A number with what it counts: what tells a year's work from talk about it. */
export const COUNTED = /(?<!\d)\d+(?:\.\d+)?万?余?(?:条|件|项|个|名|篇|场|次|人次|人|家|份|期|%)/;

/** The sentences that may answer, which hold what is wanted, best first. */
export function answering(
  paragraphs: readonly Paragraph[],
  { asked, wants }: { asked: Asked; wants: Wants },
): Scored[] {
  return score(sentencesOf(paragraphs), asked)
    .filter((sentence) => !isHeading(sentence) && holds(wants, sentence.text))
    .filter(
      ({ text, coverage }) =>
        !ABOUT_ITSELF.test(text) || wants === 'contact' || (OF_REPORT.test(asked.question) && coverage >= NAMED),
    )
    .sort((a, b) => b.score - a.score);
}

/** Whether a sentence is about what is asked, whatever others say. */
export function isAbout(sentence: Scored): boolean {
  return sentence.worth >= ABOUT;
}

function holds(wants: Wants, text: string): boolean {
  switch (wants) {
    case 'quantity':
      return holdsQuantity(text) || NONE.test(text);
    case 'contact':
      return /\d{7,}|\d{3,4}[-—－–]\d{7,8}|\S@\S|地址|[路街]\d+号/.test(text);
    case 'person':
    case 'text':
      return isWhole(text) || text.endsWith('：') || text.length > 12;
    default:
      return wants satisfies never;
  }
}
