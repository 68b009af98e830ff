import ExcelJS from 'exceljs';
import type { Kind } from './kinds.js';
import { type Carrier, expectInstead, oneRow, type PrintedReport } from './printed-report.js';

const MARK = '\u241e';

/** Damage that only a format with cells and fonts of its own can carry. */
export const OFFICE_KINDS: readonly Kind[] = [
  {
    name: 'a struck figure beside the one that stands',
    recoverable: true,
    on: ['HTML', 'DOCX', 'XLSX'],
    damage: (report) => beside(report, STRUCK),
  },
  {
    name: 'a hidden figure beside the one that shows',
    recoverable: true,
    on: ['HTML', 'DOCX', 'PDF'],
    damage: (report) => beside(report, HIDDEN),
  },
  {
    name: 'a raised figure of a note',
    recoverable: true,
    on: ['HTML', 'DOCX', 'XLSX'],
    damage: (report) => beside(report, RAISED),
  },
  {
    name: 'a figure broken over two lines of its cell',
    recoverable: false,
    on: ['HTML', 'DOCX', 'XLSX'],
    damage: (report) => {
      const row = oneRow(report, false);
      const at = Math.floor(report.random() * row.values.length);
      const cell = row.values[at];
      const breaks: Partial<Record<Carrier, string>> = { HTML: '<br>', DOCX: '</w:t><w:br/><w:t>', XLSX: '\n' };
      if (cell) cell.text = `12${breaks[report.carrier]}34`;
      expectInstead(report, { row, at, value: 1234 });
      return { touched: [row.label.text] };
    },
  },
  {
    name: 'a table of HTML in a text file',
    recoverable: true,
    on: ['HTML'],
    damage: () => ({
      touched: 'all',
      after: (bytes) => {
        const page = new TextDecoder().decode(bytes);
        const article = page.slice(page.indexOf('<h1>'), page.indexOf('<div class="footer">'));
        const text = article
          .replaceAll(/(<table[\s\S]*?<\/table>)|<[^<>]*>/g, (_, table?: string) =>
            table ? `\n${table.replaceAll('\n', '')}\n` : '\n',
          )
          .replaceAll('　　', '');
        return new TextEncoder().encode(text.replaceAll(/\n+/g, '\n\n').trim());
      },
    }),
  },
  {
    name: 'a header row whose cells lie beside their columns',
    recoverable: false,
    on: ['HTML'],
    damage: (report) => ({
      touched: report.filled.applications.map((row) => row.labels.at(-1) ?? ''),
      after: (bytes) => {
        const rows = new TextDecoder().decode(bytes).split('\n');
        const at = rows.findIndex((row) => row.includes('申请人情况'));
        const [, opening = '', header = ''] = /^([\s\S]*?)(<tr>(?:(?!<tr>)[\s\S])*)$/.exec(rows[at] ?? '') ?? [];
        rows.splice(at, 1, `${opening}${header}`, header);
        return new TextEncoder().encode(rows.join('\n'));
      },
    }),
  },
  {
    name: 'a table without ruled lines',
    recoverable: true,
    on: ['PDF'],
    damage: () => ({
      touched: 'all',
      after: (bytes) => {
        const file = new TextDecoder('latin1').decode(bytes);
        const bare = file.replaceAll(/^\S+ \S+ m \S+ \S+ l S$/gm, (line) => ' '.repeat(line.length));
        return new TextEncoder().encode(bare);
      },
    }),
  },
  {
    name: 'a number in a plain format of a workbook',
    recoverable: true,
    on: ['XLSX'],
    damage: (report) => formatted(report, [['#,##0'], ['0"件"'], ['0.00'], ['0_ '], ['0"万"', 10_000]]),
  },
  {
    name: 'a number that its format rounds or hides',
    recoverable: false,
    on: ['XLSX'],
    damage: (report) =>
      formatted(report, [
        ['0,', Number.NaN],
        [';;;', Number.NaN],
        ['0.00,,', Number.NaN],
        ['[>5]"多";0', Number.NaN],
      ]),
  },
  {
    name: 'a formula that was never computed',
    recoverable: false,
    on: ['XLSX'],
    damage: (report) => {
      const row = oneRow(report, report.random() < 0.5);
      const cell = row.values.at(-1);
      if (cell) cell.text = MARK;
      return {
        touched: [row.label.text],
        after: inWorkbook((marked) => {
          marked.value = { formula: 'SUM(A1:A2)' };
        }),
      };
    },
  },
];

