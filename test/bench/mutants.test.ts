import { describe, expect, it } from 'vitest';
import { mutantsOf, mutated } from '../../bench/mutants.js';

const whatOf = (text: string) => mutantsOf(text).map(({ what }) => what);

describe('mutantsOf', () => {
  it.each([
    { text: 'if (a === b) c();', mutants: ['a === b → true', 'a === b → false', '=== → !=='] },
    {
      text: 'const a = b >= 10 ? 1 : 2;',
      mutants: ['b >= 10 → true', 'b >= 10 → false', '>= → >', '10 → 11', '1 → 2', '2 → 3'],
    },
    { text: 'const SHARE = 0.8;', mutants: ['0.8 → 0.4'] },
    { text: 'const a = !b && c;', mutants: ['!b → b', '&& → ||'] },
    { text: 'const a = b.every(c) ?? true;', mutants: ['every → some', '?? → &&', 'true → false'] },
  ])('changes one place at a time: $text', ({ text, mutants }) => {
    expect(whatOf(text).sort()).toEqual(mutants.sort());
  });

  it.each(["import { a } from './a.js';", 'type A = { is: true; of: 3 };', "const a = 'b' + c;", 'let a: 1 | 2;'])(
    'lets types, imports and texts be: %s',
    (text) => {
      expect(whatOf(text)).toEqual([]);
    },
  );

  it('tells the line, and changes nothing beside the place', () => {
    const text = 'const a = 1;\nconst b = a < c;\n';
    const [, second] = mutantsOf(text);
    expect(second?.line).toBe(2);
    expect(mutated(text, second!)).toBe('const a = 1;\nconst b = a <= c;\n');
  });
});
