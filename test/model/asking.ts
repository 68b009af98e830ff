import type { AnswerMeter } from '../../src/meter.js';
import { createBreaker } from '../../src/model/breaker.js';
import { type Allowance, createBudget, type Ledger } from '../../src/model/budget.js';
import { createLanguageModel, type ModelLimits } from '../../src/model/language-model.js';
import { openAiStream } from '../../src/model/openai.js';
import { loadPrompts } from '../../src/model/prompts.js';
import type { LanguageModel } from '../../src/model.js';

/** Limits a hundredth of the program's, so that a test of silence takes as long as a word. */
export const SHORT: ModelLimits = { first: 200, idle: 150, whole: 600, pauseUnit: 5 };

export const QUESTION = {
  task: 'answer' as const,
  variables: { language: '中文', question: '收到多少件？', mark: '=====', passages: '[1] 收到9件。' },
  chat: 'c1',
};

export type Rig = {
  model: LanguageModel;
  logged: { level: string; fields: Record<string, unknown>; said: string }[];
  spent: number[];
};

/** The program's model over a server's address, with what it logs and spends laid open. */
export function modelOver({
  baseUrl,
  limits = SHORT,
  allowance = { day: 1_000_000, chat: 1_000_000 },
  meter,
  now = () => Date.now(),
}: {
  baseUrl: string;
  limits?: ModelLimits;
  allowance?: Allowance;
  meter?: Pick<AnswerMeter, 'called'>;
  now?: () => number;
}): Rig {
  const logged: Rig['logged'] = [];
  const spent: number[] = [];
  const sum = () => spent.reduce((total, tokens) => total + tokens, 0);
  const ledger: Ledger = {
    spent: async () => ({ day: sum(), chat: sum() }),
    spend: async ({ tokens }) => void spent.push(tokens),
  };
  const write = (level: string) => (fields: Readonly<Record<string, unknown>>, said: string) =>
    void logged.push({ level, fields, said });
  const model = createLanguageModel({
    name: 'test-model',
    open: openAiStream({ key: 'sk-canary', baseUrl, model: 'test-model' }),
    prompts: loadPrompts(),
    limits,
    breaker: createBreaker({ now }),
    budget: createBudget({ ledger, allowance, now: () => new Date(now()) }),
    price: { input: 2, output: 8 },
    log: { info: write('info'), error: write('error') },
    meter,
    now,
  });
  return { model, logged, spent };
}
