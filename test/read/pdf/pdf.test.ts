import { describe, expect, it } from 'vitest';
import { PDF } from '../../../src/read/pdf/pdf.js';
import type { RawBlock } from '../../../src/read/raw-document.js';
import { readDocument } from '../../../src/read/read.js';
import { type MadePage, pdfFile, ruled } from '../../fixtures/pdf.js';

const read = (...pages: MadePage[]) => PDF.read(Buffer.from(pdfFile(pages)), 'report.pdf');
/** A table as text: a line a row, spans as ×across and ↓down. */
const shown = (block: RawBlock | undefined) =>
  block?.kind === 'grid'
    ? block.rows.map((row) =>
        row
          .map(({ printed, column, columnSpan, rowSpan }) => {
            const spans = `${columnSpan > 1 ? `×${columnSpan}` : ''}${rowSpan > 1 ? `↓${rowSpan}` : ''}`;
            return `${column}${spans}:${printed}`;
          })
          .join(' | '),
      )
    : block?.printed;
const LINE = '本机关按照条例要求公开信息编制目录答复申请接受监督并完善制度'; // 30 characters, 300 points at size 10

describe('a PDF file', () => {
  it('reads a ruled table: merged cells once, wrapped labels whole, blanks blank', async () => {
    const { blocks } = await read({
      lines: [
        ...ruled([50, 150, 350], [700, 640]),
        [50, 670, 350, 670],
        [150, 640, 150, 700],
        [250, 640, 250, 670],
        ...ruled([50, 150, 250, 350], [640, 600]),
      ],
      texts: [
        { x: 60, y: 680, text: '项目' },
        { x: 160, y: 680, text: '申请人情况' },
        { x: 160, y: 650, text: '自然人' },
        { x: 260, y: 650, text: '总计' },
        { x: 55, y: 622, text: '二、上年结转政府信' },
        { x: 55, y: 608, text: '息公开申请' },
        { x: 190, y: 615, text: '1,204' },
      ],
    });
    expect(blocks.map(shown)).toEqual([
      ['0:项目 | 1×2:申请人情况', '0: | 1:自然人 | 2:总计', '0:二、上年结转政府信息公开申请 | 1:1,204 | 2:'],
    ]);
  });

  it('takes thin filled boxes for ruled lines, as browsers draw them', async () => {
    const { blocks } = await read({
      boxes: [
        ...[600, 630, 660].map((y): [number, number, number, number] => [50, y, 200, 0.8]),
        ...[50, 150, 250].map((x): [number, number, number, number] => [x, 600, 0.8, 60.8]),
      ],
      texts: [
        { x: 60, y: 640, text: '规章' },
        { x: 190, y: 640, text: '3' },
        { x: 60, y: 610, text: '文件' },
        { x: 190, y: 610, text: '8' },
      ],
    });
    expect(blocks.map(shown)).toEqual([['0:规章 | 1:3', '0:文件 | 1:8']]);
  });

  it('separates figures that stand close on both sides of a line', async () => {
    const { blocks } = await read({
      lines: ruled([50, 100, 150], [600, 620, 640]),
      texts: [
        { x: 71, y: 625, text: '13612' },
        { x: 101, y: 625, text: '252' },
        { x: 60, y: 605, text: '1' },
        { x: 110, y: 605, text: '2' },
      ],
    });
    expect(blocks.map(shown)).toEqual([['0:13612 | 1:252', '0:1 | 1:2']]);
  });

  it('joins a table over a page break, with a merged label that goes on below', async () => {
    const { blocks } = await read(
      {
        lines: [...ruled([50, 120, 220, 300], [140]), [120, 100, 300, 100], ...ruled([50, 120, 220, 300], [60, 140])],
        texts: [
          { x: 60, y: 110, text: '（四）' },
          { x: 130, y: 115, text: '1.不掌握' },
          { x: 250, y: 115, text: '10' },
          { x: 130, y: 75, text: '2.需制作' },
          { x: 250, y: 75, text: '3' },
          { x: 290, y: 30, text: '- 1 -' },
        ],
      },
      {
        lines: ruled([50, 120, 220, 300], [740, 780]),
        texts: [
          { x: 130, y: 755, text: '3.不明确' },
          { x: 250, y: 755, text: '0' },
          { x: 290, y: 30, text: '- 2 -' },
        ],
      },
    );
    expect(blocks.map(shown)).toEqual([['0↓3:（四） | 1:1.不掌握 | 2:10', '1:2.需制作 | 2:3', '1:3.不明确 | 2:0']]);
  });

  it('makes a row whole that a page break cut, and leaves a row of blanks a row', async () => {
    const first = {
      lines: ruled([50, 130, 200], [60, 100]),
      texts: [
        { x: 55, y: 85, text: '5.要求行政机' },
        { x: 55, y: 70, text: '关确认或重新' },
        { x: 160, y: 78, text: '5' },
      ],
    };
    const rest = (label: string) => ({
      lines: ruled([50, 130, 200], [740, 760, 780]),
      texts: [
        { x: 55, y: 765, text: label },
        { x: 55, y: 745, text: '总计' },
        { x: 160, y: 745, text: '7' },
      ],
    });
    expect((await read(first, rest('出具信息'))).blocks.map(shown)).toEqual([
      ['0:5.要求行政机关确认或重新出具信息 | 1:5', '0:总计 | 1:7'],
    ]);
    expect((await read(first, rest('6.其他'))).blocks.map(shown)).toEqual([
      ['0:5.要求行政机关确认或重新 | 1:5', '0:6.其他 | 1:', '0:总计 | 1:7'],
    ]);
  });

  it('goes on with a merged label whose lines and text the page break lost', async () => {
    const { blocks } = await read(
      {
        lines: [...ruled([50, 90, 220, 300], [60, 140]), [90, 100, 300, 100]],
        texts: [
          { x: 52, y: 80, text: '三、本' },
          { x: 52, y: 45, text: '年度' },
          { x: 95, y: 115, text: '予以公开' },
          { x: 250, y: 115, text: '10' },
          { x: 95, y: 75, text: '部分公开' },
          { x: 250, y: 75, text: '3' },
        ],
      },
      {
        lines: ruled([90, 220, 300], [740, 780]),
        texts: [
          { x: 95, y: 755, text: '不予公开' },
          { x: 250, y: 755, text: '0' },
        ],
      },
    );
    expect(blocks.map(shown)).toEqual([['0↓3:三、本年度 | 1:予以公开 | 2:10', '1:部分公开 | 2:3', '1:不予公开 | 2:0']]);
  });

  it('does not take the next table for the rest of one', async () => {
    const table = (ys: [number, number], label: string) => ({
      lines: ruled([50, 220, 300], ys),
      texts: [
        { x: 55, y: ys[0] + 8, text: label },
        { x: 250, y: ys[0] + 8, text: '10' },
      ],
    });
    const last = table([100, 130], '四、结转下年度');
    const { blocks } = await read(
      { ...last, texts: [...last.texts, { x: 55, y: 70, text: '四、复议和诉讼情况' }] },
      table([740, 770], '结果维持'),
    );
    expect(blocks.map(shown)).toEqual([['0:四、结转下年度 | 1:10'], '四、复议和诉讼情况', ['0:结果维持 | 1:10']]);
  });

  it('takes rows of dots for ruled lines', async () => {
    const dots = (count: number, at: (step: number) => [number, number]) =>
      Array.from({ length: count }, (_, step): [number, number, number, number] => [...at(step * 1.5), 0.77, 0.74]);
    const { blocks } = await read({
      boxes: [
        ...[600, 630, 660].flatMap((y) => dots(134, (step) => [50 + step, y])),
        ...[50, 150, 250].flatMap((x) => dots(41, (step) => [x, 600 + step])),
      ],
      texts: [
        { x: 60, y: 640, text: '规章' },
        { x: 190, y: 640, text: '3' },
        { x: 60, y: 610, text: '文件' },
        { x: 190, y: 610, text: '8' },
      ],
    });
    expect(blocks.map(shown)).toEqual([['0:规章 | 1:3', '0:文件 | 1:8']]);
  });

  it('puts paragraphs together over lines and pages, without page numbers and running heads', async () => {
    const head = { x: 250, y: 815, text: '某县年度报告' };
    const { blocks } = await read(
      {
        texts: [
          head,
          { x: 150, y: 760, size: 18, text: '某县人民政府年度报告' },
          { x: 70, y: 700, text: '一、总体情况' },
          { x: 70, y: 680, text: LINE.slice(0, 28) },
          { x: 50, y: 660, text: LINE },
          { x: 290, y: 30, text: '第1页' },
        ],
      },
      {
        texts: [
          head,
          { x: 50, y: 760, text: '全年受理 5 件。' },
          { x: 70, y: 740, text: '二、其他' },
          { x: 290, y: 30, text: '第2页' },
        ],
      },
    );
    expect(blocks).toEqual([
      { kind: 'line', printed: '某县人民政府年度报告', heading: true },
      { kind: 'line', printed: '一、总体情况' },
      { kind: 'line', printed: `${LINE.slice(0, 28)}${LINE}全年受理5件。` },
      { kind: 'line', printed: '二、其他' },
    ]);
  });

  it('reads a table without lines by where its figures stand, and says so', async () => {
    const row = (y: number, label: string, figures: string[]) => [
      { x: 50, y, text: label },
      ...figures.flatMap((text, at) => (text === '' ? [] : [{ x: 250 + at * 40, y, text }])),
    ];
    const { blocks, notes } = await read({
      texts: [
        ...row(700, '一、本年新收', ['7', '', '9']),
        ...row(680, '二、上年结转', ['0', '2', '2']),
        ...row(660, '（七）总计', ['7', '2', '']),
      ],
    });
    expect(blocks.map(shown)).toEqual([
      ['0:一、本年新收 | 1:7 | 2: | 3:9', '0:二、上年结转 | 1:0 | 2:2 | 3:2', '0:（七）总计 | 1:7 | 2:2 | 3:'],
    ]);
    expect(notes).toEqual([{ code: 'tables_without_lines', about: ['1'] }]);
  });

  it('maps the radicals that browsers print back to characters', async () => {
    const document = await readDocument(
      pdfFile([{ texts: [{ x: 50, y: 700, text: '⼀、⾏政机关⼯作⺠⽣与监督管理情况的说明' }] }]),
      'a.pdf',
    );
    expect(document.blocks).toMatchObject([{ text: '一、行政机关工作民生与监督管理情况的说明' }]);
  });

  it('refuses a scan and says what to do', async () => {
    await expect(
      read({ picture: true }, { picture: true, texts: [{ x: 290, y: 30, text: '2' }] }),
    ).rejects.toMatchObject({
      reason: 'scanned',
      message: expect.stringMatching(/^report\.pdf: a scan.*OCR/),
    });
  });

  it('notes pages that are pictures among pages of text', async () => {
    const { notes } = await read({ texts: [{ x: 50, y: 700, text: LINE }] }, { picture: true });
    expect(notes).toEqual([{ code: 'picture_pages', about: ['1', '2'] }]);
  });

  it('notes text that is not shown, as recognition lays over a scan', async () => {
    const { notes } = await read({
      picture: true,
      texts: [
        { x: 50, y: 700, text: LINE, invisible: true },
        { x: 50, y: 680, text: LINE },
      ],
    });
    expect(notes).toEqual([{ code: 'invisible_text', about: ['30'] }]);
  });

  it('refuses a damaged file by name', async () => {
    const bytes = new TextEncoder().encode('%PDF-1.7\nno more');
    await expect(PDF.read(bytes, 'cut.pdf')).rejects.toMatchObject({
      message: expect.stringMatching(/^cut\.pdf: .*damaged/),
    });
  });
});
