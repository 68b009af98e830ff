import { isGenericBody, LEVEL_WITH } from './after-name.js';
import type { Mentions } from './mentions.js';
import type { Unknown } from './unknown.js';

/** What the name of a body ends with; 公开工作列入政府 is none. */
const BODY = /(?:局|委|委员会|厅|管委会|[总支大]队|医院|大学|学院|公司|集团|法院|检察院|街道|镇|乡)$/;
/** What may be a body too where a year follows (人大, 妇联, 信息中心); 埋头苦干 is none. */
const BODY_BEFORE_YEAR = /[大协联会团心所站馆社处科部司行校院队办府省市县区旗州]$/;

/** 宿迁市教育局2023年办了哪些培训 asks of a body named after a filed one, whose report does not answer for it; 宿迁市2023年表扬了教育局吗 does not. */
export function isAskedAbout({ start, end, said }: Unknown, { agencies, years, text }: Mentions): boolean {
  // 青禾区和丹枫县谁收得多: half of a comparison is no answer.
  const compared = /[谁哪各]|分别/.test(text) && !isGenericBody(said);
  if (compared && agencies.some((agency) => LEVEL_WITH.test(text.slice(agency.end, start)))) return true;
  // Qinghe Education Bureau, the court of Qinghe.
  if (/[a-z]$/i.test(said) && agencies.some((agency) => start <= agency.start && agency.end <= end)) return true;
  // Its office is no other body.
  const isNamedAfter =
    agencies.some((agency) => start <= agency.start && agency.end < end) && !/办(?:公室)?$/.test(said);
  if (!isNamedAfter) return false;
  const yearFollows = years.some((year) => year.start === end);
  return BODY.test(said) ? yearFollows || start === 0 : yearFollows && BODY_BEFORE_YEAR.test(said);
}
