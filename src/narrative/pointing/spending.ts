import type { LanguageModel, Spent } from '../../contracts/model.js';

/** What one question takes of a model, however often it asks it. */
export type Spending = {
  /** The model, with what it takes added up. */
  of(model: LanguageModel): LanguageModel;
  /** What was taken until now; the cost is `null` where no price was set. */
  spent(): Spent & { calls: number };
};

/** Adds up what one question takes of a model. */
export function countSpending(): Spending {
  const spent: Spent & { calls: number } = { calls: 0, input: 0, output: 0, cost: null };
  function add({ input, output, cost }: Spent): void {
    spent.calls += 1;
    spent.input += input;
    spent.output += output;
    if (cost !== null) spent.cost = (spent.cost ?? 0) + cost;
  }
  return {
    of: (model) => ({ write: (request) => model.write({ ...request, onSpent: add }) }),
    spent: () => ({ ...spent }),
  };
}
