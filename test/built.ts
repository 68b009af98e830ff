import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
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

const filed = join(tmpdir(), `wenbao-filed-${process.pid}`);

/** Vitest calls it once, before the first test. */
export async function setup({ provide }: TestProject): Promise<void> {
  await builtNow();
  execFileSync(process.execPath, [childScript('e2e/file-samples.ts'), filed], { cwd: ROOT });
  provide('filed', filed);
}

/** Vitest calls it once, after the last test. */
export function teardown(): void {
  rmSync(filed, { recursive: true, force: true });
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** A folder in which the sample reports are filed: most tests of a started program need them and not how they got there. */
    filed: string;
  }
}
