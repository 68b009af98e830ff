import { describe, expect, it } from 'vitest';
import { readValue } from '../../../src/conversation/features/read-value.js';

describe('readValue', () => {
  it.each([
    { text: '12', value: 12, why: 'digits' },
    { text: ' １，２００ 件。', value: 1200, why: 'full width, grouped, with its own unit' },
    { text: '-21', value: -21, why: 'a change may be negative' },
    { text: '3.5', value: 3.5, why: 'a decimal' },
    { text: '0', value: 0, why: 'zero is a number' },
    { text: '空白', value: null, why: 'blank is not zero' },
    { text: '“Blank”', value: null, why: 'blank in English' },
    { text: '12万件', value: undefined, why: 'another unit' },
    { text: '12元', value: undefined, why: 'not its unit' },
    { text: '大概12', value: undefined, why: 'a guess' },
    { text: '', value: undefined, why: 'nothing' },
    { text: '1e9', value: undefined, why: 'no notation of people' },
  ])('reads "$text" as $value: $why', ({ text, value }) => {
    expect(readValue(text, { unit: '件', blank: ['空白', 'blank'] })).toBe(value);
  });
});
