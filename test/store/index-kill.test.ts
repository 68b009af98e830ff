import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { STORE_FILE } from '../../src/store/connect.js';
import { openVectors } from '../../src/store/vectors/vectors.js';
import { childScript } from '../built.js';
import { hashedEmbedder } from '../fixtures/hashed-embedder.js';
import { integrityOf } from './damage.js';
import { withFolder } from './folder.js';
import { paragraphOfWords } from './many-words.js';

it.each([0, 30, 100, 250])(
  'finds the right neighbours when indexing is killed %i ms after it began anew',
  async (delay) => {
    await withFolder(async (folder) => {
      await indexAndKill(folder, delay);
      expect(integrityOf(join(folder, STORE_FILE))).toBe('ok');
      const vectors = openVectors({ folder, embedder: hashedEmbedder(), whole: 100, beside: 100 });
      const text = paragraphOfWords(77);
      const asked = { text: `一、总体情况\n${text}`, limit: 1 };
      const before = await vectors.nearest(asked);
      // Either nothing, until the index is built, or the right one: never another.
      for (const hit of before.hits) expect(hit.text).toBe(text);
      await vectors.update();
      const after = await vectors.nearest(asked);
      expect(after.hits.map((hit) => hit.text)).toEqual([text]);
      await vectors.close();
    });
  },
  30_000,
);

/** Kills a child with SIGKILL while it indexes for the second time, an index being there already. */
async function indexAndKill(folder: string, delay: number): Promise<void> {
  const script = childScript('store/index-until-killed.ts');
  const child = fork(script, [folder]);
  child.on('message', (step) => {
    if (step === 'indexing 1') setTimeout(() => child.kill('SIGKILL'), delay);
  });
  const [, signal] = await once(child, 'exit');
  expect(signal).toBe('SIGKILL');
}
