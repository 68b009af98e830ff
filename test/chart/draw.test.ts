import { inflateSync } from 'node:zlib';
import { Resvg } from '@resvg/resvg-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Chart } from '../../src/chart/chart.js';
import { chartOf } from '../../src/chart/chart-of.js';
import { chartFont, drawChart, pictureOf } from '../../src/chart/draw.js';
import { type Font, printable } from '../../src/chart/font.js';
import { enCharts } from '../../src/language/en/charts.js';
import { zhCharts } from '../../src/language/zh/charts.js';
import { APPLICANTS } from '../../src/report/applicants.js';
import { FORMS } from '../../src/report/forms.js';
import { answerOf, overYears, stated } from './answers.js';

const LONG = '某省某市高新技术产业开发区管理委员会行政审批服务局政务服务管理办公室综合协调与档案管理处驻大厅窗口';
const names = [
  '埇桥区人民政府',
  '浉河区人民政府',
  '洛陽鎮人民政府',
  LONG,
  ...Array.from({ length: 16 }, (_, at) => `第${at}镇`),
];
const charts: Record<string, Chart | null> = {
  trend: chartOf(answerOf(overYears({ 2016: 12, 2018: 44, 2019: 87, 2020: null, 2021: 120, 2022: 0 })), {
    wording: zhCharts,
  }),
  'trend of several': chartOf(
    answerOf(
      names
        .slice(0, 5)
        .flatMap((agency, at) => overYears({ 2019: at, 2020: 9 - at, 2021: 5, 2023: 7 * at }, { agency })),
    ),
    { wording: enCharts },
  ),
  'very large and very small': chartOf(
    answerOf(
      overYears({ 2019: 0.0431, 2020: 98_765_432_101.75, 2021: 7 }, { metric: 'procurement.amount', unit: '万元' }),
    ),
    { wording: zhCharts },
  ),
  'every year since there are reports': chartOf(
    answerOf(overYears(Object.fromEntries(Array.from({ length: 18 }, (_, at) => [2008 + at, 1000 + 37 * at])))),
    { wording: zhCharts },
  ),
  table: chartOf(
    answerOf(
      names
        .slice(0, 4)
        .flatMap((agency, at) =>
          APPLICANTS.map(({ id }, column) => stated({ agency, applicant: id, value: column === 2 ? null : 1234 * at })),
        ),
    ),
    { wording: zhCharts, asked: true },
  ),
  negative: chartOf(
    answerOf(overYears({ 2019: -21, 2020: 3, 2021: -4 }, { metric: 'licensing.items_change', unit: '项' })),
    {
      wording: zhCharts,
    },
  ),
  'hardly anything but zeros': chartOf(answerOf(overYears({ 2019: 0, 2020: 0, 2021: 1 })), { wording: enCharts }),
  comparison: chartOf(
    answerOf(names.slice(0, 4).map((agency, at) => stated({ agency, value: [12, -21, null, 0][at] }))),
    {
      wording: zhCharts,
    },
  ),
  rank: chartOf(answerOf(names.map((agency, at) => stated({ agency, value: 1000 - at }))), {
    wording: zhCharts,
    as: 'rank',
  }),
  share: chartOf(
    answerOf(APPLICANTS.map(({ id }, at) => stated({ applicant: id, value: id === 'total' ? 99 : at * 3 }))),
    {
      wording: enCharts,
    },
  ),
};

const CARD: Chart = {
  kind: 'card',
  report: 'one',
  others: [],
  title: `${LONG}2023年`,
  subtitle: '政府信息公开一覽（數字來自年報的表）',
  parts: [
    {
      name: '新收申請',
      said: ['98,765,432件'],
      beside: '2022年是1件，這一年多98,765,431件',
      bars: [],
      isDoubtful: false,
    },
    {
      name: 'How they were decided',
      said: ['98,765,432'],
      beside: 'the other 3 kinds 0',
      bars: [
        { name: 'public-interest organisations', value: 98_765_432, state: 'figure', label: '98,765,432' },
        { name: '部分公开', value: null, state: 'blank', label: '空白' },
        { name: '不予公开', value: 1, state: 'figure', label: '1' },
      ],
      isDoubtful: false,
    },
    { name: '勾稽核对', said: ['核对49项，2项不符'], beside: '', bars: [], isDoubtful: true },
  ],
  notes: ['空白：报告该格没有填写，不等于0。'],
  gaps: '〓：图中字体没有这个字，全名见文字。',
  source: `来源：《${LONG}2023年政府信息公开工作年度报告》`,
};
charts['a report at a glance'] = CARD;

let font: Font;
beforeAll(async () => {
  font = await chartFont();
});

describe.each(Object.entries(charts))('the picture of a chart: %s', (_, made) => {
  const chart = made as Chart; // none of the charts above is null, or reading it fails

  it('is a PNG as wide as a phone shows, light, and carries its text', async () => {
    const png = Buffer.from(await drawChart(chart));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(1080);
    expect(png.length).toBeLessThan(100_000);
    expect(png.includes(chart.title)).toBe(true);
  });

  it('has its words drawn: without the font the pixels differ', async () => {
    const png = Buffer.from(await drawChart(chart));
    expect(darkPixels(png)).toBeGreaterThan(2 * darkWithoutFont(pictureOf(chart, font)) + 5_000);
  });

  it('uses no character that the font lacks', () => {
    const lacking = wordsOf(pictureOf(chart, font)).flatMap((words) =>
      [...words].filter((letter) => !font.has(letter)),
    );
    expect(lacking).toEqual([]);
  });

  it('keeps every line inside the picture', () => {
    const svg = pictureOf(chart, font);
    for (const { x, size, anchor, words } of linesOf(svg)) {
      const width = font.widthOf(words, size);
      const left = anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x;
      expect(left, words).toBeGreaterThanOrEqual(0);
      expect(left + width, words).toBeLessThanOrEqual(1080);
    }
  });
});

