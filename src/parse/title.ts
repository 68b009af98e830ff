import { agencyName, nameWithoutPlace, saysWhere } from './agency-name.js';
import { opensSentence } from './lead-in.js';
import { withoutYears, yearsIn } from './year.js';

/** A title found in the lines: what it says, and which lines it takes up. */
export type Title = {
  text: string;
  /** Full name; `null` where the title leaves it out. */
  agency: string | null;
  /** The end of a name whose place the title leaves out (区教育局). */
  partOfName: string | null;
  year: number | null;
  /** A document library or a portal calls it a model text. */
  model: boolean;
  first: number;
  last: number;
};

/** What the title of a report calls it. 年报 alone counts only after an agency that says where it is. */
const CALLED =
  /(?:(?:政府|政务)?信息公开(?:工作)?(?:情况)?的?(?:(?:20\d{2}|[〇○零一二三四五六七八九]{4})年)?(?:年?度)?(?:工作)?(?:情况)?的?(?:报告|年报|总结)|(?<=[年局会府室院心])年报)/u;

/** What follows the words in a notice, a piece of news or a study about reports. */
const ABOUT_REPORTS =
  /^(?:的|文稿|政策|文字|图文|图片|内容)?(?:新闻|解读|发布会|实录|一览|下载|统计表|编[制写报]|撰写|报送|格式|通知|公告|正式|已?发布|已?公布|出炉|工作|专栏|栏目|目录|列表|研究|分析|评[估议价]|考核|汇编|综述|解读|培训|要求|说明|填[报写]|写[作法]|指南|指引|规范|问答|自查|检查|抽查|通报|评审|点评|排名|亮点|工作的|系统|质量|文本|为|和|与|及|等|中|显示|是)/u;

/** What stands before the words in such pages. */
const NEWS_OR_NOTICE =
  /图解|图说|一图|解读|[看读]懂|做好|印发|召开|举办|开展|报送|上报|组织|发布|公布|部署|推进|加强|填报|编制|关键词|上半年|下半年|半年|季度|月份|[。;!?《》]|\d月|http/u;

/** A sentence goes on where a title ends: its words are the report's, not its name. */
const GOES_ON = /^(?:如下|予以|汇报|,)/u;

const MODEL_TEXT = /模板|范文|样本|范本/u;
const LONGEST_HEAD = 70;
const LONGEST_LINE_OF_TITLE = 60;
/** A report on one line begins with its title; further in, a line is not looked at. */
const LONGEST_START = 240;

/** The titles of reports among the lines, in order; the lines of one title are taken together. */
export function titlesIn(lines: readonly string[]): Title[] {
  const titles: Title[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const title = titleAt(lines, at);
    if (!title) continue;
    titles.push(title);
    at = title.last;
  }
  return titles;
}

/** The title that one line is, such as a file's name or a page's; `null` when it is none. */
export function titleOf(line: string): Title | null {
  return titleIn([line], 0, 0);
}

function titleAt(lines: readonly string[], at: number): Title | null {
  const line = lines[at] ?? '';
  if (!/信息公开|年报|报告/.test(line)) return null;
  const whole =
    titleIn(lines, at, at) ??
    (titleIn(lines, at + 1, at + 1) ? null : titleIn(lines, at, at + 1)) ??
    (at > 0 && !titleIn(lines, at - 1, at - 1) ? titleIn(lines, at - 1, at) : null);
  if (!whole) return null;
  return whole.agency || whole.partOfName ? whole : withNeighbour(lines, whole);
}

/** A title broken over lines has its agency, or its agency and year, in the line before, seldom in the one after. */
function withNeighbour(lines: readonly string[], title: Title): Title | null {
  const before = lines[title.first - 1];
  if (before !== undefined && isShort(before)) {
    const joined = titleIn(lines, title.first - 1, title.last);
    if (joined && title.year === null && onlyYear(before) !== null) return withNeighbour(lines, joined);
    if (joined?.agency && agencyName(nameIn(withoutYears(tidy(before))))) return joined;
  }
  return withLinesAfter(lines, title) ?? (title.year === null ? null : title);
}

