import { EVERY_AGENCY, type ReadingOf } from '../../question/reading.js';
import { wholeWords } from '../../text/content-words.js';

const YEAR = /(?:19|20)\d{2}\s*(?:年度?|财年)?|[〇零一二三四五六七八九]{4}年度?|(?:去|今|前|上一?|本)年度?/g;
const WHOSE =
  /(?:该|本|这个?|那个?|我们?|哪些|哪个|哪几个|各|每个|所有|全部|其他)(?:镇|乡|街道|区|县|市|局|机关|单位|部门|政府|地方){1,2}(?:的?(?:年报|报告))?/g;

/**
 * What is looked for in the paragraphs: the question without whose and which year's report it asks about. A follow-up ("那2019年呢")
 * has no words of its own, so that the plan's are looked for.
 */
export function searchText({ search, subjects }: ReadingOf<'text'>, question: string): string {
  const planned = wholeWords(search, question);
  const said = search.match(/\p{Script=Han}/gu) ?? [];
  if (said.length === 0) return inEnglish(planned, question);
  if (!said.every((sign) => question.includes(sign))) return planned;
  let rest = question;
  for (const { agency } of subjects) {
    const name = agency === EVERY_AGENCY ? '' : longestShared(question, agency);
    // What the plan looks for was no name: 教育 in a question to the bureau of education.
    if (name.length > 1 && !search.includes(name)) rest = rest.replaceAll(name, ' ');
    // 靖江审批局 leaves out the middle of a name: its place stands apart.
    const place = agency.slice(0, 2);
    if (rest.startsWith(`${place} `)) rest = rest.slice(place.length);
  }
  rest = rest.replaceAll(WHOSE, ' ').replaceAll(YEAR, ' ');
  return rest.trim() === '' ? planned : rest.trim();
}

/** An English question without its names, which begin with capitals; the plan's words where the question has none of them. */
function inEnglish(planned: string, question: string): string {
  const own = planned.split(/\s+/).filter((word) => /^[a-z]{3,}$/i.test(word) && question.includes(word));
  if (own.length === 0) return planned;
  const [first = '', ...rest] = question.replaceAll(/[\p{Script=Han}()（）]+/gu, ' ').split(/\s+/);
  return [first, ...rest.filter((word) => !/^[A-Z]/.test(word))].join(' ').trim();
}

function longestShared(text: string, name: string): string {
  for (let length = name.length; length > 1; length -= 1) {
    for (let start = 0; start + length <= name.length; start += 1) {
      const part = name.slice(start, start + length);
      if (text.includes(part)) return part;
    }
  }
  return '';
}
