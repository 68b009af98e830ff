import { describe, expect, it } from 'vitest';
import { tokensOf } from '../../src/store/tokens.js';

describe('tokensOf', () => {
  it.each([
    { text: '公开率', tokens: ['公', '开', '率', '公开', '开率'], why: 'single characters and pairs' },
    { text: '图', tokens: ['图'], why: 'one character' },
    { text: '共62条', tokens: ['共', '62', '条'], why: 'a number parts two runs' },
    { text: '占9.1%', tokens: ['占', '9.1'], why: 'decimals stay whole' },
    { text: 'IPv6 改造', tokens: ['ipv', '6', '改', '造', '改造'], why: 'letters in lower case' },
    { text: '０４３９－１２３', tokens: ['0439', '123'], why: 'full width' },
    { text: '“”，。 \u0000*"', tokens: [], why: 'no words' },
  ])('splits "$text" into $tokens: $why', ({ text, tokens }) => {
    expect(tokensOf(text)).toEqual(tokens);
  });
});
