import { afterAll, describe, expect, it } from 'vitest';
import { createChildReader, readInChild } from '../../src/read/child.js';
import { readDocument } from '../../src/read/read.js';
import { wordFile, wordParagraph } from '../fixtures/files.js';

const reader = createChildReader();
afterAll(() => reader.close());

const documentOf = (text: string) => wordFile(wordParagraph(text));

describe('reading in a child process', () => {
  it('hands back what reading here would', async () => {
    const bytes = documentOf('一、總體情況');
    expect(await readInChild(bytes, 'a.docx')).toEqual(await readDocument(bytes, 'a.docx'));
  });

  it('hands back a refusal with its reason', async () => {
    await expect(reader.read(new Uint8Array(), 'empty.pdf')).rejects.toMatchObject({
      name: 'ReadError',
      reason: 'empty',
    });
    const broken = new TextEncoder().encode('%PDF-1.7');
    await expect(reader.read(broken, 'broken.pdf')).rejects.toMatchObject({
      name: 'ReadError',
      reason: 'damaged',
      message: expect.stringMatching(/^broken\.pdf: /),
    });
  });

  it('reads many documents asked for at once, each as itself', async () => {
    const names = Array.from({ length: 12 }, (_, at) => `第${at}号`);
    const documents = await Promise.all(names.map((name) => reader.read(documentOf(name), name)));
    expect(documents.map((document) => document.blocks[0])).toMatchObject(names.map((text) => ({ text })));
    expect(documents.map((document) => document.source)).toEqual(names);
  });

  it('refuses a document that is not done in time, and reads the next', async () => {
    const hasty = createChildReader({ milliseconds: 1 });
    await expect(hasty.read(documentOf('一'), 'slow.docx')).rejects.toMatchObject({ reason: 'too_large' });
    hasty.close();
    expect((await reader.read(documentOf('一'), 'next.docx')).blocks).toHaveLength(1);
  });

  it('ends a process that holds more than it may', async () => {
    const small = createChildReader({ residentBytes: 1 });
    await expect(small.read(documentOf('一'), 'fat.docx')).rejects.toMatchObject({ reason: 'too_large' });
    small.close();
  });

  it('refuses a file over 25 MB without looking into it', async () => {
    await expect(reader.read(new Uint8Array(26 * 1024 * 1024), 'long.txt')).rejects.toMatchObject({
      reason: 'too_large',
    });
  });
});
