import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choiceRows, withLongChoices } from '../../src/conversation/choices.js';
import { answerMessage } from '../../src/conversation/message.js';
import { zhChat } from '../../src/language/zh/chat.js';
import { readCallback } from '../../src/telegram/callback.js';
import { splitMessage } from '../../src/telegram/out/split.js';
import { writeMessages } from '../../src/telegram/out/written.js';
import { anAnswer, scriptedAsk } from '../fakes/ask.js';
import { checked } from '../fakes/telegram-limits.js';
import { serving } from './serving.js';

/** The whole of 10 000 runs is for `FUZZ_RUNS=10000 npx vitest run test/telegram/output.property.test.ts`. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 300);

const SOURCE = 'https://www.example.gov.cn/xxgk/2020.html';
/** What breaks messages, forges marks or becomes a link. */
const nasty = [
  ...[
    '<b>',
    '</pre>',
    '&amp;',
    '&',
    'javascript:alert(1)',
    'tg://user?id=1',
    'http://evil.example',
    'HTTPS://EVIL.example/x',
    'evil.com',
  ],
  ...[
    '政府.中国',
    '@somebody',
    '/forget',
    '/status@WenbaoTestBot',
    '#tag',
    '$USD',
    '[x](http://evil.example)',
    '[1] 假来源',
  ],
  ...[
    '\u202E',
    '\u2066',
    '\uD842\uDFB7',
    '\uD842',
    '\uDFB7',
    '\u0000',
    '\u0007',
    '\r\n',
    '\n\n',
    '\n',
    '\u200B',
    '\uFEFF',
  ],
  ...['文'.repeat(500), 'a'.repeat(4096), '\uD842\uDFB7'.repeat(3000), '| 1 | 2 '.repeat(600), '`*_~', '', SOURCE],
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: 'binary', maxLength: 30 }), fc.string()), {
    maxLength: 12,
  })
  .map((parts) => parts.join(''));
const answers = fc.record({
  text,
  options: fc.array(text, { maxLength: 8 }),
  language: fc.constantFrom('zh', 'zh-Hant', 'en'),
});

/** What Telegram would make a link of by itself, in text that it finds no mark in. */
const ACTIVE = [/\w:\/\//, /[a-z0-9-]\.(?:com|example|cn|中国)/i, /@\w/, /(?<![\w/])\/(?!help)\w/, /#\p{L}/u];

const citation = {
  n: 1,
  report: 'r',
  agency: '甲区',
  year: 2020,
  title: '年报',
  section: '三',
  quote: '9',
  source: SOURCE,
};

function written({
  text: said,
  options,
  language,
}: {
  text: string;
  options: string[];
  language: 'zh' | 'zh-Hant' | 'en';
}) {
  const answer = anAnswer({ text: `答案\n${said}`, options, language, citations: [citation] });
  const message = withLongChoices({ message: answerMessage(answer, zhChat), answer, heading: '可以点选：' });
  const parts = splitMessage(message);
  const keyboard = choiceRows({ answer, text: message.text });
  return { answer, messages: writeMessages({ replyTo: 1 }, { parts, keyboard, mark: '（补发）' }) };
}

describe('D16: whatever stands in an answer', () => {
  it('goes out within the limits of Telegram, in valid text, with marks of our own that nest', () => {
    fc.assert(
      fc.property(answers, (given) => {
        for (const { text: sent, entities, keyboard, mark } of written(given).messages) {
          const shifted = entities.map((entity) => ({ ...entity, offset: entity.offset + mark.length }));
          const params = {
            chat_id: 1,
            text: mark + sent,
            entities: shifted,
            ...(keyboard && { reply_markup: keyboard }),
          };
          expect(checked(JSON.parse(JSON.stringify(params))).text).toBe(mark + sent);
          expect(sent).not.toMatch(/\p{Surrogate}|[^\P{Control}\n]/u);
          expect(sent).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
          for (const { type } of entities) expect(['bold', 'expandable_blockquote']).toContain(type);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('holds nothing that becomes a link but the address of its source', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const { answer, messages } = written(given);
        const said = answerMessage(answer, zhChat).text.replaceAll(SOURCE, 'LINK');
        for (const pattern of [...ACTIVE, /LINK\w/]) expect(said).not.toMatch(pattern);
        const sent = messages.map(({ text }) => text.replaceAll(SOURCE, 'LINK')).join('');
        for (const pattern of ACTIVE) expect(sent).not.toMatch(pattern);
      }),
      { numRuns: RUNS },
    );
  });

  it('reads as it did: nothing is taken away but characters that cannot be shown', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('洛江区', '9件', ' 10.5%', '2019.1.2', '\n', 'evil.com', '@a')), (parts) => {
        const said = parts.join('').trim();
        expect(answerMessage(anAnswer({ text: said }), zhChat).text.replaceAll('\u2060', '')).toBe(said);
      }),
    );
  });

  it('has buttons that say what they stand for', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const last = written(given).messages.at(-1);
        for (const button of last?.keyboard?.inline_keyboard.flat() ?? []) {
          if (!('callback_data' in button)) throw new Error('a button that is no press');
          expect(readCallback(button.callback_data, last?.text ?? '')).toBeDefined();
        }
      }),
      { numRuns: RUNS },
    );
  });
});

describe('D16: a long answer', () => {
  it('begins in a message and is whole in a file, neither refused', async () => {
    const long = `${'第一行𠮷'.repeat(20)}\n${nasty.join('\n')}\n${'𠮷'.repeat(10_000)}`;
    const { telegram, logged } = await serving(scriptedAsk({ 问: { text: long } }).ask);
    telegram.person({ id: 11, first_name: '林' }).says('问');
    const [begun, file] = await telegram.answers(11, 2);
    expect(begun?.text).toMatch(/^第一行𠮷[\s\S]*全文见下面的文件。$/);
    // What the test server keeps of an upload.
    const { bytes } = file!.document as unknown as { bytes: Buffer };
    expect(bytes.toString()).toMatch(/^\uFEFF第一行𠮷[\s\S]*𠮷{10000}$/u);
    expect(telegram.shown(11)).toHaveLength(3);
    expect(logged.filter((line) => line.includes('given up'))).toEqual([]);
  });
});
