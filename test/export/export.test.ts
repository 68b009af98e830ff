import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answer/answer.js';
import type { ReportStore } from '../../src/contracts/store.js';
import { exportFile } from '../../src/export/export.js';
import { type Exported, exportedAnswer, exportedFacts } from '../../src/export/exported.js';
import { enExport } from '../../src/language/en/export.js';
import { zhExport } from '../../src/language/zh/export.js';
import type { Fact, Finding } from '../../src/report/fact.js';
import { openSqliteStore } from '../../src/store/sqlite.js';
import { anAnswer } from '../fakes/ask.js';
import { filingOf } from '../store/filings.js';

const QINGHE = '青禾区人民政府';
const RECEIVED = '一、本年新收政府信息公开申请数量';
let folder: string;
let store: ReportStore;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenbao-export-'));
  store = await openSqliteStore({ folder });
  const facts: Partial<Fact>[] = [
    { value: 22_782, cell: '22782' },
    { applicant: 'natural_person', value: null, cell: '', status: 'blank' },
    { metric: 'procurement.amount', applicant: null, value: 431.3801, unit: '万元', quote: '采购总金额 | 431.3801' },
    { metric: 'licensing.items_change', applicant: null, value: -21, cell: '-21', unit: '项', quote: '行政许可 | -21' },
    { metric: 'local', applicant: null, value: 62, labels: ['发布总数量'], quote: '发布总数量 | 62' },
    {
      metric: 'review.total',
      applicant: null,
      value: 0,
      cell: '没有发生',
      status: 'text',
      quote: '全年没有发生复议。',
    },
  ];
  const failed: Partial<Finding> = {
    check: 'review-adds-up',
    scope: 'review',
    outcome: 'does_not_close',
    metrics: ['review.total'],
  };
  await store.file(filingOf({ hash: 'one', facts, findings: [{}, { ...failed, left: 1, right: 0, difference: 1 }] }));
  await store.file(filingOf({ hash: 'two', agency: '柳溪镇人民政府' }));
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

describe('figures as a workbook', () => {
  it('opens again with the same values, numbers being numbers and blanks empty', async () => {
    const book = await opened(await exportedFacts({ agencies: [QINGHE] }, store));
    const [heads = [], ...rows] = rowsOf(book, '数据');
    const column = (name: string) => rows.map((row) => row[heads.indexOf(name)] ?? null);
    expect(column('值')).toEqual([22_782, null, 431.3801, -21, 62, 0]);
    expect(column('年度')).toEqual(rows.map(() => 2020));
    expect(column('项目')).toEqual([
      '本年新收政府信息公开申请数量',
      '本年新收政府信息公开申请数量（自然人）',
      '政府集中采购总金额',
      '行政许可本年增减项目数量',
      '发布总数量',
      '行政复议：总计',
    ]);
    expect(column('取自')).toEqual(['取自原表', '原表空白（不是0）', '取自原表', '取自原表', '取自原表', '取自正文']);
  });

  it('groups thousands, leaves years alone and shows only the decimals there are', async () => {
    const sheet = (await opened(await exportedFacts({ agencies: [QINGHE] }, store))).getWorksheet('数据')!;
    const formats = [2, 4].map((row) => sheet.getRow(row).getCell(6).numFmt);
    expect(formats).toEqual(['#,##0', '#,##0.0#####']);
    expect(sheet.getRow(2).getCell(2).numFmt).toBe('0');
  });

  it('has its heads frozen, and columns as wide as they are read', async () => {
    const book = await opened(await exportedFacts({}, store));
    expect(book.worksheets.map(({ name }) => name)).toEqual(['数据', '来源', '核对']);
    for (const sheet of book.worksheets) {
      expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
      expect(Math.min(...sheet.columns.map(({ width = 0 }) => width))).toBeGreaterThanOrEqual(6);
    }
  });

  it('names the source of every figure: title, agency, year, section, row and file', async () => {
    const rows = rowsOf(await opened(await exportedFacts({ agencies: [QINGHE] }, store)), '来源');
    expect(rows).toHaveLength(1 + 5);
    expect(rows[1]?.slice(0, 5)).toEqual([
      `${QINGHE}2020年政府信息公开工作年度报告`,
      QINGHE,
      2020,
      '三、收到和处理政府信息公开申请情况',
      `${RECEIVED} 7 0 0 0 0 2 9`,
    ]);
    expect(rows[1]?.[6]).toBe('one.txt');
  });

  it('shows each check with its outcome and working; a metric narrows them', async () => {
    const all = rowsOf(await opened(await exportedFacts({ agencies: [QINGHE] }, store)), '核对');
    expect(all.slice(1).map((row) => row.slice(2, 9))).toEqual([
      ['新收＋上年结转＝办理结果总计＋结转下年度', '总计列', '成立', '9 + 0 = 9 + 0', 9, 9, 0],
      ['维持＋纠正＋其他＋尚未审结＝总计', '行政复议', '不成立', '9 + 0 = 9 + 0', 1, 0, 1],
    ]);
    const narrowed = await exportedFacts({ agencies: [QINGHE], metrics: ['review.total'] }, store);
    expect(narrowed.findings.map(({ check }) => check)).toEqual(['review-adds-up']);
  });

  it('has English heads where they are asked for', async () => {
    const book = await opened(await exportedFacts({ agencies: [QINGHE] }, store), enExport);
    expect(rowsOf(book, 'Figures')[0]?.slice(0, 6)).toEqual(['agency', 'year', 'metric', 'applicant', 'item', 'value']);
    expect(rowsOf(book, 'Checks')[2]?.[4]).toBe('does not hold');
  });
});

