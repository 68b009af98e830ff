import { describe, expect, it } from 'vitest';
import { matters } from '../../src/draft/brief.js';
import { BOUNDS } from '../../src/extract/bounds.js';
import { enDraft } from '../../src/language/en/draft.js';
import { enFiling } from '../../src/language/en/filing.js';
import { zhDraft } from '../../src/language/zh/draft.js';
import { zhFiling } from '../../src/language/zh/filing.js';
import type { Filing } from '../../src/report/report.js';
import { HOSTILE_TEXTS, reportOf } from '../fixtures/hostile-texts.js';
import { runHere } from '../fixtures/run-here.js';

const MEGABYTE = 1024 * 1024;

async function filingOf(text: string): Promise<Filing> {
  const parts = await runHere('reports', {
    bytes: Buffer.from(text),
    source: 'a.txt',
    hints: {},
    filedAt: '2024-02-01T00:00:00Z',
  });
  const [part] = parts;
  if (!part || !('filing' in part)) throw new Error(`no filing: ${JSON.stringify(part)}`);
  return part.filing;
}

const notesOf = ({ report }: Filing) => report.reading.notes.map(({ code, about }) => [code, ...about]);
const quoted = ({ facts }: Filing) => facts.reduce((sum, { quote }) => sum + quote.length, 0);

describe('the bounds of what is filed of a report', () => {
  it('keeps of a sentence with thousands of figures no more for being longer', async () => {
    const [small, large] = [
      await filingOf(HOSTILE_TEXTS.quotes!(10_000)),
      await filingOf(HOSTILE_TEXTS.quotes!(40_000)),
    ];
    expect(quoted(large)).toBe(quoted(small));
    expect(quoted(large)).toBeLessThanOrEqual(BOUNDS.statements * (BOUNDS.quote + 4));
    expect(notesOf(large)).toEqual([
      ['quotes_cut', '100', '1000'],
      ['statements_left_out', '1', '100', '7900'],
    ]);
  });

  it('quotes of a long sentence the part that states the figure', async () => {
    const filler = '，进一步做好政务公开各项工作'.repeat(40);
    const { facts } = await filingOf(reportOf(`公开信息31条${filler}，公开文件47件${filler}，公开指南59份。`));
    const text = facts.filter(({ metric }) => metric === 'statement');
    expect(text.map(({ cell }) => cell)).toEqual(['31条', '47件', '59份']);
    for (const { cell, quote } of text) expect(quote).toContain(cell);
    expect(text.map(({ quote }) => [quote.startsWith('……'), quote.endsWith('……')])).toEqual([
      [false, true],
      [true, true],
      [true, false],
    ]);
  });

  it('quotes a row no further than a row goes', async () => {
    const row = (cells: number) =>
      reportOf('三、收到和处理政府信息公开申请情况', `新收政府信息公开申请${'\t1'.repeat(cells)}`);
    const [small, large] = [await filingOf(row(2000)), await filingOf(row(4000))];
    for (const filing of [small, large])
      for (const { quote } of filing.facts) expect(quote.length).toBeLessThanOrEqual(BOUNDS.quote + 4);
  });

  it('keeps as many figures as any report has, those of the tables first', async () => {
    const sentences = Array.from({ length: 2500 }, (_, at) => `第${at}次公开信息${at}条。`);
    const filing = await filingOf(reportOf(...sentences));
    expect(filing.facts).toHaveLength(BOUNDS.figures);
    expect(notesOf(filing)).toEqual([['figures_left_out', '2000', '500']]);
  });

  it('leaves out figures of the text where text and figures are too many bytes together', async () => {
    const sentence = (at: number) => `公开信息${at}条，${'进一步做好政务公开各项工作'.repeat(40)}。`;
    const filing = await filingOf(reportOf(...Array.from({ length: 400 }, (_, at) => sentence(at))));
    expect(Buffer.byteLength(JSON.stringify(filing))).toBeLessThanOrEqual(1.5 * MEGABYTE);
    const [[code, megabytes, left] = []] = notesOf(filing);
    expect([code, megabytes, Number(left) + filing.facts.length]).toEqual(['filing_full', '1.5', 400]);
  });

  it('refuses a report whose text alone is too long', async () => {
    const long = reportOf(...Array.from({ length: 500 }, () => '进一步做好政务公开各项工作'.repeat(60)));
    await expect(filingOf(long)).rejects.toThrow('"reason":"too_large"');
  });

  it('keeps as many checks as any report has', async () => {
    const filing = await filingOf(HOSTILE_TEXTS['shares of a whole']!(40_000));
    expect(filing.findings).toHaveLength(BOUNDS.checks);
    expect(notesOf(filing)[0]).toEqual(['checks_left_out', '1000', expect.any(String)]);
  });

  it('tells with the filing and in the check of a draft, in both languages, what was left out', async () => {
    const filing = await filingOf(HOSTILE_TEXTS.quotes!(10_000));
    const [review] = await runHere('review', { filing, previous: null, today: '2024-02-01' });
    expect(zhFiling.leftOut(filing.report)).toEqual([
      '超出限度：有 100 项数据所在的句子或行超过 1000 字，引文只留数据前后的部分',
      '超出限度：有 1 句各有超过 100 项数据，其余 1900 项未收',
    ]);
    expect(enFiling.leftOut(filing.report)).toEqual([
      'Beyond bounds: the sentence or row of 100 figures is longer than 1000 characters, and is quoted around the figure only',
      'Beyond bounds: 1 sentences state more than 100 figures each; 1900 were left out',
    ]);
    expect(zhDraft.review(review!)).toEqual(expect.arrayContaining(zhFiling.leftOut(filing.report)));
    expect(enDraft.review(review!)).toEqual(expect.arrayContaining(enFiling.leftOut(filing.report)));
    const sound = await filingOf(reportOf('全年公开信息12条，进一步做好政务公开各项工作。'));
    const [other] = await runHere('review', { filing: sound, previous: null, today: '2024-02-01' });
    expect(matters(review!) - matters(other!)).toBe(2);
    expect(zhFiling.leftOut(sound.report)).toEqual([]);
  });
});
