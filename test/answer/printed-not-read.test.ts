import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withoutOddities } from '../fixtures/filled-form.js';
import { programOver } from '../fixtures/program-over.js';
import { writeReport } from '../fixtures/report-text.js';

/** A report of which one row lacks a cell and another one is not printed at all. */
function reportWithGaps(): string {
  const { text } = writeReport({
    agency: '青岭县人民政府',
    year: 2022,
    layout: 'tabs',
    seed: 5,
    oddities: withoutOddities('2021'),
  });
  return text.replace(/(规范性文件\t\d+)\t\d+(\t\d+)/, '$1$2').replace(/.*行政强制\t.*\n/, '');
}

describe('a figure that the report prints, or does not', () => {
  let over: Awaited<ReturnType<typeof programOver>>;
  beforeAll(async () => {
    over = await programOver(reportWithGaps());
  });
  afterAll(() => over.close());

  it('is told with what is printed where that could not be read', async () => {
    const { kind, text } = await over.ask('青岭县2022年行政规范性文件制发多少件');
    expect(kind).toBe('not_found');
    expect(text).toMatch(/印有但没有读准，原件印作“[^”]*规范性文件 \| \d+ \| \d+”/);
  });

  it('is told as not printed where its row is not there', async () => {
    const { kind, text } = await over.ask('青岭县2022年行政强制处理决定多少件');
    expect(kind).toBe('not_found');
    expect(text).toMatch(/表里没有印“[^”]*强制/);
  });
});
