import type { Embedder, LanguageModel } from '../model.js';
import { fetchThrough } from '../proxy.js';
import { createBreaker } from './breaker.js';
import { createBudget, type Ledger } from './budget.js';
import type { ModelConfig } from './config.js';
import { createLanguageModel, type ModelLog } from './language-model.js';
import { openAiEmbedder, openAiStream } from './openai.js';
import { loadPrompts } from './prompts.js';

/** How long a person waits for a sign of the model, in milliseconds: well within a minute even with a second try. */
const PATIENCE = { first: 20_000, idle: 15_000, pauseUnit: 1000 };

/** The language model as configured, with its limits, breaker and budget; throws `ConfigError` where its prompts are wrong. */
export function openLanguageModel(
  { key, baseUrl, proxy, chat, timeout, allowance, price }: ModelConfig & { chat: string },
  { ledger, log, now }: { ledger: Ledger; log: ModelLog; now: () => Date },
): LanguageModel {
  return createLanguageModel({
    open: openAiStream({ key, baseUrl, model: chat, fetch: fetchThrough(proxy) }),
    prompts: loadPrompts(),
    limits: { ...PATIENCE, whole: timeout },
    breaker: createBreaker({ now: () => now().getTime() }),
    budget: createBudget({ ledger, allowance, now }),
    price,
    log,
    now: () => now().getTime(),
  });
}

/** The embedder as configured, of the same provider as the language model. */
export function openEmbedder({
  embedding,
  timeout,
  key,
  baseUrl,
  proxy,
}: ModelConfig & { embedding: string }): Embedder {
  const endpoint = { key, baseUrl, model: embedding, fetch: fetchThrough(proxy) };
  return openAiEmbedder({ endpoint, timeout });
}
