import { agencyOfBody } from './body-agency.js';
import { isFormLabel } from './form-labels.js';
import { sectionOf } from './headings.js';
import type { Title } from './title.js';
import { periodYear } from './year.js';

/** What a text is taken for: a report, or in a refusal's words what else. */
export type TextKind = 'report' | 'not_a_report' | 'a_template' | 'a_blank_form';

/** How many points an untitled text needs before it is taken for a report. */
const ENOUGH = 3;
const OPENING_LINES = 8;
const LONGEST_TITLE = 60;

/** Titles of what is written about reports, or beside them. */
const ANOTHER_KIND =
  /(?:通知|公告|公示|通告|指南|办法|规定|条例|说明|态势研究|研究|分析|审判|会议|推进会|召开|格式|目录|问答|解读|方案|要点|通报|清单|计划|指引|台账|答复书|告知书|决定书|公报|工作报告|决算公开|预算公开|决算|预算|评估报告|报表|须知|申请表|起诉状|案例|白皮书)(?:\([^()]*\))?$|上半年|下半年|第[一二三四]季度|^关键词/u;

/** Titles of what is written on work, on a person's or on other people's reports, whatever it is about. */
const OF_OTHER_PAPERS =
  /(?:解读.{0,30}(?:年报|年度报告)|(?:年报|年度报告).{0,12}解读|(?:年报|年度报告)》的|(?:汇报|述职.{0,6}|(?:自查|考核|评估|督查|检查|测评).{0,2}报告|统计)$)/u;

/** A school counts from September to August: its reports are none of a calendar year, but for those universities owe by their own rules. */
const SCHOOL_YEAR = /学年[^,。;]{0,30}(?:报告|年报|总结|小结)/u;
const UNIVERSITY_RULES = /高等学校信息公开办法/u;

/** The words of news, of guides, of court papers. */
const OF_ANOTHER_KIND =
  /近日|日前|记者|获悉|据悉|报告显示|参训|培训班|受理机构|办公时间|申请表|原告|被告|案号|参考文献|摘要:|责任编辑/gu;

/** A report speaks of itself: 编制本报告, 现公布…年报. */
const OF_ITSELF =
  /本(?:年度)?(?:报告|年报)(?:书)?(?!告)|这份报告|(?:公布|编制|编写|编成|写成|写出|形成|报告).{0,40}(?:报告|年报)|(?:年度报告|年报)由.{0,40}部分|年报的通知|信息公开[^。]{0,16}报告如下/u;

/** An agency speaks of itself. */
const SELF =
  /我(?:局|镇|乡|县|市|区|省|州|街道|单位|委|厅|办|院|中心|部|校|旗|站|所)|本(?:局|镇|机关|单位|街道|院)|全(?:市|县|区|镇|乡|街道)|(?:^|[。)])[市县区](?:人民)?政府/mu;

/** Subjects of the first section's subheadings, in the order reports give them. */
const SUBJECTS =
  /^[(（][一二三四五六七八九十][)）]\s*(?:主动公开|依申请公开|政府信息管理|信息管理|政府信息公开平台|平台建设|公开平台|监督保障|政府信息公开|组织领导|机构)/u;

/** What reports of the first years tell of setting up. */
const SET_UP = /指南[和、及与].{0,4}目录|目录[和、及与].{0,4}指南/u;

/** A line that calls itself a yearly report, though it names no agency. */
const CALLS_ITSELF = /^\S{0,30}(?:年报|年度报告)$/mu;

const PLACEHOLDER = /[X×Ｘ]{2,}|_{2,}|某某|某(?:局|县|市|镇|区|乡|单位)|[(]\s*[)](?:年|局|县)|…{2,}|[^\d\s]\s{2,8}年/gu;
const FEWEST_PLACEHOLDERS = 4;
/** A library calls real reports model texts too; those state what was counted. */
const FEWEST_QUANTITIES = 2;

/** What kind of text this is, judged by its titles, its headings, the form's labels and how it speaks of itself. */
export function kindOfText(lines: readonly string[], titles: readonly Title[]): TextKind {
  if (isListing(lines, titles)) return 'not_a_report';
  const text = lines.join('\n');
  if (isOfSchoolYear(lines.slice(0, OPENING_LINES))) return 'not_a_report';
  const placeholders = text.match(PLACEHOLDER)?.length ?? 0;
  if (placeholders >= FEWEST_PLACEHOLDERS && quantities(text) < placeholders) return 'a_template';
  if (titles.some((candidate) => candidate.model) && quantities(text) < FEWEST_QUANTITIES) return 'a_template';
  const title = titles.find((candidate) => candidate.agency !== null || candidate.year !== null);
  if (isBlankForm(lines, title)) return 'a_blank_form';
  if (title) return 'report';
  if (lines.slice(0, OPENING_LINES).some(namesAnotherKind)) return 'not_a_report';
  return evidence(lines, text, titles.length) >= ENOUGH ? 'report' : 'not_a_report';
}

