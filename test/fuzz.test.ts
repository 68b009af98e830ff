import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProgram, type Program } from '../src/main.js';
import { fuzzDocuments } from './fixtures/fuzz-documents.js';
import { fuzzQuestions } from './fixtures/fuzz-questions.js';

/** A part of what `bench/fuzz.ts` runs through. */
const SEED = 7;
const SAMPLES = join(import.meta.dirname, '..', 'reports', 'samples');

describe('damaged reports', () => {
  it('are read without a crash, and without a wrong figure in a row that the damage left alone', async () => {
    const run = await fuzzDocuments({ seed: SEED, documents: 150 });
    expect(run).toMatchObject({ crashes: [], wrong: [] });
    expect(run.read).toBeGreaterThan(100);
    expect(run.rows).toBeGreaterThan(3000);
    expect(run.doubted / run.rows).toBeLessThanOrEqual(0.01);
  });
});

describe('damaged questions', () => {
  const index = mkdtempSync(join(tmpdir(), 'wenbao-fuzz-'));
  let program: Program;
  beforeAll(async () => {
    program = await openProgram({ mode: 'terminal', index, log: 'silent' });
    for (const name of readdirSync(SAMPLES)) for await (const _ of program.ingest.file(join(SAMPLES, name), {}));
  });
  afterAll(async () => {
    await program.close();
    rmSync(index, { recursive: true });
  });

  it('are each answered in words', async () => {
    const about = await program.store.reports();
    const run = await fuzzQuestions(program.ask, { seed: SEED, questions: 150, about });
    expect(run).toMatchObject({ crashes: [], empty: [] });
    expect(Object.keys(run.kinds).length).toBeGreaterThan(1);
  });
});
