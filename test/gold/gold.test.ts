import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Ask } from '../../src/answer/answer.js';
import { evaluate, type GoldConversation, goldConversation } from '../../src/asking/gold-score.js';
import { openProgram } from '../../src/main.js';
import { fileWorld, inventWorld } from '../fixtures/question-world.js';

const SAMPLES = join(import.meta.dirname, '..', '..', 'reports', 'samples');
/** The world that `invented.jsonl` asks about. */
const WORLD = 5;

describe('the questions over the sample reports', () => {
  it.each(['samples.jsonl', 'traps.jsonl'])('in %s are all answered as they must be', async (file) => {
    const folder = await mkdtemp(join(tmpdir(), 'wenbao-gold-'));
    const program = await openProgram({ mode: 'terminal', index: folder, log: 'silent' });
    try {
      for (const name of await readdir(SAMPLES))
        for await (const { refusals } of program.ingest.file(join(SAMPLES, name), {})) expect(refusals).toEqual([]);
      expect(await missesOf(file, program.ask)).toEqual([]);
    } finally {
      await program.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe('the questions over invented reports', () => {
  it('in invented.jsonl are all answered as they must be', async () => {
    const { ask, close } = await fileWorld(inventWorld(WORLD));
    try {
      expect(await missesOf('invented.jsonl', ask)).toEqual([]);
    } finally {
      await close();
    }
  });
});

async function missesOf(file: string, ask: Ask): Promise<string[]> {
  const { misses, passed } = await evaluate(await conversations(file), ask);
  expect(passed + misses.length).toBeGreaterThan(90);
  return misses.map(({ id, question, reasons }) => `${id} ${question}: ${reasons.join('; ')}`);
}

async function conversations(file: string): Promise<GoldConversation[]> {
  const lines = (await readFile(join(import.meta.dirname, file), 'utf8')).split('\n').filter(Boolean);
  return lines.map((line) => goldConversation.parse(JSON.parse(line)));
}
