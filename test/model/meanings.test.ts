import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/contracts/errors.js';
import { openMeanings } from '../../src/model/meanings.js';
import { MEANINGS } from '../fixtures/meanings.js';

describe('nearness in meaning', () => {
  it.each([
    { question: '给干活的人上过课没有', tells: '组织工作人员业务培训三期。' },
    { question: '网页点不开的地方修了没', tells: '整改失效链接和错链。' },
    { question: '要材料得掏钱吗', tells: '未收取政府信息公开信息处理费。' },
    { question: '人手够不够', tells: '专职工作力量薄弱，兼职人员较多。' },
    { question: '有没有人告到法院去', tells: '因信息公开被提起行政诉讼一件。' },
    { question: '老百姓能进机关看看吗', tells: '举办政府开放日活动，邀请群众代表参观。' },
    { question: 'Did anyone check for secrets before posting?', tells: '严格执行发布前保密审查制度。' },
    { question: 'who handles complaints on the hotline', tells: '12345热线办理群众诉求。' },
  ])('tells that "$tells" is about "$question"', ({ question, tells }) => {
    const others = ['公交线路优化调整两条。', '编印政府公报六期。', '全年粮食播种面积稳定。', '完成档案移交工作。'];
    const [own = 0, ...rest] = MEANINGS.near(question, [tells, ...others]);
    expect(own).toBeGreaterThan(Math.max(...rest) + 0.1);
  });

  it('is whole for a text and itself, and the same every time', () => {
    expect(MEANINGS.near('业务培训', ['业务培训'])[0]).toBeCloseTo(1, 5);
    expect(openMeanings().vectorOf('业务培训')).toEqual(MEANINGS.vectorOf('业务培训'));
  });

  it('has a direction for a text of digits and marks', () => {
    expect(MEANINGS.near('2020', ['！！'])[0]).toBeCloseTo(1, 5);
  });
});

describe('the files of the lexicon', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lexicon-'));
  const shipped = new URL('../../lexicon', import.meta.url).pathname;
  const copy = () => {
    cpSync(join(shipped, 'words'), join(folder, 'words'), { recursive: true });
    cpSync(join(shipped, 'vectors.bin'), join(folder, 'vectors.bin'));
  };
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('are read when a meaning is first asked for', () => {
    const meanings = openMeanings(join(folder, 'nowhere'));
    expect(() => meanings.id).toThrow(ConfigError);
    copy();
    expect(openMeanings(folder).id).toBe(MEANINGS.id);
  });

  it.each([
    { what: 'other words', spoil: () => writeFileSync(join(folder, 'words', 'zz.txt'), '甲 乙 : 丙 丁\n') },
    { what: 'vectors cut short', spoil: () => cut((bytes) => bytes.subarray(0, bytes.length - 50_000)) },
    { what: 'no vectors', spoil: () => rmSync(join(folder, 'vectors.bin')) },
    { what: 'nonsense for vectors', spoil: () => cut(() => Buffer.from('{"dimension":1}\n')) },
  ])('are refused with what to do where there are $what', ({ spoil }) => {
    copy();
    spoil();
    expect(() => openMeanings(folder).vectorOf('培训')).toThrow(/npm run lexicon/);
  });

  function cut(change: (bytes: Buffer) => Uint8Array): void {
    const path = join(folder, 'vectors.bin');
    writeFileSync(path, change(readFileSync(path)));
  }
});
