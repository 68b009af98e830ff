import { createAnswering } from './ask.js';
import { type Part, watchParts } from './asking/degraded.js';
import { layOver } from './asking/drafts.js';
import { knownAsFiled } from './asking/known-filed.js';
import { vectorsBelow } from './asking/layered-store.js';
import type { Over, Works } from './asking/works.js';
import { createLogger } from './config/log.js';
import { type Config, secretsOf } from './config/settings.js';
import type { AnswerMeter } from './contracts/meter.js';
import type { OnProgress, ReportStore } from './contracts/store.js';
import { createBeside } from './conversation/beside.js';
import { originalsIn } from './filing/originals.js';
import { enAnswers } from './language/en/answers.js';
import { enChat } from './language/en/chat.js';
import { zhAnswers } from './language/zh/answers.js';
import { zhChat, zhHantChat } from './language/zh/chat.js';
import { openMeanings } from './model/meanings.js';
import { offlineEmbedder } from './model/offline.js';
import { openMemoryStore } from './store/sqlite.js';
import { unnamedLedger } from './store/unnamed-ledger.js';
import { openVectors } from './store/vectors/vectors.js';

/** The half of the program that reads what is filed. */
export type Reader = {
  works: Works;
  /** What answers have to do without now; see `watchParts`. */
  degraded(): string[];
  updateVectors(onProgress?: OnProgress): Promise<void>;
  close(): Promise<void>;
};

/** Drafts that are laid over what is filed at once; the next question to another one makes it anew. */
const MOST_OVER = 8;

/** Opens what answers questions over a store, with a model where one is set. */
export async function openReader(
  config: Config,
  {
    store,
    meter,
    tell,
    keeps,
  }: {
    store: ReportStore;
    meter: AnswerMeter;
    /** Is told how a part did each time it is used. */
    tell?: (part: Part, ailing: string | undefined) => void;
    /** Whether it is the one that keeps the vectors up to date. */
    keeps: boolean;
  },
): Promise<Reader> {
  const now = () => new Date();
  const { model: models } = config;
  const log = createLogger({ level: config.log, secrets: secretsOf(config) });
  const ledger = unnamedLedger(store, secretsOf(config).join());
  // LangChain takes a second to load, and most runs need no model.
  const openAi = models && (await import('./model/open.js'));
  const meanings = openMeanings();
  const embedding = models?.embedding;
  const embedder =
    openAi && embedding ? openAi.openEmbedder({ ...models, embedding }, { meter }) : offlineEmbedder(meanings);
  const chat = models?.chat;
  const { vectors, model, degraded } = watchParts({
    vectors: openVectors({ folder: config.index, embedder, log, keeps }),
    model: openAi && chat ? openAi.openLanguageModel({ ...models, chat }, { ledger, log, meter, now }) : undefined,
    ...(tell && { tell }),
  });
  const filed = knownAsFiled(store);
  const asking = {
    ...{ wordings: { zh: zhAnswers, en: enAnswers }, meanings, model, log, meter, now },
    ...(models && { modelTime: models.timeout, modelTokens: models.allowance.question }),
  };
  const answering = createAnswering({ ...asking, store, filed, vectors });
  const laid = new Map<string, Promise<{ store: ReportStore; answering: typeof answering }>>();

  function layered(over: Over) {
    const found = laid.get(over.key) ?? lay(over);
    laid.delete(over.key);
    laid.set(over.key, found);
    const oldest = laid.keys().next();
    // A question may be reading from it still; what nobody holds any more goes by itself.
    if (laid.size > MOST_OVER && !oldest.done) laid.delete(oldest.value);
    return found;
  }

  async function lay(over: Over) {
    const overFiled = await layOver(over, { filed: store, openStore: openMemoryStore });
    const below = vectorsBelow(vectors, over.filing.report);
    return { store: overFiled, answering: createAnswering({ ...asking, store: overFiled, vectors: below }) };
  }

  return {
    works: {
      async answer({ question, before, over }, ends) {
        const answers = over ? (await layered(over)).answering : answering;
        return answers({ ...question, ...ends }, before);
      },
      tallies: () => store.tallies(),
      updateVectors: () => vectors.update(),
      ...createBeside({
        ...{
          store,
          filed,
          wordings: {
            zh: zhChat,
            get 'zh-Hant'() {
              return zhHantChat();
            },
            en: enChat,
          },
        },
        storeOver: async (over) => (await layered(over)).store,
        originals: config.originals === undefined ? undefined : originalsIn(config.originals),
      }),
    },
    degraded,
    updateVectors: (onProgress) => vectors.update(onProgress),
    close: () => vectors.close(),
  };
}
