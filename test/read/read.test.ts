import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ReadError } from '../../src/contracts/errors.js';
import { readDocument } from '../../src/read/read.js';

describe('readDocument', () => {
  it('mends every line and keeps what the source prints beside it', async () => {
    const bytes = Buffer.from('規(guī)章 |\n０ |');
    const document = await readDocument(bytes, 'page.txt');
    expect(document).toEqual({
      source: 'page.txt',
      hash: createHash('sha256').update(bytes).digest('hex'),
      title: null,
      blocks: [
        { kind: 'line', text: '规章 |', printed: '規(guī)章 |' },
        { kind: 'line', text: '0 |', printed: '０ |' },
      ],
      notes: [],
    });
  });

  it('goes by the bytes, not by the name', async () => {
    const document = await readDocument(Buffer.from('只是一行文字'), 'report.pdf');
    expect(document.blocks).toHaveLength(1);
  });

  it.each([
    { name: 'nothing', bytes: new Uint8Array(), reason: 'empty' },
    { name: 'zeros', bytes: new Uint8Array(100), reason: 'not_text' },
  ])('refuses $name with the reason', async ({ bytes, reason }) => {
    const error = await readDocument(bytes, 'a.txt').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ReadError);
    expect(error).toMatchObject({ reason });
  });

  it('reads a line of 100,000 characters in one piece', async () => {
    const document = await readDocument(Buffer.from('公开'.repeat(50_000)), 'a.txt');
    expect(document.blocks).toHaveLength(1);
  });
});
