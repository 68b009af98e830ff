import ExcelJS from 'exceljs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Behaviour } from '../fakes/model-server.js';
import { type County, openCounty, PLACES } from './county.js';
import { boldIn, fileIn, labelsOf } from './seat.js';

const FIGURE = '青岭县2024年收到多少件公开申请？';
const HEAD = /^青岭县人民政府2024年 · 本年新收申请：457件/;
const TREND = '/trend 青岭县 新收申请';
const NARRATIVE = '青岭县2024年年报里说存在哪些问题？';
/** What the report says of it, and a model's choice of both. */
const SENTENCES = ['个别栏目两个月没有更新', '逐月通报栏目更新情况'] as const;
const CHOICE = '{"points":[{"heading":"问题","from":[1]},{"heading":"计划","from":[2]}]}          ';
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

let county: County;

beforeAll(async () => {
  county = await openCounty();
});
afterEach(() => county.holds());
afterAll(() => county.close());

describe.each(PLACES)('1: an answer in a %s', (place) => {
  it('says the figure first, in bold, shows its row with the cell marked, and is copied as a citation', async () => {
    const asker = county.somebody(place);
    const answer = await asker.asks(FIGURE);
    expect(answer.text).toMatch(HEAD);
    expect(boldIn(answer)[0]).toMatch(HEAD);
    const copied = answer.reply_markup?.inline_keyboard.flat().find(({ text }) => text === '复制引用');
    const citation = /^青岭县人民政府2024年 · 本年新收申请：457件（《青岭县.*》，三、/;
    expect(copied).toMatchObject({ copy_text: { text: expect.stringMatching(citation) } });
    const row = await asker.presses(answer, '查看原表');
    expect(row.text).toMatch(/一、本年新收政府信息公开申请数量[\s\S]*【457】/);
    expect(boldIn(row)).toContain('457');
    expect(asker.heard).toHaveLength(2);
  });
});

describe('1: a list of figures', () => {
  it('is a table where the server has rich messages, and text where it has none', async () => {
    const { telegram } = county;
    telegram.knowsRich = true;
    const rich = await county.somebody().asks(TREND);
    telegram.knowsRich = false;
    expect(JSON.stringify(rich)).toMatch(/"type":"table"/);
    const plain = await county.somebody().asks(TREND);
    expect(plain.text).toMatch(/· 2022年：\d+件.*\n· 2023年：391件.*\n· 2024年：457件/);
  });
});

describe('2: an answer in the making', () => {
  type Said = Extract<Behaviour, { says: string }>;
  function modelSays(behaviour: Pick<Said, 'pieces' | 'next' | 'stalls'>): void {
    county.server.does({ says: CHOICE, ...behaviour });
  }

  it('is a draft in a private chat, which grows by whole sentences, and then the answer', async () => {
    const asker = county.somebody();
    const isDrafted = (sentence = '') => draftsTo(asker.id).some((text) => text.includes(sentence));
    const pieces = 20;
    modelSays({
      pieces,
      // What follows a sentence waits until it is shown.
      next(piece) {
        const ended = CHOICE.slice(0, piece * Math.ceil(CHOICE.length / pieces)).match(/\]\}/g)?.length ?? 0;
        return ended > 0 ? county.telegram.until(() => isDrafted(SENTENCES[Math.min(ended, 2) - 1])) : undefined;
      },
    });
    const answer = await asker.asks(NARRATIVE);
    const drafts = draftsTo(asker.id).filter((text) => text !== '');
    expect(drafts[0]).toContain(SENTENCES[0]);
    expect(drafts[0]).not.toContain(SENTENCES[1]);
    expect(drafts.at(-1)).toMatch(/个别栏目[\s\S]*逐月通报/);
    expect(answer.text).toMatch(/问题：“[^”]*个别栏目[\s\S]*计划：“[^”]*逐月通报[\s\S]*AI挑选/);
    expect(asker.heard).toHaveLength(1);
  });

  it('loses nothing where its drafts fail', async () => {
    const asker = county.somebody();
    modelSays({ pieces: 2, next: (piece) => (piece > 0 ? untilDrafted(asker.id) : undefined) });
    county.telegram.fail('sendMessageDraft', { code: 400, description: 'Bad Request: no drafts here' }, asker.id);
    expect((await asker.asks(NARRATIVE)).text).toMatch(/逐月通报[\s\S]*AI挑选/);
  });

  it('stops when its draft is stopped, though the model would not end, and the model with it', async () => {
    modelSays({ pieces: 2, stalls: true });
    const asker = county.somebody();
    asker.says(NARRATIVE);
    await county.telegram.until(() => draftsTo(asker.id).some((text) => text !== ''));
    const [draft] = county.telegram.callsOf('sendMessageDraft').filter(({ params }) => params.chat_id === asker.id);
    const [last] = await asker.after(() => {
      const chat = { id: asker.id, type: 'private', first_name: '林' } as const;
      county.telegram.deliver({ stopped_message_generation: { chat, draft_id: Number(draft?.params.draft_id) } });
    }, 1);
    expect(last?.text).toContain('已停止');
    await expect.poll(() => county.server.open()).toBe(0);
  });

  it.each(['group', 'topic'] as const)('is one message in a %s, whose place the answer takes', async (place) => {
    const asker = county.somebody(place);
    modelSays({
      pieces: 2,
      next: (piece) => (piece > 0 ? county.telegram.until(() => asker.heard.length > 0) : undefined),
    });
    const making = await asker.asks(NARRATIVE);
    expect(labelsOf(making)).toEqual([['停止']]);
    await county.telegram.until(() => asker.heard[0]?.text?.includes('AI挑选') ?? false);
    expect(asker.heard).toHaveLength(1);
    expect(draftsTo(asker.id)).toEqual([]);
  });

  it.each(['group', 'topic'] as const)('stops in a %s for the one who asked and for nobody else', async (place) => {
    modelSays({ pieces: 2, stalls: true });
    const asker = county.somebody(place);
    const making = await asker.asks(NARRATIVE);
    const other = asker.beside({ id: asker.person.user.id + 50_000, first_name: '吴', language_code: 'zh-hans' });
    expect(await other.person.presses(making, '停止')).toContain(asker.person.user.first_name);
    expect(county.server.open()).toBe(1);
    const stopped = await asker.turns(making, '停止');
    expect(stopped.text).toContain('已停止');
    await expect.poll(() => county.server.open()).toBe(0);
  });

  function draftsTo(chat: number): string[] {
    const calls = county.telegram.callsOf('sendMessageDraft').filter(({ params }) => params.chat_id === chat);
    return calls.map(({ params }) => String(params.text));
  }

  function untilDrafted(chat: number): Promise<void> {
    return county.telegram.until(() => draftsTo(chat).length > 0);
  }
});

