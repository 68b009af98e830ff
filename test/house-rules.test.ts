import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const sources = filesIn('src').filter((file) => /\.tsx?$/.test(file));
const everything = ['src', 'test', 'bench', 'prompts', 'explanations', 'words', 'docs', 'deploy', 'scripts']
  .filter((folder) => existsSync(join(ROOT, folder)))
  .flatMap(filesIn)
  .concat('README.md', 'CHANGELOG.md', 'package.json', '.env.example');

describe('the house rules', () => {
  it('no source has more than 250 lines', () => {
    expect(sources.filter((file) => read(file).split('\n').length > 251)).toEqual([]);
  });

  it('no folder has more than 24 files, nor the root of src/ more than 12', () => {
    const folders = new Map<string, number>();
    for (const file of sources) folders.set(dirname(file), (folders.get(dirname(file)) ?? 0) + 1);
    expect([...folders].filter(([folder, files]) => files > (folder === 'src' ? 12 : 24))).toEqual([]);
  });

  it('no name of a file occurs twice in the core', () => {
    const CORE = /^src\/(report|text|parse|extract|question|query|narrative|answer|chart|draft)\//;
    const names = sources.filter((file) => CORE.test(file)).map((file) => basename(file));
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
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
    ['src/text/a.ts', '../report/fact.js'],
    ['src/parse/a.ts', '../extract/cell.js'],
    ['src/parse/a.ts', '../contracts/store.js'],
    ['src/extract/a.ts', '../question/read.js'],
    ['src/extract/a.ts', '../read/txt.js'],
    ['src/extract/tables/a.ts', '../../read/txt.js'],
    ['src/query/a.ts', '../question/reading.js'],
    ['src/query/a.ts', '../answer/answer.js'],
    ['src/query/a.ts', '../store/sqlite.js'],
    ['src/question/a.ts', '../answer/answer.js'],
    ['src/question/a.ts', '../narrative/answer-text.js'],
    ['src/question/a.ts', '../store/sqlite.js'],
    ['src/question/figures/a.ts', '../../parse/title.js'],
    ['src/answer/a.ts', '../language/zh/answers.js'],
    ['src/answer/say/a.ts', '../../language/zh/answers.js'],
    ['src/narrative/a.ts', '../extract/cell.js'],
    ['src/narrative/a.ts', '../answer/say/say-table.js'],
    ['src/narrative/a.ts', '../store/sqlite.js'],
    ['src/narrative/search/a.ts', '../../answer/say/say-table.js'],
    ['src/chart/a.ts', '../question/read.js'],
    ['src/chart/a.ts', '../language/zh/charts.js'],
    ['src/draft/a.ts', '../answer/answer.js'],
    ['src/draft/a.ts', '../contracts/store.js'],
    ['src/export/a.ts', '../store/sqlite.js'],
    ['src/contracts/a.ts', '../store/sqlite.js'],
    ['src/contracts/wording/a.ts', '../../conversation/reply.js'],
    ['src/read/a.ts', '../store/sqlite.js'],
    ['src/store/a.ts', '../telegram/bot.js'],
    ['src/store/queue/a.ts', '../../telegram/bot.js'],
    ['src/language/zh/a.ts', '../../telegram/bot.js'],
    ['src/conversation/a.ts', '../store/sqlite.js'],
    ['src/conversation/a.ts', '../language/zh/chat.js'],
    ['src/conversation/features/a.ts', '../../store/sqlite.js'],
    ['src/telegram/in/a.ts', '../../store/sqlite.js'],
    ['src/terminal/a.ts', '../store/sqlite.js'],
    ['src/conversation/a.ts', '../telegram/callback.js'],
    ['src/conversation/features/a.ts', '../../telegram/out/split.js'],
    ['src/conversation/a.ts', '../terminal/talk.js'],
    ['src/conversation/a.ts', 'grammy'],
    ['src/conversation/a.ts', 'grammy/types'],
    ['src/conversation/features/a.ts', '@grammyjs/types'],
    ['src/terminal/a.ts', '../telegram/log.js'],
    ['src/terminal/a.ts', 'grammy/types'],
    ['src/telegram/out/a.ts', '../../terminal/screen.js'],
    ['src/answer/a.ts', '../conversation/reply.js'],
    ['src/answer/a.ts', '../telegram/callback.js'],
    ['src/question/figures/a.ts', '../../telegram/callback.js'],
    ['src/narrative/a.ts', 'grammy'],
    ['src/report/a.ts', 'grammy/types'],
    ['src/contracts/a.ts', 'grammy/types'],
    ['src/store/a.ts', 'grammy'],
    ['src/asking/a.ts', 'grammy/types'],
    ['src/command/a.ts', 'grammy'],
    ['src/server/a.ts', 'grammy'],
    ['src/a.ts', 'grammy'],
    ['src/server/page/a.ts', '../../store/sqlite.js'],
    ['src/asking/a.ts', '../store/sqlite.js'],
    ['src/filing/a.ts', '../store/sqlite.js'],
    ['src/ask.ts', './language/zh/answers.js'],
    ['src/ingest.ts', './store/sqlite.js'],
  ] as const;
  const allowed = [
    ['src/report/b.ts', 'zod'],
    ['src/parse/b.ts', '../report/fact.js'],
    ['src/extract/b.ts', '../parse/document.js'],
    ['src/query/b.ts', '../contracts/store.js'],
    ['src/query/b.ts', '../report/items.js'],
    ['src/question/b.ts', '../query/query.js'],
    ['src/question/figures/b.ts', '../../parse/names.js'],
    ['src/answer/b.ts', '../contracts/store.js'],
    ['src/answer/b.ts', '../question/reading.js'],
    ['src/narrative/b.ts', '../answer/sheet.js'],
    ['src/narrative/b.ts', '../question/reading.js'],
    ['src/chart/b.ts', '../answer/answer.js'],
    ['src/draft/b.ts', '../extract/sums.js'],
    ['src/export/b.ts', '../contracts/store.js'],
    ['src/conversation/b.ts', '../answer/answer.js'],
    ['src/conversation/features/b.ts', '../../contracts/store.js'],
    ['src/telegram/b.ts', '../conversation/reply.js'],
    ['src/telegram/in/b.ts', 'grammy/types'],
    ['src/terminal/b.ts', '../conversation/reply.js'],
    ['src/server/page/b.ts', '../../query/evaluate.js'],
    ['src/asking/b.ts', '../question/follow-up/memory.js'],
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
