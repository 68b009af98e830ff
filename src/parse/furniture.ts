import { isFormLabel } from './form-labels.js';

/** Words of the page around a report: navigation, sharing, printing, downloads, advertisements, who runs the site. */
const FURNITURE =
  /^(?:(?:首页|打印|关闭|返回|分享|收藏|登录|注册|搜索|文库|广告|举报|热门|关怀版|长者版?|适老化|无障碍|智能问答|繁[體体](?:中文|版)?|简体|中国政府网)(?=$|[\s>|])|当前位置|您(?:当前)?(?:所在|现在)?的?位置|(?:打印|关闭)(?:本页|窗口)|返回(?:顶部|首页|列表)|字[体号][:\s大]|分享[到至:]|收藏本|上一篇|下一篇|相关(?:文档|链接|阅读|附件)|附件(?:$|[:\d])|下载(?:$|文档|附件)|版权|(?:主办|承办)(?:单位)?:|网站(?:标识码|地图|支持)|[^,。]{0,3}ICP备|公网安备|(?:浏览|阅读|点击)(?:次数|量|数|率):|责任编辑|责编|编辑:|扫一扫|扫码(?:查看|关注)|为您推荐|猜你喜欢|今日热点|展开全部|收起(?:$|全文)|免费下载|请输入|打开微信|用微信|技术支持:|联系我们$|网站声明|广告您)|[>›»].*[>›»]|\[[大中小]\]|扫一扫.{0,12}(?:手机|页面)|感兴趣的(?:内容|文档)|下载(?:文档|本文)|[^,。]{0,6}原创$|在手机(?:上)?(?:查看|打开)/u;

/** A page's number by itself, in dashes or under 第…页. */
const PAGE_NUMBER = /^(?:[-—–]\s*\d{1,3}\s*[-—–]|第\s*\d{1,3}\s*页(?:[,/\s共]*\d{1,3}\s*页)?|\d{1,3}\s*\/\s*\d{1,3})$/u;

/** What a portal says of a document: its number, who put it out and when. */
const META_LABEL =
  /^(?:索引号|索取号|信息索引|名称|标题|分类|主题分类|主题词|体裁分类|组配分类|发布(?:机构|单位|日期|时间)?|发文(?:机关|单位|日期|字号)|公开(?:日期|时间|方式|范围)|成文日期|生成日期|制发日期|印发日期|文号|关键词|时效(?:性)?|有效性|来源|信息来源|文章来源|时间|日期|作者|单位|采集时间|公文时效|文件下载|生效日期|废止日期|责任部门|公开目录|内容概述)$/u;

const PUBLISHED_LABEL =
  /^(?:发布(?:日期|时间)?|发文日期|公开(?:日期|时间)|成文日期|生成日期|制发日期|印发日期|时间|日期)$/u;
const DATE = /(20\d{2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?/u;
const LONGEST_FURNITURE = 48;
const LONGEST_META_VALUE = 60;
const SHORTEST_COLUMN = 4;

/** Whether a line belongs to the page and not to the report. */
export function isFurniture(line: string): boolean {
  const text = line.trim();
  if (PAGE_NUMBER.test(text)) return true;
  return text.length <= LONGEST_FURNITURE && !/。$/.test(text) && FURNITURE.test(text);
}

/** Whether a line is part of a portal's block about the document (索引号, 发布机构, 文号), which is no table of the report. */
export function isMetaBlock(line: string): boolean {
  const cells = cellsOf(line);
  const labels = cells.filter((cell) => META_LABEL.test(cell)).length;
  if (labels === 0 || cells.some((cell) => cell.length > LONGEST_META_VALUE || headsColumn(cell))) return false;
  return cells.length === 1 ? META_LABEL.test(cells[0] ?? '') : META_LABEL.test(cells[0] ?? '') || labels >= 2;
}

/** A column of the form; 其他 may be a value of the portal's too. */
function headsColumn(cell: string): boolean {
  return cell.length >= SHORTEST_COLUMN && isFormLabel(cell);
}

/** The day of publication that a page's block states before the report begins, as an ISO date; `null` without one. */
export function publishedIn(lines: readonly string[]): string | null {
  const cells = lines.flatMap((line) => cellsOf(line));
  for (const [at, cell] of cells.entries()) {
    if (!PUBLISHED_LABEL.test(cell)) continue;
    const date = isoDate(cells[at + 1] ?? '');
    if (date) return date;
  }
  return null;
}

/** The first date in a text as an ISO date; `null` when it holds none that can be. */
export function isoDate(text: string): string | null {
  const found = DATE.exec(text);
  if (!found) return null;
  const [, year = '', month = '', day = ''] = found;
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) return null;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function cellsOf(line: string): string[] {
  return line
    .replace(/(?<=[\d日])\s+(?=\S{2,4}:)/gu, '|')
    .split(/[|\t]|(?<!\d):|:(?!\d\d)|(?<=\p{Script=Han})\s+(?=\p{Script=Han}{2,4}:)/u)
    .map((cell) => cell.replace(/[[\]【】\s]/g, ''))
    .filter((cell) => cell !== '');
}
