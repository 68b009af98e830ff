import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DOC } from '../../src/read/doc.js';

/** A form with blanks and merged labels, saved by LibreOffice as Word 97; its wide rows have lost their ends. */
const FORM = readFileSync(new URL('../fixtures/files/form.doc', import.meta.url));

/** An old Office file that holds a stream of this name. */
const officeFile = (stream: string) =>
  Buffer.concat([FORM.subarray(0, 512), Buffer.alloc(512), Buffer.from(stream, 'utf16le')]);

describe('an old Word document', () => {
  it('becomes lines, a line a table row, its blanks kept', async () => {
    const { blocks, notes } = await DOC.read(FORM, 'form.doc');
    expect(blocks.map((block) => (block.kind === 'line' ? block.printed : 'GRID'))).toEqual([
      '三、收到和处理政府信息公开申请情况',
      '项目\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计',
      '一、本年新收\t7\t\t0\t0\t1\t0\t8',
      '三、办理结果\t（一）予以公开\t3\t0\t0\t0\t1\t0\t4',
      '（二）部分公开\t\t\t\t\t\t\t',
      '（七）总计\t1,204\t0\t0\t0\t0\t0\t',
      '二、主动公开政府信息情况',
      '规章\t3\t',
      '规范性文件\t\t8',
      '六、其他需要报告的事项',
    ]);
    expect(notes).toEqual([{ code: 'old_word', about: [] }]);
  });

  it.each([
    { stream: 'Workbook', message: /^old: an old Excel file; save it as \.xlsx$/ },
    { stream: 'EncryptedPackage', message: /^old: protected by a password/, reason: 'locked' },
    { stream: 'PowerPoint Document', message: /^old: an old Office file; save it as \.docx or PDF$/ },
  ])(
    'is told from a $stream, which is refused with what to do',
    async ({ stream, message, reason = 'unsupported' }) => {
      expect(DOC.matches(officeFile(stream))).toBe(true);
      await expect(DOC.read(officeFile(stream), 'old')).rejects.toMatchObject({
        reason,
        message: expect.stringMatching(message),
      });
    },
  );

  it('refuses a damaged document by name', async () => {
    const cut = FORM.subarray(0, FORM.indexOf(Buffer.from('WordDocument', 'utf16le')) + 100);
    await expect(DOC.read(cut, 'cut.doc')).rejects.toThrow(/^cut\.doc: .*save it as \.docx/);
  });
});
