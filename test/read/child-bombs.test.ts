import { afterAll, describe, expect, it } from 'vitest';
import { createChildReader } from '../../src/read/child.js';
import { BOMBS, LAUGHS } from '../fixtures/bombs.js';
import { wordFile, wordParagraph } from '../fixtures/files.js';

const MOST_MILLISECONDS = 6000;
const reader = createChildReader({ milliseconds: MOST_MILLISECONDS });
afterAll(() => reader.close());

const nextDocument = () => reader.read(wordFile(wordParagraph('一、总体情况')), 'next.docx');

describe('a document made to use up memory or time', () => {
  it.each(Object.entries(BOMBS))('is refused, and the next is read: %s', async (_, bomb) => {
    const bytes = bomb();
    await expect(reader.read(bytes, 'bomb')).rejects.toMatchObject({
      name: 'ReadError',
      reason: 'too_large',
      message: expect.stringContaining('文件过大或结构异常 (E-FILE-BOMB)'),
    });
    expect(process.memoryUsage.rss()).toBeLessThan(1024 ** 3);
    expect((await nextDocument()).blocks).toMatchObject([{ text: '一、总体情况' }]);
  });

  it.each(Object.entries(LAUGHS))('does not blow up with entities: %s', async (_, bomb) => {
    const outcome = await reader.read(bomb(), 'laughs').catch((error: unknown) => error);
    expect(JSON.stringify(outcome).length).toBeLessThan(10_000);
    expect((await nextDocument()).blocks).toHaveLength(1);
  });
});
