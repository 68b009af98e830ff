import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf, wrapLine } from '../../src/terminal/wrap.js';

function wrapped(line: string, columns: number): string[] {
  return wrapLine(line, columns).map(({ start, end, indent }) => ' '.repeat(indent) + line.slice(start, end));
}

describe('columnsOf', () => {
  it.each([
    { text: '年报', columns: 4, why: 'Han characters are two wide' },
    { text: 'A1 ', columns: 3, why: 'letters are one wide' },
    { text: '，）', columns: 4, why: 'full-width marks are two wide' },
    { text: '数\u2060据e\u0301', columns: 5, why: 'joiners and accents take no room' },
  ])('counts $columns columns in "$text": $why', ({ text, columns }) => {
    expect(columnsOf(text)).toBe(columns);
  });
});

describe('wrapLine', () => {
  it.each([
    {
      line: '青岭县人民政府公布年报',
      columns: 10,
      lines: ['青岭县人民', '政府公布年', '报'],
      why: 'Han breaks anywhere',
    },
    { line: '青岭县公布，再看', columns: 10, lines: ['青岭县公', '布，再看'], why: 'no mark begins a line' },
    { line: '青岭县印（甲）', columns: 10, lines: ['青岭县印', '（甲）'], why: 'no bracket ends a line' },
    { line: '青岭县二2020年', columns: 10, lines: ['青岭县二', '2020年'], why: 'a number stays with its unit' },
    { line: 'agency and year', columns: 10, lines: ['agency and', 'year'], why: 'words stay whole' },
    { line: 'https://a.example/b', columns: 8, lines: ['https://', 'a.exampl', 'e/b'], why: 'what is too long is cut' },
    { line: '· 青岭县公布年报', columns: 10, lines: ['· 青岭县公', '  布年报'], why: 'an item hangs under its words' },
    { line: '1. 青岭县公布', columns: 10, lines: ['1. 青岭县', '   公布'], why: 'so does a number' },
    { line: '', columns: 10, lines: [''], why: 'an empty line stays' },
  ])('breaks "$line" at $columns columns: $why', ({ line, columns, lines }) => {
    expect(wrapped(line, columns)).toEqual(lines);
  });

  it('loses nothing but spaces, and is nowhere wider than the screen', () => {
    const text = fc.string({ unit: fc.constantFrom(...'年报，。（）「」ab1. |·[]9件 '), maxLength: 60 });
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 30 }), (line, columns) => {
        const lines = wrapped(line, columns);
        expect(lines.join('').replaceAll(' ', '')).toBe(line.replaceAll(' ', ''));
        for (const one of lines) expect(columnsOf(one)).toBeLessThanOrEqual(columns);
      }),
    );
  });
});
