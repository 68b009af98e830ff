import type { Ask } from './answer/answer.js';
import { inConversation } from './ask.js';
import { createConversations } from './asking/conversations.js';
import { PARTS, type Part } from './asking/degraded.js';
import { createDrafts, type Drafts } from './asking/drafts.js';
import type { Over, Works } from './asking/works.js';
import { createLogger } from './config/log.js';
import { type Config, secretsOf } from './config/settings.js';
import type { AnswerMeter } from './contracts/meter.js';
import type { Register } from './contracts/register.js';
import type { OnProgress, ReportStore } from './contracts/store.js';
import { createDocuments, type Documents } from './filing/documents.js';
import { keepVectors } from './filing/keep-vectors.js';
import { type Originals, originalsIn, withOriginals } from './filing/originals.js';
import { createIngest, type Ingest } from './ingest.js';
import { draftAnswersEn } from './language/en/draft.js';
import { draftAnswersZh, draftAnswersZhHant } from './language/zh/draft.js';
import { createFetch } from './read/url.js';
import { openMemoryStore, openSqliteStore } from './store/sqlite.js';

/** The program put together: what reads, what answers, and where it is kept. */
export type Program = {
  store: ReportStore;
  ingest: Ingest;
  /** The bytes of what is filed; undefined where they are not kept. */
  originals: Originals | undefined;
  ask: Ask;
  /** What takes long: done here, or by threads. */
  works: Works;
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

/**
 * Opens the store and puts the program together; rejects with StoreError where the store cannot be used. With `threads` whatever takes
 * long is done beside this thread, which then holds nobody up.
 */
export async function openProgram(config: Config, { threads = false } = {}): Promise<Program> {
  const originals = config.originals === undefined ? undefined : originalsIn(config.originals);
  const bare = await openSqliteStore({ folder: config.index });
  const store = originals ? withOriginals(bare, originals) : bare;
  const now = () => new Date();
  const conversations = createConversations({ store, now });
  const log = createLogger({ level: config.log, secrets: secretsOf(config) });
  let counts: AnswerMeter | undefined;
  const meter: AnswerMeter = {
    rejected: (reason) => counts?.rejected(reason),
    called: (call) => counts?.called(call),
  };
  const reader = await (threads ? readBeside(config, meter) : readHere(config, { store, meter }));
  const { works } = reader;
  const askOver = (over?: Over) =>
    inConversation(({ signal, stop, progress, ...question }, before) => {
      const ends = { ...(signal && { signal }), ...(stop && { stop }), ...(progress && { progress }) };
      return works.answer({ question, before, ...(over && { over }) }, ends);
    }, conversations);
  const ask = askOver();
  const fetch = createFetch();
  const ingest = createIngest({ store, now, fetch, originals });
  return {
    ...{ store, ingest, originals, ask, works },
    documents: createDocuments({ ingest, store, fetch, now }),
    draftsOf: (register) =>
      createDrafts({
        ...{ ask, askOver, filed: store, openStore: openMemoryStore, conversations, register, now },
        wordings: { zh: draftAnswersZh, 'zh-Hant': draftAnswersZhHant, en: draftAnswersEn },
      }),
    count(by) {
      counts = by;
    },
    updateVectors: reader.updateVectors,
    keepVectors: (signal) => keepVectors({ store, vectors: { update: works.updateVectors }, log, signal }),
    forgetConversation: conversations.forget,
    degraded: reader.degraded,
    async close() {
      await conversations.flush();
      await reader.close();
      await store.close();
    },
  };
}

async function readHere(config: Config, of: { store: ReportStore; meter: AnswerMeter }) {
  const { openReader } = await import('./reader.js');
  return openReader(config, { ...of, keeps: true });
}

async function readBeside(config: Config, meter: AnswerMeter) {
  const { openThreads } = await import('./thread/threads.js');
  const ailing = new Map<Part, string | undefined>();
  const { works, ready, close } = openThreads(config, { meter, tell: (part, how) => ailing.set(part, how) });
  await ready.catch(async (error: unknown) => {
    await close();
    throw error;
  });
  const degraded = () => PARTS.flatMap((part) => ailing.get(part) ?? []);
  return { works, degraded, updateVectors: works.updateVectors, close };
}
