import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ParagraphVectors, ReportStore } from '../../src/contracts/store.js';
import { enAnswers } from '../../src/language/en/answers.js';
import { zhAnswers } from '../../src/language/zh/answers.js';
import { offlineEmbedder } from '../../src/model/offline.js';
import { answerText } from '../../src/narrative/answer-text.js';
import { pageOf } from '../../src/narrative/page.js';
import { EVERY_AGENCY } from '../../src/question/reading.js';
import { openSqliteStore } from '../../src/store/sqlite.js';
import { openVectors } from '../../src/store/vectors/vectors.js';
import { of } from '../answer/town-reports.js';
import { startModelServer } from '../fakes/model-server.js';
import { pointing } from '../fakes/pointing.js';
import { MEANINGS } from '../fixtures/meanings.js';
import { modelOver } from '../model/asking.js';
import { filingOf } from '../store/filings.js';
import { text } from './readings.js';

const TOWNS = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰';
const OPEN_DAYS = 10;

let folder: string;
let store: ReportStore;
let vectors: ParagraphVectors;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wenbao-across-'));
  store = await openSqliteStore({ folder });
  for (const [at, town] of [...TOWNS].entries()) {
    const own = at < OPEN_DAYS ? `举办政府开放日${at + 2}场，邀请群众代表参观机关。` : '完成档案移交和公报编印。';
    const texts = [own, '粮食播种面积保持稳定。'];
    await store.file(filingOf({ hash: `h${at}`, agency: `${town}里镇人民政府`, texts, facts: [], findings: [] }));
  }
  vectors = openVectors({ folder, embedder: offlineEmbedder(MEANINGS) });
});
afterAll(async () => {
  await vectors.close();
  await store.close();
  rmSync(folder, { recursive: true });
});

const everywhere = (search: string) => text([of(EVERY_AGENCY, 'all')], search);

describe('a question over more reports than are read whole', () => {
  it('finds what shares no word with it, says how many reports speak of it, and quotes eight', async () => {
    const question = '带老百姓进大院看过';
    const desk = { store, vectors, meanings: MEANINGS, wording: zhAnswers, question };
    const answer = await answerText(everywhere(question), desk);
    expect(answer.text).toMatch(/^查了15份报告，10份有相关的话，先列8份：/);
    expect(answer.citations).toHaveLength(8);
    for (const { quote } of answer.citations) expect(quote).toContain('政府开放日');
  });

  it('turns to the rest, which its button asks for', async () => {
    const question = '带老百姓进大院看过';
    const desk = { store, vectors, meanings: MEANINGS, wording: zhAnswers, question };
    const answer = await answerText(everywhere(question), desk);
    expect(answer).toMatchObject({ options: [`${question}（第2页）`], labels: ['其余2份'] });
    const { asked, page } = pageOf(answer.options[0] ?? '');
    const rest = await answerText(everywhere(question), { ...desk, question: asked, page });
    expect(rest.text).toMatch(/^查了15份报告，10份有相关的话，以下是第9到10份：/);
    const quoted = [...answer.citations, ...rest.citations].map(({ agency }) => agency);
    expect(new Set(quoted)).toHaveProperty('size', OPEN_DAYS);
  });

  it('says which reports do not speak of it', async () => {
    const question = '哪些机关没有写到政府开放日？';
    const desk = { store, vectors, meanings: MEANINGS, wording: zhAnswers, question };
    const { text: said } = await answerText(everywhere('没有写到 政府开放日'), desk);
    expect(said).toMatch(/^查了15份报告，5份没有找到相关的话：\n/);
    expect(said.match(/^· .里镇人民政府：2020年$/gm)).toHaveLength(TOWNS.length - OPEN_DAYS);
  });

  it('has a model choose from each of them by batches, for as long as its tokens last', async () => {
    const server = await startModelServer();
    const question = '哪些机关举办了政府开放日？';
    const { model } = modelOver(server);
    const desk = { store, vectors, meanings: MEANINGS, wording: zhAnswers, question, model };
    server.does(pointing({ points: ['甲里镇', '乙里镇'].map(() => '举办政府开放日3场') }));
    const whole = await answerText(everywhere('政府开放日'), { ...desk, modelTokens: 6000 });
    const none = await answerText(everywhere('政府开放日'), { ...desk, modelTokens: 100 });
    await server.close();
    expect(whole).toMatchObject({ answered_by: 'model' });
    expect(none).toMatchObject({ answered_by: 'text' });
    for (const { citations, text: said } of [whole, none]) {
      expect(said).toMatch(/查了15份报告，10份有相关的话，先列8份：/);
      expect(new Set(citations.map(({ agency }) => agency))).toHaveProperty('size', 8);
    }
    expect(none.text).toContain('其中8份的句子由程序挑选：一个问题的模型额度已用完。');
  });

  it('says the same in English', async () => {
    const question = 'ordinary people invited into the offices';
    const desk = { store, vectors, meanings: MEANINGS, wording: enAnswers, question };
    const answer = await answerText(everywhere(question), desk);
    expect(answer.text).toMatch(/^15 reports searched; \d+ say something about it/);
    for (const { quote } of answer.citations) expect(quote).toContain('政府开放日');
  });

  it('does not tell who somebody is whom no report names', async () => {
    const question = '高远山是哪个机关的负责人';
    const desk = { store, vectors, meanings: MEANINGS, wording: zhAnswers, question };
    const reading = text([of(EVERY_AGENCY, 'all')], '高远山 负责人', { wants: 'person' });
    expect(await answerText(reading, desk)).toMatchObject({ kind: 'not_found' });
  });

  it('quotes none where none speaks of it', async () => {
    const question = '地铁几号线开通';
    const desk = { store, vectors, meanings: MEANINGS, wording: zhAnswers, question };
    expect(await answerText(everywhere(question), desk)).toMatchObject({ kind: 'not_found', citations: [] });
  });
});
