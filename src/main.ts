import type { Ask } from './answer/answer.js';
import { createAsk } from './ask.js';
import { type Config, secretsOf } from './config.js';
import { createConversations } from './conversation.js';
import { watchParts } from './degraded.js';
import { createDocuments, type Documents } from './documents.js';
import { createDrafts, type Drafts } from './drafts.js';
import { createIngest, type Ingest } from './ingest.js';
import { keepVectors } from './keep-vectors.js';
import { enAnswers } from './language/answers.en.js';
import { zhAnswers } from './language/answers.zh.js';
import { draftAnswersEn } from './language/drafts.en.js';
import { draftAnswersZh, draftAnswersZhHant } from './language/drafts.zh.js';
import { vectorsBelow } from './layered-store.js';
import { createLogger } from './log.js';
import type { AnswerMeter } from './meter.js';
import { openMeanings } from './model/meanings.js';
import { offlineEmbedder } from './model/offline.js';
import { type Originals, originalsIn, withOriginals } from './originals.js';
import { createFetch } from './read/url.js';
import type { Register } from './register.js';
import { openMemoryStore, openSqliteStore } from './store/sqlite.js';
import { unnamedLedger } from './store/unnamed-ledger.js';
import { openVectors } from './store/vectors.js';
import type { OnProgress, ReportStore } from './store.js';

/** The program put together: what reads, what answers, and where it is kept. */
export type Program = {
  store: ReportStore;
  ingest: Ingest;
  /** The bytes of what is filed; undefined where they are not kept. */
  originals: Originals | undefined;
  ask: Ask;
  /** Documents that people send. */
  documents: Documents;
  /** Questions asked with the drafts that a register keeps laid over what is filed. */
  draftsOf(register: Register): Drafts;
  /** Forgets what a chat talked about. */
  forgetConversation(chat: string): Promise<void>;
  /** What answers have to do without now; see `watchParts`. */
  degraded(): string[];
  /** Has answers and calls to models counted by this meter from now on. */
  count(by: AnswerMeter): void;
  /** Embeds the paragraphs that lack a vector. */
  updateVectors(onProgress?: OnProgress): Promise<void>;
  /** The same whenever something was filed, until the signal. */
  keepVectors(signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
};

/** Opens the store and puts the program together; rejects with StoreError where the store cannot be used. */
export async function openProgram(config: Config): Promise<Program> {
  const originals = config.originals === undefined ? undefined : originalsIn(config.originals);
  const bare = await openSqliteStore({ folder: config.index });
  const store = originals ? withOriginals(bare, originals) : bare;
  const now = () => new Date();
  const conversations = createConversations({ store, now });
  const { model: models } = config;
  const log = createLogger({ level: config.log, secrets: secretsOf(config) });
  const ledger = unnamedLedger(store, secretsOf(config).join());
  // LangChain takes a second to load, and most runs need no model.
  const openAi = models && (await import('./model/open.js'));
  let counts: AnswerMeter | undefined;
  const meter: AnswerMeter = {
    rejected: (reason) => counts?.rejected(reason),
    called: (call) => counts?.called(call),
  };
  const meanings = openMeanings();
  const embedding = models?.embedding;
  const embedder =
    openAi && embedding ? openAi.openEmbedder({ ...models, embedding }, { meter }) : offlineEmbedder(meanings);
  const bareVectors = openVectors({ folder: config.index, embedder, log });
  const chat = models?.chat;
  const bareModel =
    openAi && chat ? openAi.openLanguageModel({ ...models, chat }, { ledger, log, meter, now }) : undefined;
  const { vectors, model, degraded } = watchParts({ vectors: bareVectors, model: bareModel });
  const fetch = createFetch();
  const ingest = createIngest({ store, now, fetch, originals });
  const asking = { conversations, wordings: { zh: zhAnswers, en: enAnswers }, meanings, model, log, meter, now };
  const ask = createAsk({ ...asking, store, vectors });
  return {
    store,
    ingest,
    originals,
    ask,
    documents: createDocuments({ ingest, store, fetch, now }),
    draftsOf: (register) =>
      createDrafts({
        ask,
        askOver: (laid, of) => createAsk({ ...asking, store: laid, vectors: vectorsBelow(vectors, of) }),
        filed: store,
        openStore: openMemoryStore,
        wordings: { zh: draftAnswersZh, 'zh-Hant': draftAnswersZhHant, en: draftAnswersEn },
        ...{ conversations, register, now },
      }),
    count(by) {
      counts = by;
    },
    updateVectors: (onProgress) => vectors.update(onProgress),
    keepVectors: (signal) => keepVectors({ store, vectors, log, signal }),
    forgetConversation: conversations.forget,
    degraded,
    async close() {
      await conversations.flush();
      await vectors.close();
      await store.close();
    },
  };
}
