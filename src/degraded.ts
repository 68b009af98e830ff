import { ModelError, type ModelFault } from './errors.js';
import type { LanguageModel } from './model.js';
import type { ParagraphVectors } from './store.js';

/** Faults of one question, or of nobody: they say nothing about the model. */
const OF_QUESTION: ReadonlySet<ModelFault> = new Set(['stopped', 'budget', 'filtered', 'too_long']);

/**
 * The parts that an answer can do without, as they are; `degraded` names those that did not work when they were last used, for
 * `/readyz`, which stays ready.
 */
export function watchParts({ vectors, model }: { vectors: ParagraphVectors; model: LanguageModel | undefined }): {
  vectors: ParagraphVectors;
  model: LanguageModel | undefined;
  degraded(): string[];
} {
  let search: string | undefined;
  let language: string | undefined;

  const watchedVectors: ParagraphVectors = {
    ...vectors,
    async nearest(...asked) {
      search = 'search by meaning: failed';
      const found = await vectors.nearest(...asked);
      search = found.whole ? undefined : 'search by meaning: being made';
      return found;
    },
    async update(...asked) {
      try {
        await vectors.update(...asked);
        search = undefined;
      } catch (error) {
        search = 'search by meaning: failed';
        throw error;
      }
    },
  };

  const watchedModel: LanguageModel | undefined = model && {
    ...model,
    async write(...asked) {
      try {
        const written = await model.write(...asked);
        language = undefined;
        return written;
      } catch (error) {
        const fault = error instanceof ModelError ? error.fault : 'unreadable';
        if (!OF_QUESTION.has(fault)) language = `language model: ${fault}`;
        throw error;
      }
    },
  };

  return {
    vectors: watchedVectors,
    model: watchedModel,
    degraded: () => [search, language].filter((part) => part !== undefined),
  };
}
