import { describe, expect, it } from 'vitest';
import { checkReport } from '../../src/extract/checks.js';
import { extract } from '../../src/extract/extract.js';
import { parseDocument } from '../../src/parse/parse.js';
import { mend } from '../../src/read/mend.js';
import { growsEvenly } from './growth.js';
import { HOSTILE, hostileText } from './hostile.js';

/** An eighth of it is read beside it. What costs less than a blink at this size is no burden at three times the size. */
const SIZE = 96_000;
const BLINK_US = 40_000;

describe('reading a text that is made to be dear', () => {
  it.each(HOSTILE)('takes time by the length of the text only: $name', ({ piece }) => {
    const workOf = (size: number) => {
      const printed = hostileText(piece, size).split('\n');
      return () => readLines(printed);
    };
    expect(growsEvenly(workOf, [SIZE], BLINK_US)).toBe(true);
  });

  it('reads what stands around the repeated piece', () => {
    const facts = readLines(hostileText('公开信息3件。', 3000).split('\n'));
    expect(facts).toBeGreaterThan(100);
  });
});

describe('the measure of growth', () => {
  it('tells the square from the length', () => {
    const spent = (steps: number) => () => {
      let sum = 0;
      for (let at = 0; at < steps; at += 1) sum += Math.sqrt(at);
      return sum;
    };
    expect(growsEvenly((size) => spent(size * 20_000), [4096], 1000)).toBe(true);
    expect(growsEvenly((size) => spent(size * size * 4), [4096], 1000)).toBe(false);
  });
});

/** Reads the lines as a text file's, and counts the facts. */
function readLines(lines: readonly string[]): number {
  const blocks = lines
    .filter((printed) => printed.trim() !== '' || printed.includes('\t'))
    .map((printed) => ({ kind: 'line' as const, printed, text: mend(printed) }));
  const { reports } = parseDocument({ source: 'a.txt', hash: '', title: null, blocks, notes: [] }, {});
  return reports.reduce((sum, parsed) => {
    const { facts, stated } = extract(parsed);
    const { agency, year, paragraphs } = parsed;
    checkReport({ facts, stated, paragraphs, report: '', agency, year });
    return sum + facts.length;
  }, 0);
}
