import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { languageOf } from '../src/ask.js';
import { programOver } from './fixtures/program-over.js';

const REPORT = `北岭县人民政府2020年政府信息公开工作年度报告
一、总体情况
全年公开政府信息1250条。其中，道路养护类信息120条，约占9.6%；学前教育类信息300条，约占34.0%。
三、收到和处理政府信息公开申请情况
2020年没有收到政府信息公开申请。
`;

let program: Awaited<ReturnType<typeof programOver>>;
const ask = (text: string) => program.ask(text);
beforeAll(async () => {
  program = await programOver(REPORT);
});
afterAll(() => program.close());

describe('a question to the whole program', () => {
  it('is warned of beside the sentence whose share does not recompute', async () => {
    const answer = await ask('北岭县学前教育类信息有多少条，占比多少');
    expect(answer.text).toMatch(/300条，约占34\.0%/);
    expect(answer.warnings).toEqual([expect.stringContaining('300 ÷ 1250 ≠ 34.0%')]);
    expect(answer.text).toContain('⚠');
  });

  it('is not warned of where the share is right', async () => {
    const answer = await ask('北岭县道路养护类信息有多少条');
    expect(answer.text).toContain('120条');
  });

  it('is answered in Traditional characters when asked in them', async () => {
    const answer = await ask('北嶺縣2020年收到多少件申請');
    expect(answer).toMatchObject({ language: 'zh-Hant', figures: [{ agency: '北岭县人民政府', value: 0 }] });
    expect(answer.text.split('\n').join('')).toMatch(/[縣請]/);
  });

  it('of more than 1000 characters is refused with the limit', async () => {
    expect(await ask('问'.repeat(20_000))).toMatchObject({ kind: 'error', text: expect.stringContaining('1000') });
  });
});

describe('languageOf', () => {
  it.each([
    { text: '洛江区2020年收到多少件申请', language: 'zh' },
    { text: '洛江區2020年收到多少件申請', language: 'zh-Hant' },
    { text: 'how many applications did Luojiang handle', language: 'en' },
    { text: 'how many applications did 洛江区 get in 2020', language: 'en' },
    { text: '2019?', language: undefined },
  ])('$text is $language', ({ text, language }) => {
    expect(languageOf(text)).toBe(language);
  });
});
