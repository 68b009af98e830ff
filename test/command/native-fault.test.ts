import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const MODULE = 'better-sqlite3';
const ADDON = 'build/Release/better_sqlite3.node';
const MENDED = '本地模块 better-sqlite3 无法载入：请运行 npm rebuild better-sqlite3（npm 11 须先允许安装脚本）\n';

describe('a tree whose native module was built for something else than runs it', () => {
  let tree: string;

  beforeAll(() => {
    tree = treeWith((addon) => addon.fill(0, 0, 4));
    const store = 'of another program';
    const sha256 = createHash('sha256').update(store).digest('hex');
    mkdirSync(join(tree, 'copy'));
    for (const folder of ['index', 'copy']) writeFileSync(join(tree, folder, 'wenbao.sqlite'), store);
    const manifest = { at: '2026-01-01T00:00:00Z', version: 1, reports: 0, facts: 0, sha256 };
    writeFileSync(join(tree, 'copy/manifest.json'), JSON.stringify(manifest));
  });

  afterAll(() => rmSync(tree, { recursive: true, force: true }));

  it.each([
    'ask 你好',
    'start',
    'bot',
    'chat',
    'chat --json',
    'ingest reports',
    'reports',
    'facts',
    'check',
    'eval gold.jsonl',
    'backup',
    'restore copy',
  ])('is told in one line what mends it by `%s`', (command) => {
    expect(run(tree, command)).toEqual({ status: 2, stderr: MENDED });
  });

  it('is told so in English, with a token too', () => {
    const { status, stderr } = run(tree, '--lang en start', { TELEGRAM_BOT_TOKEN: `123456789:${'a'.repeat(30)}` });
    expect(status).toBe(2);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain('npm rebuild better-sqlite3');
  });

  it('is told so by doctor, which calls no store damaged for it', () => {
    const { status, stdout } = spawn(tree, 'doctor --offline --json');
    const checks = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(status).toBe(1);
    expect(checks.filter(({ state }) => state === 'broken')).toMatchObject([{ check: 'native' }]);
  });
});

describe('a tree without the built module', () => {
  it('is told the same', () => {
    const tree = treeWith(null);
    try {
      expect(run(tree, 'ask 你好')).toEqual({ status: 2, stderr: MENDED });
    } finally {
      rmSync(tree, { recursive: true, force: true });
    }
  });
});

/** The built program with all its packages, one of them a copy whose addon is changed, or is not there. */
function treeWith(change: ((addon: Buffer) => void) | null): string {
  const tree = mkdtempSync(join(tmpdir(), 'wenbao-native-'));
  mkdirSync(join(tree, 'node_modules'));
  mkdirSync(join(tree, 'index'));
  for (const part of ['dist', 'package.json', 'assets', 'explanations', 'lexicon', 'prompts', 'words', 'reports'])
    cpSync(join(ROOT, part), join(tree, part), { recursive: true });
  for (const name of readdirSync(join(ROOT, 'node_modules')))
    if (name !== MODULE) symlinkSync(join(ROOT, 'node_modules', name), join(tree, 'node_modules', name));
  const copy = join(tree, 'node_modules', MODULE);
  for (const part of ['package.json', 'lib'])
    cpSync(join(ROOT, 'node_modules', MODULE, part), join(copy, part), { recursive: true });
  if (change) {
    const addon = readFileSync(join(ROOT, 'node_modules', MODULE, ADDON));
    change(addon);
    mkdirSync(join(copy, 'build/Release'), { recursive: true });
    writeFileSync(join(copy, ADDON), addon);
  }
  return tree;
}

function run(tree: string, command: string, environment: Record<string, string> = {}) {
  const { status, stderr } = spawn(tree, command, environment);
  return { status, stderr };
}

function spawn(tree: string, command: string, environment: Record<string, string> = {}) {
  const { PATH = '', HOME = '' } = process.env;
  return spawnSync(process.execPath, [join(tree, 'dist/cli.js'), ...command.split(' ')], {
    cwd: tree,
    encoding: 'utf8',
    env: { PATH, HOME, WENBAO_INDEX: join(tree, 'index'), ...environment },
  });
}
