import { describe, expect, it, onTestFinished } from 'vitest';
import { createAsk } from '../../src/ask.js';
import { createConversations } from '../../src/asking/conversations.js';
import { enAnswers } from '../../src/language/en/answers.js';
import { zhAnswers } from '../../src/language/zh/answers.js';
import { openSqliteStore } from '../../src/store/sqlite.js';
import { ownFolder } from '../e2e/folder.js';
import { MEANINGS } from '../fixtures/meanings.js';
import { filingOf } from '../store/filings.js';
import { against, answered, cells, OUTCOME } from './queries.js';
import { openTown } from './town-reports.js';

type Store = Awaited<ReturnType<typeof openSqliteStore>>;

function asking(store: Store) {
  const now = () => new Date('2026-03-01');
  const conversations = createConversations({ store, now });
  return createAsk({ store, conversations, meanings: MEANINGS, wordings: { zh: zhAnswers, en: enAnswers }, now });
}

async function emptyStore(): Promise<Store> {
  const store = await openSqliteStore({ folder: ownFolder() });
  onTestFinished(() => store.close());
  return store;
}

const problems = '一年来仍存在以下不足：一是栏目更新不及时，二是专职人员偏少。';
const section = { section: 5, headings: ['五、存在的主要问题及改进情况'] };

/** A report that says what problems there are, and states so many applications. */
function report(agency: string, year: number, value: number | null) {
  const filing = filingOf({
    agency,
    year,
    hash: `${agency}${year}`,
    texts: [problems],
    facts: [{ value, cell: `${value ?? ''}` }],
  });
  return { ...filing, paragraphs: filing.paragraphs.map((paragraph) => ({ ...paragraph, ...section })) };
}

describe('the examples of the help', () => {
  it.each([
    {
      why: 'two years of one agency',
      filed: [report('石桥镇人民政府', 2021, 3), report('石桥镇人民政府', 2022, 8)],
      kinds: 3,
    },
    {
      why: 'two agencies of one year',
      filed: [report('石桥镇人民政府', 2022, 3), report('柳河镇人民政府', 2022, 0)],
      kinds: 3,
    },
    {
      why: 'three agencies of one year',
      filed: ['石桥镇', '柳河镇', '青山镇'].map((name, at) => report(`${name}人民政府`, 2022, at)),
      kinds: 3,
    },
    { why: 'one report', filed: [report('石桥镇人民政府', 2022, 3)], kinds: 2 },
    { why: 'one report with a blank', filed: [report('石桥镇人民政府', 2022, null)], kinds: 1 },
  ])('are answered from what is filed, in both languages: $why', async ({ filed, kinds }) => {
    const store = await emptyStore();
    for (const filing of filed) await store.file(filing);
    const ask = asking(store);
    for (const [language, help] of [
      ['zh', '帮助'],
      ['en', 'help'],
    ] as const) {
      const { options, labels, text } = await ask({ chat: language, text: help, language });
      expect(options).toHaveLength(kinds);
      for (const [at, question] of options.entries()) {
        expect(text).toContain(`${at + 1}. ${labels?.[at]}`);
        const answer = await ask({ chat: `${language}${at}`, text: question, language });
        expect(['figure', 'narrative'], `${question}: ${answer.text}`).toContain(answer.kind);
        expect(answer.citations.length, question).toBeGreaterThan(0);
      }
    }
  });

  it('are answered over reports with every trap too', async () => {
    const { store, close } = await openTown();
    onTestFinished(close);
    const ask = asking(store);
    const { options } = await ask({ chat: 'help', text: '帮助' });
    for (const question of options)
      expect((await ask({ chat: question, text: question })).citations.length, question).toBeGreaterThan(0);
  });

  it('are none where nothing is filed', async () => {
    const answer = await asking(await emptyStore())({ chat: 'help', text: '帮助' });
    expect(answer.options).toEqual([]);
    expect(answer.text).not.toContain('例如');
  });
});

describe('the rates of an answer', () => {
  it('are kept where several are told, in the order of the text', async () => {
    const { store, close } = await openTown();
    onTestFinished(close);
    const rate = (items: string[]) =>
      answered(
        store,
        against('share', cells(items, '青禾区人民政府', 2020), cells(`${OUTCOME}.total`, '青禾区人民政府', 2020)),
      );
    expect((await rate([`${OUTCOME}.granted`])).rates).toBeUndefined();
    const share = await rate([`${OUTCOME}.granted`, `${OUTCOME}.partial`]);
    expect(share.rates?.map(({ value }) => value)).toEqual([66.7, 8.3]);
    expect(share.rates?.map(({ name }) => name)).toEqual(['予以公开', '部分公开']);
  });
});
