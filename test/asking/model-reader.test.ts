import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Ask } from '../../src/answer/answer.js';
import { createAsk } from '../../src/ask.js';
import { createConversations } from '../../src/asking/conversations.js';
import type { ReportStore } from '../../src/contracts/store.js';
import { enAnswers } from '../../src/language/en/answers.js';
import { zhAnswers } from '../../src/language/zh/answers.js';
import { openSqliteStore } from '../../src/store/sqlite.js';
import { type ModelServer, startModelServer } from '../fakes/model-server.js';
import { MEANINGS } from '../fixtures/meanings.js';
import { modelOver } from '../model/asking.js';
import { filingOf } from '../store/filings.js';

const AGENCY = '青禾区人民政府';
const DENIED = 'applications.outcome.not_processed';
/** Words of nobody's lexicon for a row of the form. */
const QUESTION = '青禾区2020年吃了闭门羹的有几位？';

let folder: string;
let server: ModelServer;
let store: ReportStore;
let ask: Ask;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wenbao-reader-'));
  server = await startModelServer();
  store = await openSqliteStore({ folder });
  for (const year of [2019, 2020]) {
    const filing = filingOf({
      ...{ agency: AGENCY, year, hash: `h${year}`, texts: ['全年举办业务培训5期。'], findings: [] },
      facts: [
        { metric: 'applications.received', applicant: 'total', value: year - 2000 },
        { metric: 'applications.outcome.total', applicant: 'total', value: 17 },
        { metric: 'applications.outcome.granted', applicant: 'total', value: year - 2010 },
      ],
    });
    const keys = [AGENCY, '青禾区'].map((key) => ({
      key,
      kind: key === AGENCY ? ('full' as const) : ('short' as const),
    }));
    await store.file({ ...filing, names: { name: AGENCY, keys } });
  }
  const now = () => new Date('2026-11-21T08:00:00Z');
  ask = createAsk({
    store,
    conversations: createConversations({ store, now }),
    meanings: MEANINGS,
    wordings: { zh: zhAnswers, en: enAnswers },
    model: modelOver({ ...server }).model,
    now,
  });
});
afterEach(async () => {
  await server.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A model that reads every question as this, and finds nothing in any text. */
function reads(ask: unknown): void {
  server.does(({ system }) => ({
    says: JSON.stringify(system.includes('"kind":"cells"') ? { ask } : { nothing: true }),
  }));
}

function cells(items: string[], more: Record<string, unknown> = {}) {
  return { kind: 'cells', items, applicants: ['total'], agencies: [AGENCY], years: [2020], ...more };
}

const GRANTED = 'applications.outcome.granted';

describe('a question that the words do not tell', () => {
  it('is answered from the facts as a model reads it, and that is said', async () => {
    reads(cells([GRANTED]));
    const answer = await ask({ chat: 'c', text: QUESTION });
    expect(answer).toMatchObject({ kind: 'figure', answered_by: 'facts' });
    expect(answer.figures).toMatchObject([{ agency: AGENCY, year: 2020, metric: GRANTED, value: 10 }]);
    expect(answer.text).toContain('由模型理解为青禾区人民政府2020年 · 予以公开');
  });

  it('is read in the whole algebra', async () => {
    const of = (item: string) => cells([item]);
    reads({ kind: 'against', how: 'share', of: of(GRANTED), from: of('applications.outcome.total') });
    const { derived } = await ask({ chat: 'c', text: QUESTION });
    expect(derived).toMatchObject({ value: 58.8, unit: '%' });
  });

  it.each([
    ['another agency', cells([GRANTED], { agencies: ['柳溪镇人民政府'] })],
    ['another year', cells([GRANTED], { years: [2019] })],
    ['no such item', cells(['applications.outcome.lost'])],
    ['every year in the place of the one that is said', cells([GRANTED], { years: ['*'] })],
    ['a number that nobody said', { kind: 'keep', where: [{ is: 'more', than: 5 }], of: cells([GRANTED]) }],
    [
      'a sum that counts twice',
      { kind: 'fold', how: 'sum', over: ['item'], of: cells(['applications.outcome.total', GRANTED]) },
    ],
    ['no query', { kind: 'figure', value: 12 }],
    ['nothing', undefined],
  ])('is not answered where the model reads %s', async (_, ask_) => {
    reads(ask_);
    const answer = await ask({ chat: 'c', text: QUESTION });
    expect(server.asked.some(({ system }) => system.includes('"kind":"cells"'))).toBe(true);
    expect(answer.figures).toEqual([]);
    expect(answer.text).not.toContain('模型');
  });

  it('is answered as without a model where the model fails', async () => {
    server.does({ status: 400 });
    expect((await ask({ chat: 'c', text: QUESTION })).figures).toEqual([]);
    expect(server.asked).not.toEqual([]);
  });

  it('goes to no model where its words are understood', async () => {
    reads(cells([DENIED]));
    const answer = await ask({ chat: 'c', text: '青禾区2020年收到多少件申请？' });
    expect(answer.figures[0]?.value).toBe(20);
    expect(server.asked).toEqual([]);
  });
});
