import { applicationRows, CHANNELS, COLUMNS, disclosureBlocks, RESULTS } from './forms.js';
import type { Filled } from './reports.js';

/** A report to print. */
export type Report = { agency: string; year: number; form: '2019' | '2021'; filled: Filled };

type Cell = { text: string; across?: number; down?: number };
type Part = { line: string } | { table: Cell[][] };

/** The report as the page of a website, its cells merged as in the form. */
export function asWebPage(report: Report): string {
  const cell = ({ text, across = 1, down = 1 }: Cell) =>
    `<td${across > 1 ? ` colspan="${across}"` : ''}${down > 1 ? ` rowspan="${down}"` : ''}>${text}</td>`;
  const body = partsOf(report).map((part) =>
    'line' in part
      ? `<p>${part.line}</p>`
      : `<table border="1">${part.table.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\n')}</table>`,
  );
  const title = titleOf(report);
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title></head><body>${body.join('\n')}</body></html>`;
}

/** The report as text, the cells of a row between tabs as they come out of a copied page. */
export function asText(report: Report): string {
  const lines = partsOf(report).flatMap((part) => ('line' in part ? [part.line] : spread(part.table)));
  return `${lines.join('\n')}\n`;
}

function titleOf({ agency, year }: Report): string {
  return `${agency}${year}年政府信息公开工作年度报告`;
}

function partsOf(report: Report): Part[] {
  const { agency, year, form } = report;
  return [
    { line: titleOf(report) },
    { line: '一、总体情况' },
    { line: `${year}年，${agency}按照条例的规定安排了政府信息公开工作，本报告由办公室编写。` },
    { line: '二、主动公开政府信息情况' },
    { table: disclosure(report) },
    { line: '三、收到和处理政府信息公开申请情况' },
    { table: applications(report) },
    {
      line: `四、${form === '2019' ? '' : '因'}政府信息公开${form === '2019' ? '' : '工作被申请'}行政复议、${form === '2019' ? '' : '提起'}行政诉讼情况`,
    },
    { table: review(report) },
    { line: '五、存在的主要问题及改进情况' },
    { line: '栏目维护不够及时，将安排专人每周检查。' },
    { line: '六、其他需要报告的事项' },
    { line: '无。' },
  ];
}

function printed({ filled }: Report, key: string): Cell {
  const value = filled.get(key);
  return { text: value === null || value === undefined ? '' : String(value) };
}

function disclosure(report: Report): Cell[][] {
  return disclosureBlocks(report.form).flatMap(({ article, heads, rows }) => [
    [{ text: article, across: 4 }],
    [{ text: '信息内容' }, ...heads.map((text, at) => ({ text, across: widthOf(at, heads.length) }))],
    ...rows.map(({ label, metrics }) => [
      { text: label },
      ...metrics.map((metric, at) => ({ ...printed(report, metric), across: widthOf(at, heads.length) })),
    ]),
  ]);
}

/** The form has three columns beside the label; where a block has fewer, its last one takes the rest. */
function widthOf(at: number, many: number): number {
  return at === many - 1 ? 3 - at : 1;
}

function applications(report: Report): Cell[][] {
  const rows = applicationRows(report.form);
  const many = (level: number, label: string) => rows.filter(({ labels }) => labels[level] === label).length;
  const seen = new Set<string>();
  const head: Cell[][] = [
    [
      { text: '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', across: 3, down: 3 },
      { text: '申请人情况', across: 7 },
    ],
    [
      { text: '自然人', down: 2 },
      { text: '法人或其他组织', across: 5 },
      { text: '总计', down: 2 },
    ],
    ['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'].map((text) => ({ text })),
  ];
  const body = rows.map(({ metric, labels }) => [
    ...labels.flatMap((text, level) => {
      const key = `${level} ${text}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ text, down: many(level, text), across: level === labels.length - 1 ? 3 - level : 1 }];
    }),
    ...COLUMNS.map((column) => printed(report, `applications.${metric}/${column}`)),
  ]);
  return [...head, ...body];
}

function review(report: Report): Cell[][] {
  const results: Cell[] = RESULTS.map(([, text]) => ({ text }));
  return [
    [
      { text: '行政复议', across: 5 },
      { text: '行政诉讼', across: 10 },
    ],
    [
      ...results.map((cell) => ({ ...cell, down: 2 })),
      { text: '未经复议直接起诉', across: 5 },
      { text: '复议后起诉', across: 5 },
    ],
    [...results, ...results],
    CHANNELS.flatMap(([channel]) => RESULTS.map(([result]) => printed(report, `${channel}.${result}`))),
  ];
}

/** Rows of tabs, a merged cell printed once where it begins and its other places left empty. */
function spread(table: readonly Cell[][]): string[] {
  const taken = new Set<string>();
  return table.map((row, at) => {
    const cells: string[] = [];
    for (const { text, across = 1, down = 1 } of row) {
      while (taken.has(`${at} ${cells.length}`)) cells.push('');
      const begins = cells.length;
      for (let right = 0; right < across; right += 1) {
        cells.push(right === 0 ? text : '');
        for (let below = 1; below < down; below += 1) taken.add(`${at + below} ${begins + right}`);
      }
    }
    return cells.join('\t');
  });
}