describe('the font of charts', () => {
  it('has every character of the forms and of the words in both languages', () => {
    const rows = Object.values(FORMS).flat();
    const words = [
      ...rows.flatMap(({ zh, en, unit }) => [zh, en, unit]),
      ...APPLICANTS.flatMap(({ label, en }) => [label, en]),
    ];
    const lacking = [...new Set(words.join(''))].filter((character) => !font.has(character));
    expect(lacking).toEqual([]);
  });

  it('draws Traditional characters as they are and marks what it has not', () => {
    const words = '洛陽鎮人民政府行政復議總計臺灣裡';
    expect(printable(words, font)).toBe(words);
    const chart = charts.comparison!;
    expect(wordsOf(pictureOf(chart, font)).join('\n')).toContain('洛陽鎮人民政府');
    const odd = { ...chart, title: `${chart.title}𪚥` };
    expect(wordsOf(pictureOf(odd, font))[0]).toMatch(/〓$/);
    expect(wordsOf(pictureOf(odd, font)).join('')).toContain('〓：图中字体没有这个字');
    expect(wordsOf(pictureOf(chart, font)).join('')).not.toContain('〓');
  });
});

describe('the values of a trend', () => {
  const sevens = (years: number) =>
    Object.fromEntries(Array.from({ length: years }, (_, at) => [2005 + at, 7000 + at]));

  it.each([
    { why: 'beside the dots where there is room', years: 4, sizes: [30] },
    { why: 'in a table below where there is none', years: 20, sizes: [29] },
  ])('are all printed once, $why', ({ years, sizes }) => {
    const chart = chartOf(answerOf(overYears(sevens(years))), { wording: zhCharts })!;
    const lines = linesOf(pictureOf(chart, font)).filter(({ words }) => /^7,0\d\d$/.test(words));
    expect(lines.map(({ words }) => words).sort()).toEqual(
      Object.values(sevens(years)).map((value) => `7,${`${value}`.slice(1)}`),
    );
    expect([...new Set(lines.map(({ size }) => size))]).toEqual(sizes);
  });
});

describe('a long name', () => {
  it('is set in two lines, the second cut with an ellipsis where it is longer', () => {
    const words = wordsOf(pictureOf(charts.rank!, font));
    const first = words.findIndex((line) => line.includes(LONG.slice(0, 20)));
    expect(words[first + 1]).toBe(LONG.slice(words[first]!.length - '4  '.length));
    const endless = chartOf(answerOf([1, 2, 3].map((value) => stated({ agency: `${LONG}${LONG}${value}`, value }))), {
      wording: zhCharts,
    });
    expect(wordsOf(pictureOf(endless!, font)).filter((line) => line.endsWith('…'))).toHaveLength(3);
  });
});

describe('drawing again and again', () => {
  it('gives back the memory of each picture', async () => {
    const chart = charts.share!;
    for (let round = 0; round < 10; round++) await drawChart(chart);
    const before = process.memoryUsage().rss;
    for (let round = 0; round < 30; round++) await drawChart(chart);
    expect(process.memoryUsage().rss - before).toBeLessThan(60 * 2 ** 20);
  });
});

function wordsOf(svg: string): string[] {
  return linesOf(svg).map(({ words }) => words);
}

function linesOf(svg: string) {
  return [...svg.matchAll(/<text x="([\d.-]+)"[^>]*font-size="(\d+)" text-anchor="(\w+)"[^>]*>([^<]*)</g)].map(
    ([, x, size, anchor, words = '']) => ({
      x: Number(x),
      size: Number(size),
      anchor,
      words: words.replaceAll('&amp;', '&'),
    }),
  );
}

function darkWithoutFont(svg: string): number {
  const resvg = new Resvg(svg, { font: { fontBuffers: [] } });
  const image = resvg.render();
  const { pixels } = image;
  let dark = 0;
  for (let at = 0; at < pixels.length; at += 4) if (isDark(pixels[at]!, pixels[at + 1]!, pixels[at + 2]!)) dark++;
  image.free();
  resvg.free();
  return dark;
}

function darkPixels(png: Buffer): number {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const palette = chunkOf(png, 'PLTE');
  const rows = inflateSync(chunkOf(png, 'IDAT'));
  let dark = 0;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const index = rows[row * (width + 1) + 1 + column]! * 3;
      if (isDark(palette[index]!, palette[index + 1]!, palette[index + 2]!)) dark++;
    }
  }
  return dark;
}

/** Ink and the grey of notes, not the colours of bars and lines. */
function isDark(red: number, green: number, blue: number): boolean {
  return red < 150 && Math.abs(red - green) < 24 && Math.abs(green - blue) < 24;
}

function chunkOf(png: Buffer, type: string): Buffer {
  const at = png.indexOf(type);
  return png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4));
}
