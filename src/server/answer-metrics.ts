import { Counter, Histogram, type Registry } from 'prom-client';
import type { AnswerMeter } from '../contracts/meter.js';

/** Labels of OpenTelemetry's conventions for generative AI, with `_` for the points that Prometheus does not allow. */
const CALL = ['gen_ai_operation_name', 'gen_ai_request_model'] as const;
const SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 40, 80];
const TOKENS = [1, 16, 64, 256, 1024, 4096, 16_384, 65_536];

/** Counts answers and calls to models in this registry, under the names that OpenTelemetry gives them. */
export function countAnswers(registry: Registry): AnswerMeter {
  const registers = [registry];
  const rejected = new Counter({
    name: 'answer_rejected_total',
    help: 'Sentences of a model that were not let through, by the reason.',
    labelNames: ['reason'],
    registers,
  });
  const tokens = new Histogram({
    name: 'gen_ai_client_token_usage',
    help: 'Tokens of a call to a model, in and out.',
    labelNames: [...CALL, 'gen_ai_token_type'],
    buckets: TOKENS,
    registers,
  });
  const duration = new Histogram({
    name: 'gen_ai_client_operation_duration',
    help: 'Seconds that a call to a model took, with all its tries; error_type says why nothing came of it.',
    labelNames: [...CALL, 'error_type'],
    buckets: SECONDS,
    registers,
  });
  const firstChunk = new Histogram({
    name: 'gen_ai_client_time_to_first_chunk',
    help: 'Seconds until the first text of an answer.',
    labelNames: CALL,
    buckets: SECONDS,
    registers,
  });
  return {
    rejected: (reason) => rejected.inc({ reason }),
    called({ operation, model, seconds, firstChunk: first, tokens: { input, output }, fault }) {
      const call = { gen_ai_operation_name: operation, gen_ai_request_model: model };
      duration.observe({ ...call, error_type: fault ?? '' }, seconds);
      if (first !== null) firstChunk.observe(call, first);
      tokens.observe({ ...call, gen_ai_token_type: 'input' }, input);
      if (operation === 'chat') tokens.observe({ ...call, gen_ai_token_type: 'output' }, output);
    },
  };
}
