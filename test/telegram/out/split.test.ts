import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerMessage } from '../../../src/conversation/message.js';
import { zhChat } from '../../../src/language/zh/chat.js';
import { splitMessage } from '../../../src/telegram/out/split.js';
import { entitiesOf } from '../../../src/telegram/out/written.js';
import { anAnswer } from '../../fakes/ask.js';
import { checked } from '../../fakes/telegram-limits.js';

const citation = {
  n: 1,
  report: 'r',
  agency: '甲区',
  year: 2020,
  title: '年报',
  section: '三',
  quote: '9',
  source: 'a.txt',
};

describe('splitMessage', () => {
  it('cuts at a paragraph and says which part each is', () => {
    const paragraphs = Array.from({ length: 9 }, (_, index) => `${index}${'长'.repeat(999)}`);
    const parts = splitMessage({ text: paragraphs.join('\n\n'), marks: [{ kind: 'bold', offset: 0, length: 9 }] });
    expect(parts.map(({ text }) => [text[0], text.slice(-5)])).toEqual([
      ['0', '(1/3)'],
      ['4', '(2/3)'],
      ['8', '(3/3)'],
    ]);
    expect(parts.map(({ marks }) => marks.length)).toEqual([1, 0, 0]);
  });

  it('never cuts a character in two, and carries a mark over the cut', () => {
    const text = `a${'𠮷'.repeat(5000)}`;
    const parts = splitMessage({ text, marks: [{ kind: 'bold', offset: 0, length: text.length }] });
    expect(parts.every(({ text: part }) => !/\p{Surrogate}/u.test(part))).toBe(true);
    expect(parts.every(({ marks }) => marks.length === 1)).toBe(true);
  });

  it('loses no word and keeps every limit of Telegram, whatever the text', () => {
    const run = fc.tuple(
      fc.constantFrom(
        '𠮷',
        '九',
        'a',
        ' ',
        '\n',
        '\n\n',
        '。',
        '<b>',
        '&',
        '\u202E',
        '\uD83D',
        '\u0000',
        '[1] ',
        '👍🏽',
      ),
      fc.integer({ min: 1, max: 5000 }),
    );
    const text = fc
      .array(run, { minLength: 1, maxLength: 10 })
      .map((runs) => `始${runs.map(([unit, times]) => unit.repeat(times)).join('')}`);
    fc.assert(
      fc.property(text, (written) => {
        const message = answerMessage(anAnswer({ text: written, citations: [citation] }), zhChat);
        const parts = splitMessage(message);
        for (const { text, marks } of parts) checked({ text, entities: entitiesOf(marks) });
        const said = parts.map((part) => part.text.replace(/\n\n\(\d+\/\d+\)$/, '')).join('');
        expect(said.replaceAll(/\s/g, '')).toBe(message.text.replaceAll(/\s/g, ''));
      }),
      { numRuns: 200 },
    );
  });
});