/** The title with agency, year or both from the next lines, where they are nothing else; `null` where they lack one. */
function withLinesAfter(lines: readonly string[], title: Title): Title | null {
  let { agency, year, last } = title;
  for (const line of lines.slice(last + 1, last + 3).map(tidy)) {
    const name = agency === null && isShort(line) ? agencyName(line) : null;
    const only = year === null ? onlyYear(line) : null;
    if (name === null && only === null) break;
    agency ??= name;
    year ??= only;
    last += 1;
  }
  return agency !== null && year !== null ? { ...title, agency, year, last, text: `${agency}${title.text}` } : null;
}

function onlyYear(line: string): number | null {
  return withoutYears(line).replace(/[()\s年度]/gu, '') === '' ? (yearsIn(line).at(-1) ?? null) : null;
}

function titleIn(lines: readonly string[], first: number, last: number): Title | null {
  const parts = lines.slice(first, last + 1);
  if (parts.length > 1 && !parts.slice(0, -1).every(isShort)) return null;
  const text = tidy(parts.map((part) => tidy(withoutBars(part.slice(0, LONGEST_START)))).join(''));
  const called = CALLED.exec(text.slice(0, LONGEST_HEAD + 40));
  if (!called || called.index > LONGEST_HEAD) return null;
  const label = /^(?:名称|标题|题名|信息名称)[:|]?/u;
  // A row of a list of documents names reports, and is the title of none.
  if (/[|\t]/.test(text) && !label.test(text)) return null;
  const head = text.slice(0, called.index).replace(label, '');
  const tail = text.slice(called.index + called[0].length).trim();
  if (NEWS_OR_NOTICE.test(head) || ABOUT_REPORTS.test(tail)) return null;
  if (opensSentence(head) || GOES_ON.test(tail)) return null;
  const name = nameIn(withoutYears(head));
  const agency = agencyName(name);
  const year = yearsIn(head + called[0]).at(-1) ?? onlyYear(tail);
  const partOfName = agency ? null : nameWithoutPlace(name);
  if (!agency && !partOfName && year === null && !/报告$|年报$/.test(text)) return null;
  const plainlyDisclosure = called[0].includes('信息公开');
  if (!plainlyDisclosure && (!agency || !saysWhere(agency))) return null;
  if (plainlyDisclosure && !/年/.test(head + called[0]) && year === null) return null;
  return { text: head + called[0], agency, partOfName, year, model: MODEL_TEXT.test(tail.slice(0, 12)), first, last };
}

/** A title that stands in a table of one cell keeps the table's signs around it. */
function withoutBars(line: string): string {
  return line.replace(/^[|\s]+/u, '').replace(/(?<![|\s])[|\s]+$/u, '');
}

/** The words of a title's head that name the agency: what is left of them once years and 关于 are out. */
function nameIn(head: string): string {
  const words = head
    .replace(/关于|年度?\s*$/gu, ' ')
    .split(/[\s_>»|·:-]+/u)
    .filter((word) => word !== '' && !/^年度?$/.test(word));
  return (words.at(-1) ?? '').replace(/的$|年度?$/u, '');
}

/** One line without marks of Markdown and without the spaces that typesetting puts around numbers and between characters. */
function tidy(line: string): string {
  const plain = line
    .replace(/^\s*#{1,6}\s*|\*\*|^\s*【(?!\S{0,8}解读)[^】]{1,20}】/gu, '')
    .replace(/\.(?:pdf|docx?|html?|txt|md|xlsx?|wps)$/iu, '')
    .trim();
  const words = plain.split(/\s+/);
  if (words.length > 5 && words.every((word) => word.length <= 2 || /^\d+$/.test(word))) return words.join('');
  return plain
    .replace(/(?<=\d)\s+|(?<!\s)\s+(?=\d)/gu, '')
    .replace(/(?<=年)\s+|(?<!\s)\s+(?=(?:政府|政务)?信息公开|关于|工作|年度)/gu, '');
}

function isShort(line: string): boolean {
  return line.length <= LONGEST_LINE_OF_TITLE && !/[。;!?]$/.test(line.trim());
}