type Writers = Partial<Record<Carrier, (own: string, other: string) => string | ((cell: ExcelJS.Cell) => void)>>;

const word = (properties: string, own: string, other: string) =>
  `</w:t></w:r><w:r><w:rPr>${properties}</w:rPr><w:t>${other}</w:t></w:r><w:r><w:t>${own}`;
const STRUCK: Writers = {
  HTML: (own, other) => `<s>${other}</s>${own}`,
  DOCX: (own, other) => word('<w:strike/>', own, other),
  XLSX: (own, other) => (cell) => {
    cell.value = { richText: [{ text: other, font: { strike: true } }, { text: own }] };
  },
};
const HIDDEN: Writers = {
  HTML: (own, other) => `<span style="display:none">${other}</span>${own}`,
  DOCX: (own, other) => word('<w:vanish/>', own, other),
  PDF: (own) => own,
};
const RAISED: Writers = {
  HTML: (own, other) => `${own}<sup>${other}</sup>`,
  DOCX: (own, other) =>
    `${own}</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>${other}</w:t></w:r><w:r><w:t>`,
  XLSX: (own, other) => (cell) => {
    cell.value = { richText: [{ text: own }, { text: other, font: { vertAlign: 'superscript' } }] };
  },
};

function beside(report: PrintedReport, writers: Writers): ReturnType<Kind['damage']> {
  const row = oneRow(report, report.random() < 0.5);
  const cell = row.values[Math.floor(report.random() * row.values.length)];
  const other = String(1 + Math.floor(report.random() * 98));
  const written = writers[report.carrier]?.(cell?.text ?? '', other);
  const touched = [row.label.text];
  if (!cell || written === undefined) return { touched };
  if (report.carrier === 'PDF') return { touched, after: withInvisible };
  // A writer of pages may break long text, which must not part a tag.
  cell.text = typeof written === 'string' && report.carrier === 'DOCX' ? written : MARK;
  if (typeof written !== 'string') return { touched, after: inWorkbook(written) };
  const replaced = (bytes: Uint8Array) =>
    new TextEncoder().encode(new TextDecoder().decode(bytes).replace(MARK, written));
  return report.carrier === 'DOCX' ? { touched } : { touched, after: replaced };
}

/** A figure drawn without ink over the first one that is drawn with it. */
function withInvisible(bytes: Uint8Array): Uint8Array {
  const file = new TextDecoder('latin1').decode(bytes);
  const figure = /q BT (\/F \d+ Tf 1 0 0 1 \S+ \S+ Tm <)00[3]\d(> Tj ET Q)\nq BT/;
  return new TextEncoder().encode(
    file.replace(
      figure,
      (all, before: string, after: string) => `${all.slice(0, -5)}q BT 3 Tr ${before}0037${after}\nq BT`,
    ),
  );
}

function formatted(report: PrintedReport, formats: [format: string, times?: number][]): ReturnType<Kind['damage']> {
  const row = oneRow(report, false);
  const at = Math.floor(report.random() * row.values.length);
  const cell = row.values[at];
  const [format, times = 1] = formats[Math.floor(report.random() * formats.length)] ?? ['General'];
  const value = Number(cell?.text);
  if (cell) cell.text = MARK;
  expectInstead(report, { row, at, value: value * times });
  const touched = [row.label.text];
  return {
    touched,
    after: inWorkbook((marked) => {
      marked.value = value;
      marked.numFmt = format;
    }),
  };
}

function inWorkbook(change: (cell: ExcelJS.Cell) => void): (bytes: Uint8Array) => Promise<Uint8Array> {
  return async (bytes) => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(new Uint8Array(bytes).buffer);
    book.eachSheet((sheet) => {
      sheet.eachRow((row) => {
        row.eachCell((cell) => {
          if (cell.value === MARK) change(cell);
        });
      });
    });
    return new Uint8Array(await book.xlsx.writeBuffer());
  };
}
