import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/extract.js';
import { printed, reportOf } from '../fixtures/printed.js';

function read(year: number, lines: string) {
  const { facts, reading } = extract(reportOf(year, printed('grid', lines)));
  return {
    figures: facts.map(({ metric, value, status }) => `${metric} ${value} ${status}`),
    unsure: reading.unsure.map(({ code, about }) => `${code} ${about[0]}`),
  };
}

describe('a table whose header is broken over lines', () => {
  it('has the columns of the form where a value stands for each, in columns that no other row has', () => {
    const { figures, unsure } = read(2020, '信息内上一年项目数量容|本年增处理决|/减定数量\n行政许可|317||8|241');
    expect(figures).toEqual([
      'licensing.items_previous_year 317 reported',
      'licensing.items_change 8 reported',
      'licensing.decisions 241 reported',
    ]);
    expect(unsure).toEqual([]);
  });

  it('is in doubt where the header says something of its own, or a value more or less stands there', () => {
    const ofItsOwn = read(2020, '信息内容|上一年项目数量|其中网上办理\n行政许可|317||8|241');
    expect(ofItsOwn.figures.filter((figure) => !figure.startsWith('local'))).toEqual([]);
    expect(ofItsOwn.unsure).toContain('cells_astray 行政许可 | 317 |  | 8 | 241');
    const short = read(2020, '信息内上一年项目数量容|本年增处理决|/减定数量\n行政许可|317|||241');
    expect(short.figures.filter((figure) => !figure.startsWith('local'))).toEqual([]);
    expect(short.unsure).toEqual(['cells_astray 行政许可 | 317 |  |  | 241']);
  });

  it('has results by its sums where their labels stand in one cell', () => {
    const results = '结果维持\t结果纠正\t其他结果\t尚未审结\t总计';
    const { figures } = read(2022, `${results}\n行政复议|6|2|0|||1|||9`);
    expect(figures).toEqual([
      'review.upheld 6 placed',
      'review.corrected 2 placed',
      'review.other 0 placed',
      'review.pending 1 placed',
      'review.total 9 placed',
    ]);
    expect(read(2022, `${results}\n行政复议|6|2|0|||1|||8`)).toMatchObject({
      figures: [],
      unsure: [expect.anything()],
    });
  });
});

describe('a row of applications with more cells than columns', () => {
  it('has its values where their sum closes, and is in doubt where it does not', () => {
    const label = '二、上年结转政府信息公开申请数量';
    const received = '一、本年新收政府信息公开申请数量';
    const rows = (total: number) => `${received}|1|0|0|0|0|0|1||||\n${label}|||140|0|56||22|9||28|${total}`;
    const totals = read(2022, rows(255)).figures.filter((figure) => figure.startsWith('applications.carried_in'));
    expect(totals).toEqual([140, 0, 56, 22, 9, 28, 255].map((value) => `applications.carried_in ${value} placed`));
    const open = read(2022, rows(254));
    expect(open.figures.filter((figure) => figure.startsWith('applications.carried_in'))).toEqual([]);
    expect(open.unsure[0]).toMatch(/^too_many_cells 二、上年结转政府信息公开申请数量/);
  });
});
