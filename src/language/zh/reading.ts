import type { TableId } from '../../report/forms.js';
import { rowOf } from '../../report/metrics.js';
import { isOfBound, type NoteCode, type ReadingNote } from '../../report/noted.js';
import type { ReadingReport } from '../../report/report.js';
import type { RowRead, RowState } from '../../report/rows-read.js';
import { itemZh, TABLES_ZH } from './names.js';

const TABLES: Record<string, string> = {
  disclosure: '主动公开政府信息情况表',
  applications: '收到和处理政府信息公开申请情况表',
  review_litigation: '政府信息公开行政复议、行政诉讼情况表',
  statistics: '政府信息公开情况统计表',
} satisfies Record<TableId, string>;

const FORMATS: Record<string, string> = {
  text: '文本',
  html: '网页',
  doc: '旧版 Word',
  docx: 'Word',
  xlsx: 'Excel',
  picture: '图片',
};

const NOTES: Record<NoteCode, (...about: string[]) => string> = {
  quotes_cut: (count, most) => `有 ${count} 项数据所在的句子或行超过 ${most} 字，引文只留数据前后的部分`,
  statements_left_out: (sentences, most, left) => `有 ${sentences} 句各有超过 ${most} 项数据，其余 ${left} 项未收`,
  figures_left_out: (most, left) => `数据超过 ${most} 项，其余 ${left} 项未收`,
  filing_full: (megabytes, left) => `全文和数据超过 ${megabytes} MB，正文中的数据 ${left} 项未收`,
  checks_left_out: (most, left) => `核对超过 ${most} 项，其余 ${left} 项未列`,
  notes_left_out: (most, left) => `说明超过 ${most} 条，其余 ${left} 条未列`,
  no_charset: (charset) => `文件没有写明字符编码，按 ${charset} 读取`,
  wrong_charset: (charset) => `文件自称的字符编码 ${charset} 不对，已按实际编码读取`,
  several_titles: (...titles) => `页面有 ${titles.length} 个不同的标题：${titles.join('｜')}`,
  hidden_text: (count) => `页面不显示的文字${count ? ` ${count} 字` : ''}，未收`,
  struck_text: (count) => `划去的文字 ${count} 字，未收`,
  hidden_instructions: (count, ...quotes) => `不显示的文字里有疑似指令文本 ${count} 处，未收：${quoted(quotes)}`,
  hidden_sheets: (count) => `隐藏的工作表 ${count} 张，未读`,
  invisible_text: (count) => `有 ${count} 字不可见，像是扫描识别所留，请核对数字`,
  watermark: () => '斜排的文字像是水印，未收',
  pictures: (count) => `有图片 ${count} 张；以图片给出的表格读不了`,
  picture_pages: (pictures, pages) => `共 ${pages} 页，其中 ${pictures} 页是图片，没有读出`,
  recognised_pages: (count) => `有 ${count} 页是图片，文字和数字由识别得来；机关名称、正文请对照原件`,
  tables_without_lines: (count) => `${count} 张表没有框线，按数字所在位置读取`,
  old_word: () => '旧版 Word 文件：表格只有文字，没有合并单元格的信息',
  agency_not_as_stated: (told, stated) => `文件写的是${told}，录入时指明的是${stated}`,
  agency_not_as_named: (told, named) => `正文写的是${told}，文件名或页面标题写的是${named}`,
  year_not_as_stated: (told, stated) => `文件是 ${told} 年的，录入时指明的是 ${stated} 年`,
  year_not_as_named: (told, named) => `文件是 ${told} 年的，文件名或页面标题写的是 ${named} 年`,
  title_and_period: (title, period) => `标题写 ${title} 年，统计期限写 ${period} 年`,
  form_of_another_year: (form, year) => `表格用的是 ${form} 年格式，与 ${year} 年度应用的不同`,
  lost_characters: (count) => `有 ${count} 行缺字`,
  instructions: (count, ...quotes) => `发现疑似指令文本 ${count} 处，只作正文存放：${quoted(quotes)}`,
  cells: (tables, cells, blank, placed) =>
    `表格 ${tables} 张，单元格 ${cells} 个，其中空白 ${blank} 个，按勾稽关系归位 ${placed} 个`,
  stated: (count) => `正文中的数据 ${count} 项`,
  not_read: (what = '') => `${TABLES[what] ?? rowOf(what)?.zh ?? what}：印有，但没有读出来`,
  no_label: (row) => `${row}：这一行数字前没有项目名称`,
  no_number: (row, cell) => `${row}：「${cell}」不是数字`,
  unread: (row, cell) => `${row}：图片里有一格认不清${cell ? `（像是「${cell}」）` : ''}`,
  sum_open: (row, cell) => `${row}：「${cell}」识别自图片，合计不相符或把握不够`,
  cells_lost: (row) => `${row}：有单元格缺失，勾稽关系也定不了其余各格的位置`,
  cells_astray: (row) => `${row}：单元格与表头各列对不上`,
  no_cell_under: (row, column) => `${row}：「${column}」一列下没有单元格`,
  too_few_cells: (row) => `${row}：单元格比列数少`,
  too_many_cells: (row) => `${row}：单元格比列数多`,
  several_values: (row) => `${row}：一个指标后有几个数值`,
  printed_twice: (row, ...cells) => `${row}：两处所印不同，${cells.map((cell) => `「${cell}」`).join('、')}`,
};

