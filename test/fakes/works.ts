import { layOver } from '../../src/asking/drafts.js';
import { knownAsFiled } from '../../src/asking/known-filed.js';
import type { Over, Works } from '../../src/asking/works.js';
import type { ReportStore } from '../../src/contracts/store.js';
import { createBeside } from '../../src/conversation/beside.js';
import type { Originals } from '../../src/filing/originals.js';
import { enChat } from '../../src/language/en/chat.js';
import { zhChat, zhHantChat } from '../../src/language/zh/chat.js';
import { openMemoryStore } from '../../src/store/sqlite.js';

/** What a bot has done beside it, done at once over a store; answers are not scripted. */
export function worksOver(store: ReportStore, originals?: Pick<Originals, 'bytesOf'>): Works {
  const none = () => Promise.reject(new Error('not scripted'));
  const storeOver = (over: Over) => layOver(over, { filed: store, openStore: openMemoryStore });
  const wordings = {
    zh: zhChat,
    get 'zh-Hant'() {
      return zhHantChat();
    },
    en: enChat,
  };
  return {
    ...createBeside({ store, filed: knownAsFiled(store), storeOver, wordings, originals }),
    answer: none,
    updateVectors: none,
    tallies: () => store.tallies(),
  };
}
