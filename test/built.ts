import { join } from 'node:path';
import { build } from '../scripts/build.mjs';

const ROOT = join(import.meta.dirname, '..');

/** The program as it is installed, for a process of its own. */
export const PROGRAM = join(ROOT, 'dist/cli.js');

/** A script of the tests (`e2e/bot-process.ts`) as JavaScript that runs the built program. */
export function childScript(file: string): string {
  return join(ROOT, 'dist-test', file.replace(/\.ts$/, '.js'));
}

/** Builds what processes are started from, where a source is newer. */
export async function builtNow(): Promise<void> {
  await build();
  await build({
    ...{ from: 'test', to: 'dist-test', leavesOut: /\.(test|pdf)\.ts$/ },
    rewrites: (code) => code.replaceAll(/(['"](?:\.\.\/)+)src\//g, '$1dist/'),
  });
}

/** Vitest calls it once, before the first test. */
export async function setup(): Promise<void> {
  await builtNow();
}
