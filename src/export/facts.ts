import type { Fact } from '../report/fact.js';

/** The formats that figures can be exported in. */
export const FACT_FORMATS = ['jsonl', 'csv', 'xlsx'] as const;
export type FactFormat = (typeof FACT_FORMATS)[number];

const COLUMNS = [
  ['agency', '机关'],
  ['year', '年度'],
  ['metric', '指标'],
  ['applicant', '申请人'],
  ['labels', '表行'],
  ['value', '值'],
  ['unit', '单位'],
  ['cell', '原文'],
  ['status', '状态'],
  ['section', '章节'],
  ['row', '行'],
  ['column', '列'],
  ['form', '表式'],
  ['notes', '说明'],
  ['file', '来源'],
  ['report', '报告'],
] as const satisfies readonly (readonly [keyof Fact, string])[];

/** Figures as bytes of a file: JSON lines, CSV (UTF-8 with BOM, for spreadsheets) or XLSX; formulas in cells are defused. */
export async function exportFacts(facts: readonly Fact[], format: FactFormat): Promise<Buffer> {
  switch (format) {
    case 'jsonl':
      return Buffer.from(facts.map((fact) => `${JSON.stringify(fact)}\n`).join(''));
    case 'csv':
      return Buffer.from(`\uFEFF${[COLUMNS.map(([, head]) => head), ...facts.map(cells)].map(csvLine).join('')}`);
    case 'xlsx':
      return workbook(facts);
    default:
      return format satisfies never;
  }
}

function cells(fact: Fact): (string | number | null)[] {
  return COLUMNS.map(([field]) => {
    const value = fact[field];
    if (typeof value === 'number' || value === null) return value;
    return defused(Array.isArray(value) ? value.join('；') : value);
  });
}

/** A text that a spreadsheet would run as a formula is marked as text (OWASP CSV injection; ASVS 1.2.10). */
function defused(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !/^-?[\d.,]+$/.test(text) ? `'${text}` : text;
}

function csvLine(row: readonly (string | number | null)[]): string {
  const fields = row.map((cell) => {
    const text = cell === null ? '' : String(cell);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${fields.join(',')}\r\n`;
}

async function workbook(facts: readonly Fact[]): Promise<Buffer> {
  // Loaded when a workbook is asked for: it is a third of the program's start otherwise.
  const { default: ExcelJS } = await import('exceljs');
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('数据', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.addRow(COLUMNS.map(([, head]) => head));
  for (const fact of facts) sheet.addRow(cells(fact));
  return Buffer.from(await book.xlsx.writeBuffer());
}
