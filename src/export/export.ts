import { factTable, findingTable, plain, sourceTable, type Table } from './columns.js';
import { toCsv } from './csv.js';
import type { Exported } from './exported.js';
import type { ExportFormat } from './formats.js';
import type { ExportWording } from './wording.js';
import { toWorkbook } from './workbook.js';

/**
 * What was gathered as the bytes of a file: JSON lines and CSV hold the figures, XLSX their sources, checks and the answer
 * too. No cell begins a formula; a blank cell is empty, not zero.
 */
export async function exportFile(
  exported: Exported,
  { format, wording }: { format: ExportFormat; wording: ExportWording },
): Promise<Buffer> {
  switch (format) {
    case 'jsonl':
      return Buffer.from(exported.facts.map((fact) => `${JSON.stringify(fact)}\n`).join(''));
    case 'csv':
      return toCsv(factTable(exported.facts, wording));
    case 'xlsx':
      return toWorkbook(tablesOf(exported, wording), {
        description: wording.wordedBy(exported.answer?.answered_by ?? 'facts'),
      });
    default:
      return format satisfies never;
  }
}

function tablesOf(exported: Exported, wording: ExportWording): Table[] {
  return [
    factTable(exported.facts, wording),
    sourceTable(exported, wording),
    findingTable(exported.findings, wording),
    ...answerTable(exported, wording),
  ];
}

/** The words of an answer, with the mark that says who worded them. */
function answerTable({ answer }: Exported, { sheets, answer: heads, wordedBy }: ExportWording): Table[] {
  if (!answer) return [];
  const { question, text, answered_by } = answer;
  const row = [question, text, wordedBy(answered_by)].map(plain);
  const columns = [
    { head: heads.question, width: 40, grouped: false },
    { head: heads.text, width: 100, grouped: false },
    { head: heads.label, width: 30, grouped: false },
  ];
  return [{ name: sheets.answer, columns, rows: [row] }];
}
