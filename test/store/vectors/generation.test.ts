import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openGeneration } from '../../../src/store/vectors/generation.js';
import { childScript } from '../../built.js';
import { ASKED, build, generationOf, vectorsOf } from '../generations.js';

let folder: string;
let before: { current: string; near: unknown };
beforeEach(async () => {
  folder = join(mkdtempSync(join(tmpdir(), 'wenbao-generation-')), 'vectors');
  const built = await build(folder, vectorsOf(200));
  before = { current: readFileSync(join(folder, 'CURRENT'), 'utf8'), near: built.search(ASKED, 5) };
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

/** The index that was there before is the current one, whole, and nothing is left of the other. */
async function expectOldOneInForce(): Promise<void> {
  expect(readFileSync(join(folder, 'CURRENT'), 'utf8')).toBe(before.current);
  expect((await openGeneration(folder))?.search(ASKED, 5)).toEqual(before.near);
  expect(generationOf(folder)).toEqual([before.current]);
}

describe('D8: an index whose write fails for a full disk', () => {
  it.each(['index.hnsw', 'labels.bin', 'manifest.json'])('in %s leaves the one before in force', async (file) => {
    const vectors = vectorsOf(300);
    const [first] = vectors;
    let isPlanted = false;
    // The folder is there when the first vector is asked for, and its files are not.
    const planting = {
      number: 1,
      get vector() {
        const own = generationOf(folder).find((name) => name !== before.current) ?? '';
        if (!isPlanted) symlinkSync('/dev/full', join(folder, own, file));
        isPlanted = true;
        return first?.vector ?? new Float32Array();
      },
    };
    await expect(build(folder, [planting, ...vectors.slice(1)])).rejects.toThrow();
    expect(isPlanted).toBe(true);
    await expectOldOneInForce();
  });

  it('in the pointer to it leaves the one before in force', async () => {
    symlinkSync('/dev/full', join(folder, 'CURRENT.next'));
    await expect(build(folder, vectorsOf(300))).rejects.toThrow();
    await expectOldOneInForce();
  });
});

describe('D8: an index that grows over what a file may hold', () => {
  it('leaves the one before in force, though the library that writes it reports nothing', async () => {
    // Ignored, the signal of the limit becomes an error of the write.
    const limited = `trap '' XFSZ; ulimit -f 400; exec "$0" "$1" "$2"`;
    const child = spawnSync('sh', ['-c', limited, process.execPath, childScript('store/generations.ts'), folder], {
      encoding: 'utf8',
    });
    expect(child.stderr).toBe('');
    expect(child.stdout).toMatch(/^failed: .*cannot be read back: is the disk full\?/);
    await expectOldOneInForce();
  });
});

describe('an index that is built', () => {
  it('takes the place of the one before, which stays beside it', async () => {
    await build(folder, vectorsOf(300));
    const now = readFileSync(join(folder, 'CURRENT'), 'utf8');
    expect(now).not.toBe(before.current);
    expect(readdirSync(folder).sort()).toEqual(['CURRENT', before.current, now].sort());
  });
});
