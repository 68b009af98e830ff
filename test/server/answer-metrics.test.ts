import { Registry } from 'prom-client';
import { beforeEach, describe, expect, it } from 'vitest';
import { countAnswers } from '../../src/server/answer-metrics.js';

let registry: Registry;
beforeEach(() => {
  registry = new Registry();
});

async function linesOf(name: string): Promise<string[]> {
  return (await registry.metrics()).split('\n').filter((line) => line.startsWith(name));
}

describe('countAnswers', () => {
  it('counts sentences that were not let through by their reason', async () => {
    const meter = countAnswers(registry);
    meter.rejected('number');
    meter.rejected('number');
    meter.rejected('year');
    expect(await linesOf('answer_rejected_total')).toEqual([
      'answer_rejected_total{reason="number"} 2',
      'answer_rejected_total{reason="year"} 1',
    ]);
  });

  it('counts calls to models under the names of OpenTelemetry', async () => {
    const meter = countAnswers(registry);
    const call = { operation: 'chat', model: 'm', tokens: { input: 900, output: 20 } } as const;
    meter.called({ ...call, seconds: 3, firstChunk: 0.7, fault: null });
    meter.called({ ...call, seconds: 60, firstChunk: null, fault: 'silent' });
    const of = 'gen_ai_operation_name="chat",gen_ai_request_model="m"';
    expect(await linesOf('gen_ai_client_operation_duration_sum')).toEqual([
      `gen_ai_client_operation_duration_sum{${of},error_type=""} 3`,
      `gen_ai_client_operation_duration_sum{${of},error_type="silent"} 60`,
    ]);
    expect(await linesOf('gen_ai_client_token_usage_sum')).toEqual([
      `gen_ai_client_token_usage_sum{${of},gen_ai_token_type="input"} 1800`,
      `gen_ai_client_token_usage_sum{${of},gen_ai_token_type="output"} 40`,
    ]);
    expect(await linesOf('gen_ai_client_time_to_first_chunk_count')).toEqual([
      `gen_ai_client_time_to_first_chunk_count{${of}} 1`,
    ]);
  });

  it('counts what is embedded without an output', async () => {
    countAnswers(registry).called({
      ...{ operation: 'embeddings', model: 'e', tokens: { input: 64, output: 0 } },
      ...{ seconds: 0.2, firstChunk: null, fault: null },
    });
    expect(await linesOf('gen_ai_client_token_usage_count')).toEqual([
      'gen_ai_client_token_usage_count{gen_ai_operation_name="embeddings",gen_ai_request_model="e",gen_ai_token_type="input"} 1',
    ]);
  });
});
