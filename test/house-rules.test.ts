import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const sources = filesIn('src').filter((file) => file.endsWith('.ts'));
const everything = ['src', 'test', 'bench', 'prompts', 'docs'].flatMap(filesIn).concat('README.md', 'CHANGELOG.md');

describe('the house rules', () => {
  it.each(sources)('%s has at most 250 lines', (file) => {
    expect(read(file).split('\n').length).toBeLessThanOrEqual(251);
  });

  it.each(sources)('%s exports by name and re-exports nothing', (file) => {
    expect(read(file)).not.toMatch(/^export (default|\*|\{[^}]*\} from)/m);
  });

  it('names no path outside the repository', () => {
    const outside = everything.filter((file) => /(^|[\s'"`(])(\/work\/|\.\.\/shared)/m.test(read(file)));
    expect(outside).toEqual(['test/house-rules.test.ts'].filter((file) => outside.includes(file)));
  });

  it('reads the environment in one file only', () => {
    const readers = sources.filter((file) => /process\.env\b/.test(read(file)));
    expect(readers).toEqual(['src/cli.ts']);
  });
});

function filesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1));
}

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}
