import type { OpenAIEmbeddings } from '@langchain/openai';
import { limitOf } from '../config/limit.js';
import { ModelError, type ModelFault } from '../contracts/errors.js';
import type { AnswerMeter } from '../contracts/meter.js';
import type { Embedder } from '../contracts/model.js';
import { attempts } from './attempts.js';
import { batchesFor } from './batches.js';
import { checkedFetch, modelErrorOf } from './faults.js';
import { unitVectors } from './vectors.js';
import type { Piece } from './watch.js';

/** Where a model is, what it is called there, and the way to it where that is not the usual one. */
export type Endpoint = { key: string; baseUrl: string; model: string; fetch?: typeof fetch };

/** Opens one streamed answer; it makes one attempt and knows no limit of time, which `watch.ts` and the signal set. */
export type OpenStream = (prompt: { system: string; user: string }, signal: AbortSignal) => AsyncGenerator<Piece>;

/** An answer is a short object; a model that goes on is cut off. */
const MOST_TOKENS = 1000;

/**
 * Streams JSON from any server that speaks OpenAI's protocol; every failure is a `ModelError`. What a server refuses is asked once more
 * without all that it need not take, and from then on only so.
 */
export function openAiStream({ key, baseUrl, model, fetch }: Endpoint): OpenStream {
  let isPlain = false;

  return async function* open(prompt, signal) {
    if (isPlain) return yield* answer(prompt, signal, true);
    try {
      yield* answer(prompt, signal, false);
    } catch (error) {
      if (!(error instanceof ModelError) || error.fault !== 'rejected') throw error;
      for await (const piece of answer(prompt, signal, true)) {
        isPlain = true;
        yield piece;
      }
    }
  };

  async function* answer(
    { system, user }: { system: string; user: string },
    signal: AbortSignal,
    plainly: boolean,
  ): AsyncGenerator<Piece> {
    // A quarter of the program's start, which most commands have no use for.
    const { ChatOpenAI } = await import('@langchain/openai');
    const { HumanMessage, SystemMessage } = await import('@langchain/core/messages');
    const chat = new ChatOpenAI({
      model,
      apiKey: key,
      ...(plainly ? { streamUsage: false } : { temperature: 0, maxTokens: MOST_TOKENS }),
      // Attempts and their times are counted in one place, which is not the library.
      maxRetries: 0,
      useResponsesApi: false,
      // It would print what it cannot read, past the log and its scrubber.
      configuration: { baseURL: baseUrl, fetch: checkedFetch(signal, fetch), logLevel: 'off' },
    });
    const json = plainly ? {} : { response_format: { type: 'json_object' as const } };
    try {
      const chunks = await chat.stream([new SystemMessage(system), new HumanMessage(user)], { signal, ...json });
      for await (const chunk of chunks) {
        const { content, response_metadata: metadata, usage_metadata: usage } = chunk;
        yield {
          text: typeof content === 'string' ? content : '',
          finish: typeof metadata.finish_reason === 'string' ? metadata.finish_reason : null,
          tokens: usage ? { input: usage.input_tokens, output: usage.output_tokens } : null,
        };
      }
    } catch (error) {
      throw modelErrorOf(error);
    }
  }
}

/** How near the remote vectors bring a passage counts as much as shared words do. */
const REMOTE_WEIGHT = 1;
/** Milliseconds of the first pause after a passing failure. */
const PAUSE = 500;

/** Embeds over any server that speaks OpenAI's protocol, in batches no larger than its kind takes. */
export function openAiEmbedder({
  endpoint,
  timeout,
  meter,
}: {
  endpoint: Endpoint;
  timeout: number;
  meter?: Pick<AnswerMeter, 'called'> | undefined;
}): Embedder {
  const { key, baseUrl, model, fetch } = endpoint;
  const inBatches = batchesFor(baseUrl);

  async function embedBatch(batch: string[], signal: AbortSignal | undefined): Promise<Float32Array[]> {
    const { OpenAIEmbeddings } = await import('@langchain/openai');
    // From here on the time is the server's: loading the library takes seconds on a busy machine.
    const limit = limitOf(timeout, signal);
    const client = indexedEmbeddings(OpenAIEmbeddings, {
      model,
      apiKey: key,
      maxRetries: 0,
      // Without it a server that knows no base64 yields a quarter of the dimensions, all zero.
      encodingFormat: 'float',
      configuration: { baseURL: baseUrl, fetch: checkedFetch(limit, fetch) },
    });
    const started = performance.now();
    const done = (input: number, fault: ModelFault | null) => {
      const seconds = (performance.now() - started) / 1000;
      const tokens = { input, output: 0 };
      meter?.called({ operation: 'embeddings', model, seconds, firstChunk: null, tokens, fault });
    };
    try {
      const call = () => client.embedIndexed(batch);
      const { vectors, tokens } = await attempts(call, { signal: limit, pauseUnit: PAUSE });
      const units = unitVectors(vectors, batch.length);
      done(tokens, null);
      return units;
    } catch (caught) {
      const error = limit.aborted
        ? new ModelError('the embedding server was silent', { fault: 'silent' })
        : modelErrorOf(caught);
      done(0, error.fault);
      throw error;
    }
  }

  return {
    id: `openai ${new URL(baseUrl).host} ${model}`,
    weight: REMOTE_WEIGHT,
    local: false,
    embed: (texts, signal) => inBatches(texts, (batch) => embedBatch(batch, signal)),
  };
}

/** LangChain takes vectors in the order they arrive; the protocol's order is their `index`. */
function indexedEmbeddings(
  Embeddings: typeof OpenAIEmbeddings,
  settings: ConstructorParameters<typeof OpenAIEmbeddings>[0],
) {
  class IndexedEmbeddings extends Embeddings {
    async embedIndexed(input: string[]): Promise<{ vectors: { index: number; embedding: unknown }[]; tokens: number }> {
      const { data, usage } = await this.embeddingWithRetry({ model: this.model, input, encoding_format: 'float' });
      // Not every server counts.
      const { prompt_tokens: tokens = 0 }: { prompt_tokens?: number } = usage ?? {};
      return { vectors: data.map(({ index, embedding }) => ({ index, embedding })), tokens };
    }
  }
  return new IndexedEmbeddings(settings);
}
