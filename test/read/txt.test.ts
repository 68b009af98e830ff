import { describe, expect, it } from 'vitest';
import { TEXT } from '../../src/read/txt.js';

describe('TEXT', () => {
  it('gives each line that is not blank as a block, as printed', async () => {
    const { blocks } = await TEXT.read(Buffer.from('標題\r\n\r\n  正文　\n\t\t9\f末行'), 'a.txt');
    expect(blocks.map((block) => block.kind === 'line' && block.printed)).toEqual([
      '標題',
      '  正文　',
      '\t\t9',
      '末行',
    ]);
  });

  it('refuses bytes that are not text', async () => {
    await expect(TEXT.read(new Uint8Array(64), 'a.bin')).rejects.toThrow('not text');
  });
});
