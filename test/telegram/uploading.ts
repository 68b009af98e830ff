import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, vi } from 'vitest';
import { createAsk } from '../../src/ask.js';
import { createConversations } from '../../src/asking/conversations.js';
import { createDrafts } from '../../src/asking/drafts.js';
import type { ReportStore } from '../../src/contracts/store.js';
import { createDocuments } from '../../src/filing/documents.js';
import { createIngest } from '../../src/ingest.js';
import { enAnswers } from '../../src/language/en/answers.js';
import { draftAnswersEn } from '../../src/language/en/draft.js';
import { zhAnswers } from '../../src/language/zh/answers.js';
import { draftAnswersZh, draftAnswersZhHant } from '../../src/language/zh/draft.js';
import { createFetch } from '../../src/read/url.js';
import { openChatFile } from '../../src/store/queue/queue.js';
import { openMemoryStore, openSqliteStore } from '../../src/store/sqlite.js';
import { FAR } from '../fakes/far.js';
import type { Shown } from '../fakes/telegram.js';
import { withoutOddities } from '../fixtures/filled-form.js';
import { MEANINGS } from '../fixtures/meanings.js';
import { writeParts, writeReport } from '../fixtures/report-text.js';
import { type Serving, serving } from './serving.js';

export const AGENCY = '青岭县人民政府';
export const ADMIN = { id: 1, first_name: '管', language_code: 'zh-hans' };
export const CLERK = { id: 2, first_name: '员', language_code: 'zh-hans' };
export const LIN = { id: 11, first_name: '林', language_code: 'zh-hans' };
export const ADA = { id: 12, first_name: 'Ada', language_code: 'en' };

/** The moment from which the bots of these tests count. */
export const START = Date.parse('2024-03-01T04:00:00Z');

const HABITS = withoutOddities('2021');

type Of = { agency?: string; year?: number; seed?: number; wrongTotals?: boolean };

/** A whole report as a text file. */
export function textReport({ agency = AGENCY, year = 2023, seed = 7, wrongTotals = false }: Of = {}): Uint8Array {
  const oddities = { ...HABITS, wrongTotals };
  return Buffer.from(writeReport({ agency, year, layout: 'tabs', seed, oddities }).text);
}

/** The same in parts, for a format of cells. */
export function reportParts({ agency = AGENCY, year = 2023, seed = 7, wrongTotals = false }: Of = {}) {
  return writeParts({ agency, year, layout: 'grid', seed, oddities: { ...HABITS, wrongTotals } }).parts;
}

/** What the report says of the applications it received. */
export function receivedIn(of: Of = {}): number {
  const { agency = AGENCY, year = 2023, seed = 7, wrongTotals = false } = of;
  const { filled } = writeReport({ agency, year, layout: 'tabs', seed, oddities: { ...HABITS, wrongTotals } });
  const row = filled.applications.find(({ metric }) => metric === 'applications.received');
  return row?.cells.at(-1) ?? Number.NaN;
}

export type Uploading = Serving & {
  clock: { now: number };
  folder: string;
  /** Files a report as the command line does. */
  files(bytes: Uint8Array): Promise<void>;
  /** Says something, and gives the bot's last message in that chat when everything is answered and sent. */
  next(chat: number, say: () => unknown): Promise<Shown>;
};

/** A bot with everything it takes to read files, over a store that is empty unless a folder is given. */
export async function uploading({
  folder: given,
  fetch = createFetch(),
  admins = [ADMIN.id],
  telegram,
  at = START,
}: {
  folder?: string;
  fetch?: ReturnType<typeof createFetch>;
  admins?: number[];
  telegram?: Serving['telegram'];
  at?: number;
} = {}): Promise<Uploading> {
  const folder = given ?? mkdtempSync(join(tmpdir(), 'wenbao-uploads-'));
  const clock = { now: at };
  const now = () => new Date(clock.now);
  const chatFile = await openChatFile({ folder });
  const store: ReportStore = await openSqliteStore({ folder });
  const ingest = createIngest({ store, now, fetch });
  const conversations = createConversations({ store, now });
  const askOf = (over: ReportStore) =>
    createAsk({ store: over, conversations, meanings: MEANINGS, wordings: { zh: zhAnswers, en: enAnswers }, now });
  const drafts = createDrafts({
    ask: askOf(store),
    askOver: (_, store) => async (question) => askOf(await store())(question),
    filed: store,
    openStore: openMemoryStore,
    wordings: { zh: draftAnswersZh, 'zh-Hant': draftAnswersZhHant, en: draftAnswersEn },
    ...{ conversations, register: chatFile.register, now },
  });
  const documents = createDocuments({ ingest, store, fetch, now });
  const bot = await serving(drafts.ask, {
    ...{ folder, chatFile, store, uploads: { documents, drafts } },
    ...(telegram && { telegram }),
    forgetConversation: conversations.forget,
    roles: { admins, staff: [CLERK.id] },
    about: { version: '1.2.3', price: { input: 2, output: 8 } },
    now: () => clock.now,
  });
  const close = async () => {
    await bot.close();
    await conversations.flush();
    await store.close();
  };
  onTestFinished(async () => {
    await close().catch(() => undefined);
    if (!given) rmSync(folder, { recursive: true, force: true });
  });

  async function next(chat: number, say: () => unknown): Promise<Shown> {
    void say();
    await vi.waitFor(
      async () => {
        expect(bot.telegram.unconfirmed).toBe(0);
        expect((await bot.queue.depth()).waiting).toBe(0);
        expect(await bot.queue.nextOutgoing(chat, 0)).toBeNull();
      },
      { timeout: FAR, interval: 5 },
    );
    return bot.telegram.shown(chat).findLast(({ from, text }) => from.is_bot && text !== undefined)!;
  }

  return {
    ...bot,
    clock,
    folder,
    close,
    next,
    async files(bytes) {
      for await (const { refusals } of ingest.file({ source: '收录.txt', bytes }, {})) {
        if (refusals.length > 0) throw new Error(JSON.stringify(refusals));
      }
    },
  };
}
