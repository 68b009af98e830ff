import { describe, expect, it } from 'vitest';
import { DOCX } from '../../src/read/docx.js';
import { wordCell, wordFile, wordParagraph, wordTable } from '../fixtures/files.js';

const read = (body: string) => DOCX.read(wordFile(body), 'report.docx');

describe('a Word document', () => {
  it('keeps cells merged across and down, and blanks', async () => {
    const { blocks } = await read(
      wordTable([
        [wordCell('项目', '<w:gridSpan w:val="2"/>'), wordCell('总计')],
        [wordCell('办理结果', '<w:vMerge w:val="restart"/>'), wordCell('予以公开'), wordCell('7')],
        [wordCell('', '<w:vMerge/>'), wordCell('部分公开'), wordCell('')],
      ]),
    );
    expect(blocks).toEqual([
      {
        kind: 'grid',
        rows: [
          [
            { printed: '项目', column: 0, columnSpan: 2, rowSpan: 1 },
            { printed: '总计', column: 2, columnSpan: 1, rowSpan: 1 },
          ],
          [
            { printed: '办理结果', column: 0, columnSpan: 1, rowSpan: 2 },
            { printed: '予以公开', column: 1, columnSpan: 1, rowSpan: 1 },
            { printed: '7', column: 2, columnSpan: 1, rowSpan: 1 },
          ],
          [
            { printed: '部分公开', column: 1, columnSpan: 1, rowSpan: 1 },
            { printed: '', column: 2, columnSpan: 1, rowSpan: 1 },
          ],
        ],
      },
    ]);
  });

  it('keeps text and tables in order, and every line of the text', async () => {
    const { blocks, notes } = await read(
      wordParagraph('一、总体情况') +
        wordParagraph('某网站版权所有。') +
        wordTable([
          [wordCell('规章'), wordCell('3')],
          [wordCell('文件'), wordCell('8')],
        ]) +
        wordParagraph('五、主要问题'),
    );
    expect(blocks.map((block) => (block.kind === 'line' ? block.printed : 'GRID'))).toEqual([
      '一、总体情况',
      '某网站版权所有。',
      'GRID',
      '五、主要问题',
    ]);
    expect(notes).toEqual([]);
  });

  it('leaves hidden text out and says so', async () => {
    const { blocks, notes } = await read(wordParagraph('申请数为999', '<w:vanish/>') + wordParagraph('申请数为9'));
    expect(blocks).toEqual([{ kind: 'line', printed: '申请数为9' }]);
    expect(notes).toEqual([{ code: 'hidden_text', about: ['7'] }]);
  });

  it('takes the title from the properties', async () => {
    const { title } = await DOCX.read(wordFile('', { title: '某县2021年年报' }), 'report.docx');
    expect(title).toBe('某县2021年年报');
  });

  it('refuses a damaged document with what to do', async () => {
    const cut = wordFile(wordParagraph('一')).slice(0, 700);
    await expect(DOCX.read(cut, 'cut.docx')).rejects.toThrow(/^cut\.docx: .*damaged/);
  });
});
