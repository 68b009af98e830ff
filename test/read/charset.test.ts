import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/read/charset.js';

/** "本镇政府信息公开工作年度报告，主动公开一百二十项。" and its Traditional writing, in character sets that TextEncoder does not write. */
const GB18030 = 'b1bed5f2d5feb8aed0c5cfa2b9abbfaab9a4d7f7c4eab6c8b1a8b8e6a3acd6f7b6afb9abbfaad2bbb0d9b6fecaaecfeea1a3';
const BIG5 = 'a5bbc2edac46a9b2ab48aea7a4bdb67da475a740a67eabd7b3f8a769a141a544b0caa4bdb67da440a6caa447a451b6b5a143';

describe('decodeText', () => {
  it('reads UTF-8 without a word about it', () => {
    expect(decodeText(Buffer.from('政府信息公开'))).toEqual({ value: '政府信息公开', notes: [] });
  });

  it.each([
    { label: 'UTF-8', bytes: [0xef, 0xbb, 0xbf, ...Buffer.from('年报')] },
    { label: 'UTF-16LE', bytes: [0xff, 0xfe, ...Buffer.from('年报', 'utf16le')] },
    { label: 'UTF-16BE', bytes: [0xfe, 0xff, ...Buffer.from('年报', 'utf16le').swap16()] },
  ])('drops the byte-order mark of $label', ({ bytes }) => {
    expect(decodeText(Uint8Array.from(bytes))?.value).toBe('年报');
  });

  it('reads GB18030 that nothing declares, and says so', () => {
    const decoded = decodeText(Buffer.from(GB18030, 'hex'));
    expect(decoded?.value).toBe('本镇政府信息公开工作年度报告，主动公开一百二十项。');
    expect(decoded?.notes).toEqual([{ code: 'no_charset', about: ['gb18030'] }]);
  });

  it('reads Big5 that nothing declares', () => {
    expect(decodeText(Buffer.from(BIG5, 'hex'))?.value).toBe('本鎮政府信息公開工作年度報告，主動公開一百二十項。');
  });

  it('reads UTF-16 without a mark', () => {
    const text = '本报告的数据从一月一日起,到十二月三十一日止。';
    expect(decodeText(Buffer.from(text, 'utf16le'))?.value).toBe(text);
  });

  it('keeps characters of four bytes', () => {
    expect(decodeText(Buffer.from(`${GB18030}8139ee39`, 'hex'))?.value.endsWith('㐀')).toBe(true);
  });

  it('is null for bytes that are no text', () => {
    const noise = Uint8Array.from({ length: 4000 }, (_, at) => (at * 7919 + ((at * at) >> 3)) % 256);
    expect(decodeText(noise)).toBeNull();
    expect(decodeText(new Uint8Array(64))).toBeNull();
  });

  it('keeps a file that has one damaged byte', () => {
    const bytes = Buffer.concat([
      Buffer.from('政府信息公开工作年度报告'),
      Buffer.from([0xff]),
      Buffer.from('总体情况'),
    ]);
    const decoded = decodeText(bytes);
    expect(decoded?.value).toContain('总体情况');
    expect(decoded?.notes).not.toEqual([]);
  });
});
