import { ModelError } from '../contracts/errors.js';
import type { AnswerMeter } from '../contracts/meter.js';
import type { LanguageModel, Written } from '../contracts/model.js';
import { attempts } from './attempts.js';
import type { Breaker } from './breaker.js';
import type { Budget } from './budget.js';
import type { OpenStream } from './openai.js';
import type { Prompts } from './prompts.js';
import { stoppedBy, type Tokens, watched } from './watch.js';

/** Milliseconds: what one call may take with all its tries, however silent it is, and the first pause between two of them. */
export type ModelLimits = { whole: number; pauseUnit: number };

/** What is told of a call; never the question or the answer. */
export type ModelLog = {
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
};

/** An answer longer than this is no short object. */
const MOST_CHARACTERS = 8000;
/** Faults that only the person who runs the program can mend. */
const FOR_ADMIN: ReadonlySet<string> = new Set(['quota', 'key', 'forbidden', 'no_model']);
const ALERT_EVERY = 3_600_000;

/** The model behind a stream, with limits of time, tries, a breaker and a budget around it. */
export function createLanguageModel({
  name,
  open,
  prompts,
  limits,
  breaker,
  budget,
  price,
  log,
  meter,
  now,
}: {
  /** What the model is called at its server. */
  name: string;
  open: OpenStream;
  prompts: Prompts;
  limits: ModelLimits;
  breaker: Breaker;
  budget: Budget;
  /** What a million tokens cost, in and out, in whatever currency; `null` where it was not said. */
  price: { input: number; output: number } | null;
  log: ModelLog;
  meter?: Pick<AnswerMeter, 'called'> | undefined;
  now: () => number;
}): LanguageModel {
  let alertedAt = Number.NEGATIVE_INFINITY;

  function alert(error: ModelError): void {
    if (!FOR_ADMIN.has(error.fault) || now() - alertedAt < ALERT_EVERY) return;
    alertedAt = now();
    log.error({ fault: error.fault }, `the model needs attention: ${error.message}`);
  }

  return {
    async write({ task, variables, chat, signal, onText, onSpent }) {
      const prompt = prompts[task];
      const messages = prompt.fill(variables);
      await budget.allow(chat);
      const whole = new AbortController();
      const timer = setTimeout(() => {
        whole.abort(new ModelError(`the model took longer than ${limits.whole} ms`, { fault: 'silent' }));
      }, limits.whole);
      const stop = AbortSignal.any([whole.signal, ...(signal ? [signal] : [])]);
      const started = now();
      const spent: Tokens = { input: 0, output: 0 };
      let firstChunk: number | null = null;
      let fault: string | null = null;
      try {
        const written = await attempts(
          () => {
            if (stop.aborted) throw stoppedBy(stop);
            breaker.enter();
            const asked = now();
            firstChunk = null;
            const hear = (text: string) => {
              firstChunk ??= (now() - asked) / 1000;
              onText?.(text);
            };
            return read(open, messages, { stop, spent, onText: hear });
          },
          {
            signal: stop,
            pauseUnit: limits.pauseUnit,
            onFailure(error) {
              breaker.failed(error);
              alert(error);
            },
          },
        );
        breaker.succeeded();
        return written;
      } catch (error) {
        const thrown = stop.aborted ? stoppedBy(stop) : error;
        fault = thrown instanceof ModelError ? thrown.fault : 'unreadable';
        throw thrown;
      } finally {
        clearTimeout(timer);
        const ms = now() - started;
        const cost = price && (spent.input * price.input + spent.output * price.output) / 1_000_000;
        meter?.called({ operation: 'chat', model: name, seconds: ms / 1000, firstChunk, tokens: spent, fault });
        onSpent?.({ ...spent, cost });
        log.info({ task, prompt: prompt.version, ...spent, cost, ms }, 'asked the model');
        await budget.charge(chat, spent);
      }
    },
  };
}

async function read(
  open: OpenStream,
  messages: { system: string; user: string },
  { stop, spent, onText }: { stop: AbortSignal; spent: Tokens; onText: (text: string) => void },
): Promise<Written> {
  let text = '';
  let finish: string | null = null;
  let counted: Tokens | null = null;
  try {
    for await (const piece of watched((signal) => open(messages, signal), stop)) {
      text += piece.text;
      if (piece.text !== '') onText(text);
      finish = piece.finish ?? finish;
      counted = piece.tokens ?? counted;
      if (text.length > MOST_CHARACTERS) {
        finish = 'length';
        break;
      }
    }
  } finally {
    // A server that counts nothing, or never came to it, is charged by the characters of what it took and wrote.
    const isWithdrawn = stop.aborted && stoppedBy(stop).fault === 'stopped';
    const taken = text === '' && !isWithdrawn ? 0 : messages.system.length + messages.user.length;
    const tokens = counted ?? { input: taken, output: text.length };
    spent.input += tokens.input;
    spent.output += tokens.output;
  }
  switch (finish) {
    case 'stop':
      if (text.trim() === '') throw new ModelError('the model wrote nothing', { fault: 'unreadable' });
      return { text, whole: true };
    case 'length':
      return { text, whole: false };
    case 'content_filter':
      throw new ModelError('the server withheld the answer', { fault: 'filtered' });
    case null:
      throw new ModelError('the answer ended without its end', { fault: 'cut' });
    default:
      throw new ModelError(`the model ended with ${finish}`, { fault: 'unreadable' });
  }
}