/** The reading report in Chinese, a line each. */
export function zhReading({ format, found, missing, unsure, notes }: ReadingReport): string[] {
  return [
    `格式：${FORMATS[format] ?? format.toUpperCase()}`,
    ...found.map((note) => `读到：${zhNote(note)}`),
    ...missing.map((what) => `缺少：${TABLES[what] ?? rowOf(what)?.zh ?? what}`),
    ...unsure.map((note) => `存疑未收：${zhNote(note)}`),
    ...notes.map((note) => `${isOfBound(note) ? '超出限度' : '说明'}：${zhNote(note)}`),
  ];
}

/** What bounds left out of a reading, in Chinese, a line each. */
export function zhLeftOut({ unsure, notes }: ReadingReport): string[] {
  return [...unsure, ...notes].filter(isOfBound).map((note) => `超出限度：${zhNote(note)}`);
}

/** What a note says. */
export function zhNote({ code, about }: ReadingNote): string {
  return NOTES[code](...about);
}

function quoted(quotes: readonly string[]): string {
  return quotes.map((quote) => `「${quote}」`).join('、');
}

const STATES: Readonly<Record<RowState, string>> = {
  read: '照印读到',
  placed: '按勾稽关系归位',
  recognised: '从图片识别',
  unsure: '存疑未收',
  not_printed: '没有印',
};

/** Every row of the form and how it was read, in Chinese, a line each under its table; with `brief` those that were read as printed only counted. */
export function zhRows(rows: readonly RowRead[], told: (note: ReadingNote) => string, brief = false): string[] {
  const tables = [...new Set(rows.map(({ table }) => table))];
  return tables.flatMap((table) => {
    const own = rows.filter((row) => row.table === table);
    const plain = own.filter(({ state, cells, asked }) => state === 'read' && cells === asked);
    const shown = brief ? own.filter((row) => !plain.includes(row)) : own;
    return [
      `${TABLES_ZH[table]}：${own.length} 行，照印读全 ${plain.length} 行`,
      ...shown.map((row) => `· ${itemZh(row)}：${stateZh(row)}${row.notes.map((note) => `；${told(note)}`).join('')}`),
    ];
  });
}

function stateZh({ state, cells, asked, blank }: RowRead): string {
  if (cells === 0) return STATES[state];
  const all = cells === asked ? `${cells} 格` : `${asked} 格中的 ${cells} 格`;
  return `${STATES[state]} ${all}${blank > 0 ? `，其中空白 ${blank} 格` : ''}`;
}
