import { describe, expect, it } from 'vitest';
import { NO_MEMORY } from '../../src/question/follow-up/memory.js';
import type { Known } from '../../src/question/names/known.js';
import { readMessage } from '../../src/question/read.js';
import { inventedNames, knownOf, misnamed } from '../fixtures/invented-names.js';

const names = inventedNames(10_000);
const few = knownOf(names.slice(0, 1000));
const many = knownOf(names);
const asked = names.slice(0, 40);
const { misspelt, unknown } = misnamed(asked);
const plain = asked.map((name) => `请问${name}2020年收到多少件信息公开申请`);

function read(text: string, known: Known) {
  return readMessage(text, { known, memory: NO_MEMORY, today: '2024-05-02' });
}

/** How many keys of agencies were looked up and owners read for the questions. */
function looked(known: Known, questions: readonly string[]): number {
  const before = known.index.looked();
  for (const text of questions) read(text, known);
  return known.index.looked() - before;
}

describe('readMessage', () => {
  it.each([
    { asks: 'an agency as it is written', questions: plain, growth: 1.2 },
    { asks: 'a misspelt agency', questions: misspelt, growth: 1.5 },
    { asks: 'a body that is not filed', questions: unknown, growth: 1.5 },
  ])('looks up hardly more for $asks where ten times as many are filed', ({ questions, growth }) => {
    const [own, grown] = [looked(few, questions), looked(many, questions)];
    expect(own).toBeGreaterThan(0);
    expect(grown / own).toBeLessThan(growth);
  });

  it('looks a plain question up once, and not in other spellings', () => {
    const [text = ''] = plain;
    const before = many.index.looked();
    many.index.all(text);
    const once = many.index.looked() - before;
    expect(looked(many, [text])).toBeLessThan(2 * once);
  });
});
