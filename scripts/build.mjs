import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
/** What every output depends on besides its own source. */
const SETTINGS = ['package.json', 'tsconfig.json', 'scripts/build.mjs'].map((file) => join(ROOT, file));

/**
 * A folder of TypeScript and the folder of what is run of it.
 * @typedef {{ from: string; to: string; leavesOut?: RegExp; rewrites?: (code: string) => string }} Tree
 */

/** @type {Tree} */
const PROGRAM = { from: 'src', to: 'dist' };

/**
 * Compiles what is newer than its output, file by file (`npm run types` is what looks at types), and takes away outputs whose source is
 * gone. Where nothing is newer it costs a look at the dates. Each file takes its place by a rename, so that nobody reads half a file and
 * two processes at once do each other no harm. False where TypeScript is missing and nothing was ever built: there is nothing to run.
 * @param {Tree} [tree]
 * @param {{ all?: boolean }} [options]
 * @returns {Promise<boolean>}
 */
export async function build(tree = PROGRAM, { all = false } = {}) {
  const startedAt = new Date();
  const newestSetting = Math.max(...SETTINGS.map(dateOf));
  const outputs = new Set(filesIn(resolve(ROOT, tree.to)).filter((file) => !file.endsWith('.tmp')));
  const sources = filesIn(resolve(ROOT, tree.from)).filter(
    (file) => /(?<!\.d)\.tsx?$/.test(file) && !tree.leavesOut?.test(file),
  );
  const pairs = sources.map((source) => ({ source, output: outputOf(source, tree) }));
  const newer = pairs.filter(
    ({ source, output }) => all || !outputs.has(output) || Math.max(dateOf(source), newestSetting) > dateOf(output),
  );
  if (newer.length > 0) {
    const compile = await compiler();
    // What was installed without TypeScript, or copied, runs as it was built.
    if (compile === undefined) return outputs.size > 0;
    for (const { source, output } of newer) {
      const code = compile(readFileSync(source, 'utf8'), source);
      place(output, tree.rewrites?.(code) ?? code, startedAt);
    }
  }
  const wanted = new Set(pairs.map(({ output }) => output));
  for (const output of outputs) if (!wanted.has(output)) rmSync(output, { force: true });
  return true;
}

/**
 * Turns the text of a module into JavaScript, by what its file is called; undefined where TypeScript is not installed.
 * @returns {Promise<((text: string, file: string) => string) | undefined>}
 */
async function compiler() {
  const { default: ts } = await import('typescript').catch(() => ({ default: undefined }));
  if (ts === undefined) return undefined;
  const settings = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile).config.compilerOptions;
  // Imports stay as they are written: the package says that it is made of modules.
  const compilerOptions = { ...settings, module: 'ESNext', moduleResolution: 'Bundler', noEmit: false };
  return (text, fileName) => ts.transpileModule(text, { compilerOptions, fileName }).outputText;
}

/**
 * Writes a file so that whoever reads it finds the old one or the new one, whole. It is as old as the beginning of its build: a source
 * that is changed meanwhile is newer.
 * @param {string} file
 * @param {string} text
 * @param {Date} date
 */
function place(file, text, date) {
  mkdirSync(dirname(file), { recursive: true });
  const beside = `${file}.${process.pid}.tmp`;
  writeFileSync(beside, text, { mode: text.startsWith('#!') ? 0o755 : 0o644 });
  utimesSync(beside, date, date);
  renameSync(beside, file);
}

/** @param {string} source @param {Tree} tree */
function outputOf(source, { from, to }) {
  return join(resolve(ROOT, to), source.slice(resolve(ROOT, from).length).replace(/\.tsx?$/, '.js'));
}

/** @param {string} file @returns {number} 0 where there is none */
function dateOf(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** @param {string} folder @returns {string[]} none where there is no folder */
function filesIn(folder) {
  if (dateOf(folder) === 0) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

// As a command: everything (`npm run build`), or with --newer what is out of date (`prepare`, which also runs where there are no sources
// yet or no compiler is wanted: a layer of an image, an installation for running only).
if (process.argv[1] === import.meta.filename) {
  const isGentle = process.argv.includes('--newer');
  if (!(await build(PROGRAM, { all: !isGentle }))) {
    process.stderr.write('not built: TypeScript is not installed; npm ci installs it\n');
    if (!isGentle) process.exitCode = 1;
  }
}