describe('a corrected figure in a file', () => {
  const key = { report: `two-柳溪镇人民政府-2020`, metric: 'applications.received', applicant: 'total' as const };
  beforeAll(() => store.correct(key, { value: 12, by: '王主任', at: '2026-11-20T18:00:00.000Z', why: '原件为12' }));
  afterAll(() => store.correct(key, null));

  it.each([
    { wording: zhExport, sheet: '数据', origin: '管理员更正', says: '原印9；王主任于2026-11-21更正：原件为12' },
    {
      wording: enExport,
      sheet: 'Figures',
      origin: 'corrected by an administrator',
      says: '9 as printed; corrected by 王主任 on 2026-11-21: 原件为12',
    },
  ])('stands with what is printed, who corrected it and why ($sheet)', async ({ wording, sheet, origin, says }) => {
    const exported = await exportedFacts({ metrics: ['applications.received'], applicants: ['total'] }, store);
    const [heads = [], ...rows] = rowsOf(await opened(exported, wording), sheet);
    const cells = (name: string) => rows.map((row) => row[heads.indexOf(name)] ?? null);
    expect(cells(wording.facts.value)).toEqual([12, 22_782]);
    expect(cells(wording.facts.cell)).toEqual(['9', '22782']);
    expect(cells(wording.facts.correction)).toEqual([says, null]);
    expect(cells(wording.facts.origin)[0]).toBe(origin);
  });

  it('is there in the file of an answer from before the correction', async () => {
    const { report, metric, applicant } = key;
    const [fact] = await store.facts({ reports: [report] });
    const { agency = '', year = 0, section = '', quote = '', unit = '' } = fact ?? {};
    const stated = { agency, year, metric, applicant, unit, citation: 1 };
    const cited = { n: 1, report, agency, year, title: '题', section, quote, source: 'two.txt' };
    for (const figure of [
      { ...stated, value: 9 },
      { ...stated, value: 12, printed: 9 },
    ]) {
      const answer = anAnswer({ figures: [figure], citations: [cited] });
      expect((await exportedAnswer(answer, store)).facts).toEqual([fact]);
    }
  });
});