/** Whether a line is the title of something else: of another kind of text, or of a report on another subject (法治政府建设年度报告). */
function namesAnotherKind(line: string): boolean {
  const words = line.trim().replace(/\([^()]*\)$/u, '');
  if (words.length > LONGEST_TITLE || /[。;!?]/.test(words)) return false;
  return ANOTHER_KIND.test(words) || OF_OTHER_PAPERS.test(words) || isOtherReport(words);
}

function isOtherReport(title: string): boolean {
  const subject = /^(\S{1,50}?)(?:工作)?(?:情况)?的?(?:年度)?(?:工作)?(?:总结)?(?:报告|年报|总结|小结)$/u.exec(
    title,
  )?.[1];
  if (subject === undefined || /公开/.test(subject)) return false;
  if (/(?:总结|小结)/.test(title.slice(subject.length))) return true;
  if (/^本(?:年度)?$/.test(subject)) return false;
  const agency = subject.replace(/(?<![的年度\d〇○零一二三四五六七八九])[的年度\d〇○零一二三四五六七八九]+$/u, '');
  return agency !== '' && !/[局镇乡县市区府会院室心部厅处道]$/u.test(agency);
}

function isOfSchoolYear(opening: readonly string[]): boolean {
  return opening.some((line) => SCHOOL_YEAR.test(line)) && !opening.some((line) => UNIVERSITY_RULES.test(line));
}

function evidence(lines: readonly string[], text: string, titles: number): number {
  const headings = new Set(lines.map(headedSection).filter((section) => section !== null)).size;
  const subjects = lines.filter((line) => SUBJECTS.test(line)).length;
  const labels = lines.flatMap((line) => line.split(/[|\t]/)).filter((cell) => isFormLabel(cell)).length;
  const opening = lines.slice(0, OPENING_LINES * 2).join('\n');
  return (
    (titles > 0 || CALLS_ITSELF.test(opening) ? 1 : 0) +
    (agencyOfBody(lines.slice(0, OPENING_LINES * 2)) === null ? 0 : 1) +
    (SET_UP.test(text) ? 1 : 0) +
    Math.min(headings, 3) +
    Math.min(subjects, 2) +
    (labels >= 2 ? 2 : 0) +
    (OF_ITSELF.test(opening) ? 2 : 0) +
    (periodYear(opening) === null ? 0 : 1) +
    (SELF.test(opening) ? 1 : 0) -
    3 * Math.min(opening.match(OF_ANOTHER_KIND)?.length ?? 0, 2)
  );
}

function headedSection(line: string): string | null {
  const heading =
    /^(?:第(?<part>[一二三四五六七八九十]{1,2})[章部节]分?|(?<number>[一二三四五六七八九十]{1,2})、)\s*(?<words>\S{2,30})/u;
  const { part, number = part, words = '' } = heading.exec(line.trim())?.groups ?? {};
  if (number === undefined) return null;
  const isOfReport =
    sectionOf(words) !== null ||
    /概述|概况|基本情况|总体|公开.{0,8}情况|^主动公开|依申请|收费|存在的?.{0,4}问题/u.test(words);
  return isOfReport ? number : null;
}

/** A page that only names reports and notices, each on a line, with no sentence of its own. */
function isListing(lines: readonly string[], titles: readonly Title[]): boolean {
  if (lines.some((line) => /[。;]/.test(line) || sectionOf(line) !== null) || lines.some((line) => isFormLabel(line)))
    return false;
  const agencies = new Set(titles.map((title) => `${title.agency} ${title.year}`));
  const notices = lines.filter((line) =>
    /(?:公告|公示|通告|通知|意见|方案|名单公示|规定|办法)(?:\d{4}-\d\d-\d\d)?$/.test(line.trim()),
  );
  return agencies.size > 1 || (titles.length > 0 && notices.length > 1);
}

/** A form with its labels and not one figure. */
function isBlankForm(lines: readonly string[], title: Title | undefined): boolean {
  const cells = lines.flatMap((line) => line.split(/[|\t]/)).map((cell) => cell.trim());
  const labels = cells.filter((cell) => isFormLabel(cell)).length;
  const figures = cells.filter((cell) => /^-?\d[\d,.]*$/.test(cell)).length;
  return (
    labels >= 10 &&
    figures === 0 &&
    !title?.agency &&
    !lines.some((line) => /[,。]/.test(line) && !/[|\t]/.test(line) && SELF.test(line))
  );
}

function quantities(text: string): number {
  return text.match(/(?<!\d)0*[1-9]\d*(?:条|件|次|项|篇|期|人)/g)?.length ?? 0;
}
