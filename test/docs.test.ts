import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const page = readFileSync('docs/experience.md', 'utf8');
const shown = [...page.matchAll(/`(test\/[^`]+\.test\.ts)` › ([^;|\n]+?)\s*(?=[;|\n])/g)].map(
  ([, file = '', name = '']) => ({
    file,
    name,
  }),
);

describe('docs/experience.md', () => {
  it.each(shown)('names a test there is: $file › $name', ({ file, name }) => {
    expect(readFileSync(file, 'utf8')).toContain(name);
  });

  it('goes through every row', () => {
    const rows = [...page.matchAll(/^\| (B\d\.\d+) \|/gm)].map(([, row]) => row);
    const of = (part: string, count: number) => Array.from({ length: count }, (_, at) => `${part}.${at + 1}`);
    expect(rows).toEqual([...of('B1', 25), ...of('B2', 7), ...of('B3', 13)]);
  });
});