describe('an answer as a file', () => {
  const citation = {
    report: `one-${QINGHE}-2020`,
    agency: QINGHE,
    year: 2020,
    title: '',
    section: '三',
    source: 'one.txt',
  };
  const answer: Answer = {
    chat: 'c',
    question: '青禾区2020年收到多少件申请',
    language: 'zh',
    kind: 'figure',
    answered_by: 'facts',
    text: '22,782件 [1]',
    figures: [
      {
        agency: QINGHE,
        year: 2020,
        metric: 'applications.received',
        applicant: 'total',
        value: 22_782,
        unit: '件',
        citation: 1,
      },
    ],
    citations: [
      { n: 1, ...citation, quote: `${RECEIVED} 7 0 0 0 0 2 9` },
      { n: 2, ...citation, section: '一、总体情况', quote: '全区举办培训三次。' },
    ],
    options: [],
    warnings: [],
    elapsed_ms: 1,
  };

  it('holds the figures it states and no others, and every citation', async () => {
    const exported = await exportedAnswer(answer, store);
    expect(exported.facts.map(({ applicant, value }) => [applicant, value])).toEqual([['total', 22_782]]);
    const book = await opened(exported);
    expect(
      rowsOf(book, '来源')
        .slice(1)
        .map((row) => row[4]),
    ).toEqual(answer.citations.map(({ quote }) => quote));
    expect(rowsOf(book, '答复')[1]).toEqual([answer.question, answer.text, '取自原报告']);
    expect(book.description).toBe('取自原报告');
  });

  it('carries the mark of a model on its words, seen and unseen, and not on its figures', async () => {
    const book = await opened(await exportedAnswer({ ...answer, answered_by: 'model' }, store));
    expect(rowsOf(book, '答复')[1]?.[2]).toMatch(/^AI生成/);
    expect(book.description).toMatch(/^AI生成/);
    expect(rowsOf(book, '数据')[1]).toContain('取自原表');
  });

  it('is empty but for its words where it cites nothing', async () => {
    const exported = await exportedAnswer({ ...answer, figures: [], citations: [] }, store);
    expect(rowsOf(await opened(exported), '数据')).toHaveLength(1);
  });
});

describe('figures as CSV', () => {
  it('begins with a byte order mark and has a line a figure', async () => {
    const bytes = await exportFile(await exportedFacts({}, store), { format: 'csv', wording: zhExport });
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [heads = [], ...rows] = fieldsOf(bytes);
    expect(rows).toHaveLength(7);
    expect(rows.map((row) => row[heads.indexOf('值')])).toEqual(['9', '22782', '', '431.3801', '-21', '62', '0']);
  });
});

describe('any text in a file', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', ' =', '＝', '＠'), fc.string())
      .map((parts) => parts.join('')),
  );

  it('begins no formula and comes back whole, and numbers stay numbers', async () => {
    const value = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }));
    await fc.assert(
      fc.asyncProperty(fc.record({ text, value }), async ({ text, value }) => {
        const filing = filingOf({
          facts: [{ cell: text, quote: text, section: text, labels: [text], notes: [text], value }],
        });
        const exported: Exported = {
          facts: filing.facts,
          reports: [filing.report],
          findings: [],
          quotes: [],
          answer: null,
        };
        const [heads = [], row = []] = fieldsOf(await exportFile(exported, { format: 'csv', wording: zhExport }));
        expect(row).toHaveLength(heads.length);
        for (const field of row) expect(isFormula(field), field).toBe(false);
        expect(row[heads.indexOf('值')]).toBe(value === null ? '' : String(value));
        expect(row[heads.indexOf('原文')]?.replace(/^'/, '')).toBe(held(text).replace(/^'/, ''));

        const cells = (await opened(exported)).getWorksheet('数据')!.getRow(2);
        cells.eachCell((cell) => {
          expect(cell.type).not.toBe(ExcelJS.ValueType.Formula);
          if (typeof cell.value === 'string') expect(isFormula(cell.value), cell.value).toBe(false);
        });
        expect(cells.getCell(6).value).toEqual(value === null ? null : Object.is(value, -0) ? 0 : value);
      }),
      { numRuns: 60 },
    );
  });
});

function isFormula(field: string): boolean {
  return (
    /^\s*[=+\-@＝＋－＠]/.test(field) && Number.isNaN(Number(field.replaceAll(',', ''))) && !/^-?[\d.,]+$/.test(field)
  );
}

/** What a spreadsheet can hold of a text. */
function held(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold
  return text.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, '');
}

async function opened(exported: Exported, wording = zhExport): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  const bytes = await exportFile(exported, { format: 'xlsx', wording });
  await book.xlsx.load(new Uint8Array(bytes).buffer);
  return book;
}

function rowsOf(book: ExcelJS.Workbook, name: string): ExcelJS.CellValue[][] {
  const rows: ExcelJS.CellValue[][] = [];
  book.getWorksheet(name)!.eachRow((row) => rows.push((row.values as ExcelJS.CellValue[]).slice(1)));
  return rows;
}

/** The fields of CSV by RFC 4180. */
function fieldsOf(bytes: Buffer): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare, end] of bytes
    .toString()
    .slice(1)
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}
