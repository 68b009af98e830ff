import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const sources = filesIn('src').filter((file) => file.endsWith('.ts'));
const everything = ['src', 'test', 'bench', 'prompts', 'explanations', 'words', 'docs', 'deploy', 'scripts']
  .filter((folder) => existsSync(join(ROOT, folder)))
  .flatMap(filesIn)
  .concat('README.md', 'CHANGELOG.md', 'package.json', '.env.example');

describe('the house rules', () => {
  it('no source has more than 250 lines', () => {
    expect(sources.filter((file) => read(file).split('\n').length > 251)).toEqual([]);
  });

  it('every source exports by name and re-exports nothing', () => {
    expect(sources.filter((file) => /^export (default|\*|\{[^}]*\} from)/m.test(read(file)))).toEqual([]);
  });

  it('names no path outside the repository', () => {
    const outside = everything.filter((file) => /(^|[\s'"`(])(\/work\/|\.\.\/shared)/m.test(read(file)));
    expect(outside).toEqual(['test/house-rules.test.ts'].filter((file) => outside.includes(file)));
  });

  it('reads the environment in one file only', () => {
    const readers = sources.filter((file) => /process\.env\b/.test(read(file)));
    expect(readers).toEqual(['src/command/program.ts']);
  });
});

describe('the import rule', () => {
  const forbidden = [
    ['src/report/a.ts', '../parse/title.js'],
    ['src/report/a.ts', 'node:fs'],
    ['src/parse/a.ts', '../extract/cell.js'],
    ['src/parse/a.ts', '../store.js'],
    ['src/extract/a.ts', '../question/read.js'],
    ['src/extract/a.ts', '../read/txt.js'],
    ['src/query/a.ts', '../question/reading.js'],
    ['src/query/a.ts', '../answer/answer.js'],
    ['src/question/a.ts', '../answer/answer.js'],
    ['src/question/a.ts', '../narrative/answer-text.js'],
    ['src/question/a.ts', '../store/sqlite.js'],
    ['src/query/a.ts', '../answer/answer.js'],
    ['src/query/a.ts', '../store/sqlite.js'],
    ['src/answer/a.ts', '../language/answers.zh.js'],
    ['src/text/a.ts', '../report/fact.js'],
    ['src/narrative/a.ts', '../extract/cell.js'],
    ['src/narrative/a.ts', '../answer/say-table.js'],
    ['src/narrative/a.ts', '../store/sqlite.js'],
    ['src/chart/a.ts', '../question/read.js'],
    ['src/chart/a.ts', '../language/charts.zh.js'],
    ['src/draft/a.ts', '../answer/answer.js'],
    ['src/draft/a.ts', '../store.js'],
    ['src/export/a.ts', '../store/sqlite.js'],
    ['src/contracts/store.ts', './store/sqlite.js'],
    ['src/read/a.ts', '../store/sqlite.js'],
    ['src/store/a.ts', '../chat/bot.js'],
    ['src/language/a.ts', '../chat/bot.js'],
    ['src/chat/a.ts', '../store/sqlite.js'],
    ['src/chat/a.ts', '../language/chat.zh.js'],
    ['src/chat/features/a.ts', '../../store/sqlite.js'],
    ['src/contracts/register.ts', './store/register.js'],
    ['src/contracts/wording/chat.ts', '../chat/reply.js'],
    ['src/asking/drafts.ts', './store/sqlite.js'],
    ['src/ask.ts', './language/answers.zh.js'],
    ['src/ingest.ts', './store/sqlite.js'],
  ] as const;
  const allowed = [
    ['src/report/b.ts', 'zod'],
    ['src/parse/b.ts', '../report/fact.js'],
    ['src/extract/b.ts', '../parse/document.js'],
    ['src/query/b.ts', '../store.js'],
    ['src/query/b.ts', '../report/items.js'],
    ['src/question/b.ts', '../query/query.js'],
    ['src/answer/b.ts', '../store.js'],
    ['src/answer/b.ts', '../question/reading.js'],
    ['src/narrative/b.ts', '../answer/sheet.js'],
    ['src/narrative/b.ts', '../question/reading.js'],
    ['src/chart/b.ts', '../answer/answer.js'],
    ['src/draft/b.ts', '../extract/sums.js'],
    ['src/export/b.ts', '../store.js'],
    ['src/chat/b.ts', '../answer/answer.js'],
    ['src/chat/features/b.ts', '../../store.js'],
    ['src/asking/conversations.ts', './question/memory.js'],
  ] as const;

  it('refuses what a layer may not see and lets pass what it may', () => {
    const tree = mkdtempSync(join(tmpdir(), 'wenbao-rule-'));
    cpSync(join(ROOT, 'biome.json'), join(tree, 'biome.json'));
    // A file for each line of the rule, and one run over all of them.
    const files = [...forbidden, ...allowed].map(([path, imported], index) => {
      const file = path.replace(/\b[ab]\.ts$/, `file-${index}.ts`);
      mkdirSync(dirname(join(tree, file)), { recursive: true });
      writeFileSync(join(tree, file), `import { a } from '${imported}';\n\na();\n`);
      return file;
    });
    expect(new Set(files).size).toBe(files.length);
    const biome = join(ROOT, 'node_modules/.bin/biome');
    const args = ['lint', '--vcs-enabled=false', '--reporter=json', '--max-diagnostics=none', 'src'];
    const { stdout } = spawnSync(biome, args, { cwd: tree, encoding: 'utf8' });
    rmSync(tree, { recursive: true });
    const { diagnostics }: { diagnostics: { category: string; location: { path: string } }[] } = JSON.parse(stdout);
    const refused = diagnostics
      .filter(({ category }) => category.endsWith('/noRestrictedImports'))
      .map(({ location }) => location.path);
    expect([...new Set(refused)].sort()).toEqual(files.slice(0, forbidden.length).sort());
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