describe.each(PLACES)('4: a chart in a %s', (place) => {
  it('comes by itself with three figures, small and told in words', async () => {
    const asker = county.somebody(place);
    const [, picture] = await asker.after(() => asker.says(TREND), 2);
    expectChart(picture!);
    expect(picture?.caption).toMatch(/2022年 \d+ · 2023年 391 · 2024年 457/);
  });

  it('comes with two when it is asked for', async () => {
    const asker = county.somebody(place);
    const answer = await asker.asks('比较青岭县和白水县2024年的新收申请');
    expectChart(await asker.presses(answer, '画图'));
    expect(asker.heard).toHaveLength(2);
  });

  function expectChart(message: Parameters<typeof fileIn>[0]): void {
    const { bytes } = fileIn(message);
    expect(bytes.subarray(0, 8)).toEqual(PNG);
    expect(bytes.length).toBeGreaterThan(5_000);
    expect(bytes.length).toBeLessThan(150_000);
  }
});

describe.each(PLACES)('5: an export in a %s', (place) => {
  it('of an answer is CSV that Excel reads, or a workbook, with the source of each figure', async () => {
    const asker = county.somebody(place);
    const formats = await asker.turns(await asker.asks(FIGURE), '导出表格');
    const csv = fileIn(await asker.presses(formats, 'CSV'));
    expect(csv.name).toBe('青岭县人民政府2024年.csv');
    expect(csv.bytes.toString()).toMatch(/^\uFEFF机关,年度[\s\S]*青岭县人民政府,2024.*457,件/);
    expect(await sheetsIn(fileIn(await asker.presses(formats, 'Excel（XLSX）')).bytes)).toEqual({
      names: ['数据', '来源', '核对', '答复'],
      rows: 2,
    });
  });

  it('of a report holds every figure of it', async () => {
    const asker = county.somebody(place);
    const formats = await asker.asks('/export 青岭县 2024');
    const { names, rows } = await sheetsIn(fileIn(await asker.presses(formats, 'Excel（XLSX）')).bytes);
    expect(names.slice(0, 3)).toEqual(['数据', '来源', '核对']);
    expect(rows).toBeGreaterThan(150);
  });

  async function sheetsIn(bytes: Buffer): Promise<{ names: string[]; rows: number | undefined }> {
    const book = new ExcelJS.Workbook();
    // exceljs wants a type of Buffer that Node has no more.
    await book.xlsx.load(bytes as never);
    return { names: book.worksheets.map(({ name }) => name), rows: book.worksheets[0]?.rowCount };
  }
});
