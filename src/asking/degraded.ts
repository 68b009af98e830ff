import { ModelError, type ModelFault } from '../contracts/errors.js';
import type { LanguageModel } from '../contracts/model.js';
import type { ParagraphVectors } from '../contracts/store.js';

/** What an answer can do without. */
export const PARTS = ['search', 'language'] as const;
export type Part = (typeof PARTS)[number];

/** Faults of one question, or of nobody: they say nothing about the model. */
const OF_QUESTION: ReadonlySet<ModelFault> = new Set(['stopped', 'budget', 'filtered', 'too_long']);

/**
 * The parts that an answer can do without, as they are; `degraded` names those that did not work when they were last used, for
 * `/readyz`, which stays ready.
 */
export function watchParts({
  vectors,
  model,
  tell = () => {},
}: {
  vectors: ParagraphVectors;
  model: LanguageModel | undefined;
  /** Is told how a part did each time it is used, and nothing where it did well. */
  tell?: (part: Part, ailing: string | undefined) => void;
}): {
  vectors: ParagraphVectors;
  model: LanguageModel | undefined;
  degraded(): string[];
} {
  const ailing = new Map<Part, string>();
  function used(part: Part, how?: string): void {
    if (how === undefined) ailing.delete(part);
    else ailing.set(part, how);
    tell(part, how);
  }

  const watchedVectors: ParagraphVectors = {
    ...vectors,
    async nearest(...asked) {
      try {
        const found = await vectors.nearest(...asked);
        used('search', found.whole ? undefined : 'search by meaning: being made');
        return found;
      } catch (error) {
        used('search', 'search by meaning: failed');
        throw error;
      }
    },
    async update(...asked) {
      try {
        await vectors.update(...asked);
        used('search');
      } catch (error) {
        used('search', 'search by meaning: failed');
        throw error;
      }
    },
  };

  const watchedModel: LanguageModel | undefined = model && {
    ...model,
    async write(...asked) {
      try {
        const written = await model.write(...asked);
        used('language');
        return written;
      } catch (error) {
        const fault = error instanceof ModelError ? error.fault : 'unreadable';
        if (!OF_QUESTION.has(fault)) used('language', `language model: ${fault}`);
        throw error;
      }
    },
  };

  return {
    vectors: watchedVectors,
    model: watchedModel,
    degraded: () => PARTS.flatMap((part) => ailing.get(part) ?? []),
  };
}
