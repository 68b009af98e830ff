import { isFormLabel } from './form-labels.js';

/** The six sections of the form of 2019 and later, by the words their headings keep however they are put. */
const SECTIONS: readonly [section: number, words: RegExp][] = [
  [6, /^其[他它](?:需要|应当|需|须)?(?:报告)?(?:的)?(?:事项|情况)/u],
  [
    5,
    /^(?:政府信息公开|政务公开|信息公开)?(?:工作)?(?:中)?(?:存在的?|主要存在的?|目前存在的?)(?:主要|突出)?(?:问题|困难|不足)|^(?:政府信息公开)?(?:工作)?(?:主要)?问题[及和与]/u,
  ],
  [
    4,
    /^(?:因)?(?:政府信息公开|政务公开|信息公开)?(?:工作)?(?:被)?(?:申请|提起)?(?:的)?行政复议[、和及与,]?(?:提起)?(?:的)?行政诉讼/u,
  ],
  [
    3,
    /^(?:收到[和及与]?处理|受理[和及与]?处理|处理)?(?:的)?政府信息(?:公开)?(?:依)?申请(?:公开)?(?:的)?(?:收到|办理|处理)?(?:的)?情况/u,
  ],
  [2, /^(?:行政机关)?主动公开(?:政府)?信息(?:的)?情况/u],
  [1, /^(?:政府信息公开)?(?:工作)?总体(?:工作)?情况/u],
];

/** One line's heading, if it opens with one: how deep it is, its words as printed, and the text that runs on after it. */
export type Heading = { level: 1 | 2 | 3; text: string; rest: string };

const NUMBERED: readonly [level: 1 | 2 | 3, numbering: RegExp][] = [
  [1, /^(?:第[一二三四五六七八九十]{1,2}[章部节](?:分)?|[一二三四五六七八九十]{1,2}[、.])\s*/u],
  [2, /^[(（][一二三四五六七八九十]{1,2}[)）][、.]?\s*/u],
  [3, /^(?:\d{1,2}[.、](?!\d)|[(（]\d{1,2}[)）])\s*/u],
];

const LONGEST_HEADING = 48;
const LONGEST_LEAD = 30;

/** Section headings that stand in the middle of a line, as a report printed on one line has them. */
const RUN_IN =
  /(?<=[。!?;:)》]|年度报告|年报|\s|情况|^)(?=[一二三四五六七八九十]{1,2}、\s*(?:政府信息公开|政务公开|行政机关|信息公开)?(?:工作)?(?:总体情况|概述|基本情况|主动公开(?:政府)?信息|收到[和及]处理|依申请公开|因?政府信息公开(?:工作)?(?:被申请)?行政复议|因政府信息公开|行政复议|(?:存在的?)(?:主要)?问题|(?:主要)?问题[及和与]|其[他它](?:需要|应当)报告|(?:收费|信息公开收费)))/gu;

/** The form's section for the words of a heading, with or without its number; `null` for a chapter of another kind. */
export function sectionOf(heading: string): number | null {
  const words = heading
    .replace(/^\s*#*\s*/u, '')
    .replace(/^(?:第[一二三四五六七八九十]{1,2}[章部节]分?|[一二三四五六七八九十]{1,2}[、.])\s*/u, '')
    .replace(/\s/g, '');
  if (/^主动公开.{0,12}[和及与].{0,12}行政复议/u.test(words)) return null;
  return SECTIONS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

/** The heading a line is or opens with; `null` for a line that only runs on, an item of a list, or a label of a form. */
export function headingOf(line: string, { beforeText = false }: { beforeText?: boolean } = {}): Heading | null {
  const text = line.trim();
  for (const [level, numbering] of NUMBERED) {
    const number = numbering.exec(text)?.[0];
    if (number === undefined) continue;
    const words = text.slice(number.length);
    // The labels of the sheet of 2014 are chapter headings too, in reports that tell of them in sentences.
    if (!beforeText && isFormLabel(words) && sectionOf(words) === null) return null;
    return level === 1 ? chapterOf(text, number) : subheadingOf(text, number, level);
  }
  if (text.length <= LONGEST_LEAD && sectionOf(text) !== null && !/[。;,]/.test(text))
    return { level: 1, text, rest: '' };
  return null;
}

/** How deep the number is that a line opens with: 1 for 一、, 2 for (一), 3 for 1.; `null` without one. */
export function numberedLevel(line: string): 1 | 2 | 3 | null {
  return NUMBERED.find(([, numbering]) => numbering.test(line.trim()))?.[0] ?? null;
}

/** The parts of a line that holds several sections, cut before each known section heading; usually the line alone. */
export function cutAtHeadings(line: string): string[] {
  const parts = line.split(RUN_IN).filter((part) => part !== '');
  return parts.length > 1 ? parts : [line];
}

function chapterOf(text: string, number: string): Heading | null {
  const words = text.slice(number.length);
  const known = SECTIONS.find(([, pattern]) => pattern.test(words))?.[1].exec(words)?.[0];
  if (known) {
    const whole = /^[^。;!?\s\d]{0,24}?(?:情况|措施|事项|问题|方向|计划|打算|不足|建议|思路)/u;
    const after = words.slice(known.length);
    const tail =
      /^[^。;:,!?\s\d]{0,20}?(?:情况|措施|事项|方向|计划|打算|建议|思路)(?=$|[。;:,、\s\d]|\p{Script=Han})/u.exec(
        after,
      )?.[0] ?? '';
    const end = number.length + (known.length + tail.length || whole.exec(words)?.[0].length || 0);
    const rest = text.slice(end).replace(/^[、。:,.\s]+/u, '');
    return rest === '' || text.length > LONGEST_HEADING || /^[\s。:]/.test(text.slice(end)) || /[。;,!?]/.test(rest)
      ? { level: 1, text: text.slice(0, end), rest }
      : { level: 1, text: text.replace(/[、。:]$/u, ''), rest: '' };
  }
  if (text.length <= LONGEST_HEADING && !/[。;,!?]/.test(text))
    return { level: 1, text: text.replace(/[、:]$/u, ''), rest: '' };
  const lead =
    /^[^。;,!?:]{4,26}(?=[。:\s])/u.exec(text)?.[0] ??
    /^[^。;,!?:]{6,44}?情况(?=20\d{2}年|[我本全]|\p{Script=Han}{2,14}?(?:局|政府|委|厅|部|镇|乡|街道|中心))/u.exec(
      text,
    )?.[0];
  return lead && /情况|公开|概述|问题|措施|收费|复议/u.test(lead)
    ? { level: 1, text: lead, rest: text.slice(lead.length).replace(/^[。:\s]+/u, '') }
    : null;
}

function subheadingOf(text: string, number: string, level: 2 | 3): Heading | null {
  if (text.length <= LONGEST_HEADING && !/[。;!?]/.test(text))
    return { level, text: text.replace(/[:、,]$/u, ''), rest: '' };
  const lead = /^.{2,48}?(?=[。:])/u.exec(text)?.[0];
  if (!lead || /[;!?]/.test(lead) || lead.length - number.length > LONGEST_LEAD + 8) return null;
  const rest = text.slice(lead.length + 1).trim();
  // A sentence that is all of its paragraph is an item of a list; as a heading it would be lost to the text.
  return rest === '' ? (level === 2 ? { level, text: lead, rest: '' } : null) : { level, text: lead, rest: text };
}
