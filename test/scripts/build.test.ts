import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { build } from '../../scripts/build.mjs';

const SCRIPT = join(import.meta.dirname, '../../scripts/build.mjs');
/** Before every output, and before the settings. */
const LONG_AGO = new Date('2020-01-01T00:00:00Z');

let root: string;
let tree: { from: string; to: string };
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'wenbao-build-'));
  tree = { from: join(root, 'src'), to: join(root, 'dist') };
  mkdirSync(join(tree.from, 'parse'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(file: string, text: string, date = LONG_AGO): void {
  writeFileSync(join(tree.from, file), text);
  utimesSync(join(tree.from, file), date, date);
}

const built = () => readdirSync(tree.to, { recursive: true }).map(String).sort();
const read = (file: string) => readFileSync(join(tree.to, file), 'utf8');
const inode = (file: string) => statSync(join(tree.to, file)).ino;

it('compiles modules as they are, types and declarations left out', async () => {
  write(
    'cli.ts',
    "#!/usr/bin/env node\nimport type { B } from './b.js';\nimport { a } from './parse/a.js';\nexport const b: B = a;\n",
  );
  write('parse/a.ts', 'export const a: number = 1;\n');
  write('word.d.ts', "declare module 'word';\n");
  expect(await build(tree)).toBe(true);
  expect(built()).toEqual(['cli.js', 'parse', 'parse/a.js']);
  expect(read('cli.js')).toBe("#!/usr/bin/env node\nimport { a } from './parse/a.js';\nexport const b = a;\n");
  expect(statSync(join(tree.to, 'cli.js')).mode & 0o111).toBe(0o111);
});

it('compiles again what is newer than its output, and that alone', async () => {
  write('a.ts', 'export const a = 1;\n');
  write('b.ts', 'export const b = 1;\n');
  await build(tree);
  const before = [inode('a.js'), inode('b.js')];
  await build(tree);
  expect([inode('a.js'), inode('b.js')]).toEqual(before);
  write('b.ts', 'export const b = 2;\n', new Date(Date.now() + 60_000));
  await build(tree);
  expect(inode('a.js')).toBe(before[0]);
  expect(read('b.js')).toBe('export const b = 2;\n');
});

it('takes away what was compiled from a source that is gone', async () => {
  write('a.ts', 'export const a = 1;\n');
  write('parse/b.ts', 'export const b = 1;\n');
  await build(tree);
  rmSync(join(tree.from, 'parse/b.ts'));
  await build(tree);
  expect(built().filter((name) => name.endsWith('.js'))).toEqual(['a.js']);
});

it('is done by two processes at once without either seeing half of it', async () => {
  for (let number = 0; number < 30; number += 1)
    write(`m${number}.ts`, `export const m${number}: number = ${number};\n`);
  const code = `
    const { build } = await import(${JSON.stringify(SCRIPT)});
    await build(${JSON.stringify(tree)});
    for (let number = 0; number < 30; number += 1) {
      const module = await import(${JSON.stringify(`${tree.to}/m`)} + number + '.js');
      if (module['m' + number] !== number) process.exitCode = 1;
    }`;
  writeFileSync(join(root, 'package.json'), '{"type":"module"}');
  const children = [1, 2, 3].map(() =>
    spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: 'inherit' }),
  );
  expect(await Promise.all(children.map((child) => once(child, 'exit')))).toEqual(children.map(() => [0, null]));
  expect(built()).toHaveLength(30);
});
