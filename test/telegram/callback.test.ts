import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choiceRows } from '../../src/conversation/choices.js';
import { clean } from '../../src/conversation/clean.js';
import { readCallback } from '../../src/telegram/callback.js';
import { keyboardOf } from '../../src/telegram/out/keyboard.js';
import { anAnswer } from '../fakes/ask.js';
import { checked } from '../fakes/telegram-limits.js';

describe('what a button carries', () => {
  it.each([
    { data: 'zh=2019年甲区呢', press: { kind: 'words', text: '2019年甲区呢', language: 'zh' } },
    { data: 'zt@3+2', press: { kind: 'words', text: '四五', language: 'zh-Hant' } },
    { data: 'do=row=AbCdEfGhIjK', press: { kind: 'button', name: 'row', argument: 'AbCdEfGhIjK' } },
    { data: 'do=save=xlsx.AbCdEfGhIjK', press: { kind: 'button', name: 'save', argument: 'xlsx.AbCdEfGhIjK' } },
    { data: 'ok=0123456789-_abcdefghij', press: { kind: 'confirmation', id: '0123456789-_abcdefghij' } },
  ])('reads $data as every version wrote it', ({ data, press }) => {
    expect(readCallback(data, '一二三四五六')).toEqual(press);
  });

  it('says a choice in full, however long, in the language of its answer', () => {
    const choice = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }).map(clean).filter(Boolean);
    fc.assert(
      fc.property(
        fc.array(choice, { minLength: 1, maxLength: 6 }),
        fc.constantFrom('zh' as const, 'zh-Hant' as const, 'en' as const),
        (options, language) => {
          const text = `可以问：\n${options.join('\n')}`;
          const answer = anAnswer({ options, language });
          const buttons = keyboardOf(choiceRows({ answer, text }), text)?.inline_keyboard.flat() ?? [];
          checked({ text, reply_markup: { inline_keyboard: [buttons] } });
          const pressed = buttons.map((button) =>
            readCallback('callback_data' in button ? button.callback_data : '', text),
          );
          expect(pressed).toEqual(options.map((option) => ({ kind: 'words', text: option, language })));
        },
      ),
    );
  });

  it.each(['', 'zh', 'xx=2020', 'zh@', 'zh@99+5', 'delete:all'])('reads nothing from the forged press "%s"', (data) => {
    expect(readCallback(data, 'short')).toBeUndefined();
  });
});
