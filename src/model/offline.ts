import type { Embedder, Meanings } from '../contracts/model.js';

/**
 * Embeds with no network and no download, by what `lexicon/` says of words. Ranking looks at the same nearness sentence by sentence,
 * so that whole paragraphs weigh little beside it.
 */
export function offlineEmbedder(meanings: Meanings): Embedder {
  return {
    get id() {
      return meanings.id;
    },
    weight: 0.05,
    local: true,
    embed: async (texts) => texts.map((text) => meanings.vectorOf(text)),
  };
}
