import { createBeside } from '../../src/chat/beside.js';
import { layOver } from '../../src/drafts.js';
import { knownAsFiled } from '../../src/known-filed.js';
import { enChat } from '../../src/language/chat.en.js';
import { zhChat, zhHantChat } from '../../src/language/chat.zh.js';
import { openMemoryStore } from '../../src/store/sqlite.js';
import type { ReportStore } from '../../src/store.js';
import type { Over, Works } from '../../src/works.js';

/** What a bot has done beside it, done at once over a store; answers are not scripted. */
export function worksOver(store: ReportStore): Works {
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
    ...createBeside({ store, filed: knownAsFiled(store), storeOver, wordings }),
    answer: none,
    updateVectors: none,
    tallies: () => store.tallies(),
  };
}
