import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { type Mutant, mutated } from './bench/mutants.js';

/** The tests of one mutant, which is never written to a file: the source is changed where it is loaded. */
const { file, mutant }: { file?: string; mutant?: Mutant } = JSON.parse(process.env.MUTANT ?? '{}');

export default defineConfig({
  plugins: [
    {
      name: 'mutant',
      enforce: 'pre',
      load: (id) => (mutant && id === file ? mutated(readFileSync(id, 'utf8'), mutant) : undefined),
    },
  ],
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/built.ts',
    testTimeout: 30 * 60_000,
    expect: { poll: { timeout: 30 * 60_000 } },
    pool: 'forks',
    maxWorkers: 1,
    isolate: false,
    bail: 1,
  },
});
