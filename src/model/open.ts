import { fetchThrough } from '../config/proxy.js';
import type { AnswerMeter } from '../contracts/meter.js';
import type { Embedder, LanguageModel } from '../contracts/model.js';
import { createBreaker } from './breaker.js';
import { createBudget, type Ledger } from './budget.js';
import type { ModelConfig } from './config.js';
import { createLanguageModel, type ModelLog } from './language-model.js';
import { type OpenStream, openAiEmbedder, openAiStream } from './openai.js';
import { loadPrompts } from './prompts.js';

/** Milliseconds of the first pause after a passing failure. */
const PAUSE = 1000;

type CallMeter = Pick<AnswerMeter, 'called'>;

/** The language model as configured, with its limits, breaker and budget; throws `ConfigError` where its prompts are wrong. */
export function openLanguageModel(
  config: ModelConfig & { chat: string },
  { ledger, log, meter, now }: { ledger: Ledger; log: ModelLog; meter: CallMeter; now: () => Date },
): LanguageModel {
  const { chat, timeout, allowance, price } = config;
  return createLanguageModel({
    name: chat,
    open: openStream(config),
    prompts: loadPrompts(),
    limits: { whole: timeout, pauseUnit: PAUSE },
    breaker: createBreaker({ now: () => now().getTime() }),
    budget: createBudget({ ledger, allowance, now }),
    price,
    log,
    meter,
    now: () => now().getTime(),
  });
}

/** One bare answer of the model as configured: no second try, no budget. */
export function openStream({ key, baseUrl, proxy, chat }: ModelConfig & { chat: string }): OpenStream {
  return openAiStream({ key, baseUrl, model: chat, fetch: fetchThrough(proxy) });
}

/** The embedder as configured, of the same provider as the language model. */
export function openEmbedder(
  { embedding, timeout, key, baseUrl, proxy }: ModelConfig & { embedding: string },
  { meter }: { meter?: CallMeter } = {},
): Embedder {
  const endpoint = { key, baseUrl, model: embedding, fetch: fetchThrough(proxy) };
  return openAiEmbedder({ endpoint, timeout, meter });
}
