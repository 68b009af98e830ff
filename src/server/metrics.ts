import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { AnswerMeter, Meter } from '../contracts/meter.js';
import type { Queue } from '../contracts/queue.js';
import type { Tallies } from '../contracts/store.js';
import { countAnswers } from './answer-metrics.js';

export type Metrics = {
  meter: Meter;
  answerMeter: AnswerMeter;
  /** All metrics in Prometheus' text format; no label names a person or holds a word of a question. */
  text(): Promise<string>;
  contentType: string;
};

/** The program's metrics; what the queue, where there is one, and the store hold is asked for when they are read. */
export function createMetrics({
  queue,
  revision,
  tallies = async () => ({ results: {}, flags: {} }),
}: {
  queue?: Queue | undefined;
  revision: () => Promise<number>;
  tallies?: (() => Promise<Tallies>) | undefined;
}): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const received = new Counter({
    name: 'updates_received_total',
    help: 'Updates taken from Telegram, repeats included.',
    labelNames: ['type'],
    registers,
  });
  const repeated = new Counter({
    name: 'duplicates_dropped_total',
    help: 'Updates that were known already and not answered again.',
    registers,
  });
  const sent = new Histogram({
    name: 'answer_seconds',
    help: 'From the arrival of an update to the delivery of a message it is owed.',
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3600],
    registers,
  });
  const calls = new Counter({
    name: 'telegram_calls_total',
    help: 'Calls to Telegram by method and outcome: 200, an error code, or lost.',
    labelNames: ['method', 'code'],
    registers,
  });
  const retryAfter = new Gauge({
    name: 'telegram_retry_after_seconds',
    help: 'The wait that Telegram last asked for.',
    registers,
  });
  if (queue) gaugeQueue(queue, registers);
  new Gauge({
    name: 'index_generation',
    help: 'A number that grows whenever reports are filed.',
    registers,
    async collect() {
      this.set(await revision());
    },
  });

  new Counter({
    name: 'ingest_total',
    help: 'Reports by what came of filing them, by whatever process.',
    labelNames: ['result'],
    registers,
    // Another process files too, so that the store keeps the count.
    async collect() {
      const { results } = await tallies();
      this.reset();
      for (const [result, count] of Object.entries(results)) this.inc({ result }, count);
    },
  });
  new Gauge({
    name: 'facts_flagged_total',
    help: 'Figures of current reports with something to be told beside them, by what it is.',
    labelNames: ['flag'],
    registers,
    async collect() {
      const { flags } = await tallies();
      this.reset();
      for (const [flag, count] of Object.entries(flags)) this.set({ flag }, count);
    },
  });

  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    answerMeter: countAnswers(registry),
    meter: {
      received: (type) => received.inc({ type }),
      repeated: (count) => repeated.inc(count),
      sent: (seconds) => sent.observe(seconds),
      call({ method, code, retryAfter: seconds }) {
        calls.inc({ method, code: String(code) });
        if (seconds !== undefined) retryAfter.set(seconds);
      },
    },
  };
}

/** What waits to be answered and to be sent. */
function gaugeQueue(queue: Queue, registers: Registry[]): void {
  new Gauge({
    name: 'inbox_depth',
    help: 'Updates that wait for an answer.',
    registers,
    async collect() {
      this.set((await queue.depth()).waiting);
    },
  });
  new Gauge({
    name: 'inbox_oldest_seconds',
    help: 'How long the oldest of them has waited.',
    registers,
    async collect() {
      const { oldest } = await queue.depth();
      this.set(oldest === null ? 0 : (Date.now() - oldest) / 1000);
    },
  });
  new Gauge({
    name: 'outbox_chats',
    help: 'Chats to which something is still to be sent.',
    registers,
    async collect() {
      this.set((await queue.chatsWaiting()).outgoing.length);
    },
  });
  new Gauge({
    name: 'messages_lost',
    help: 'Messages of the last 48 hours that were given up a day old, not known to have arrived.',
    registers,
    async collect() {
      this.set(await queue.lost());
    },
  });
}
