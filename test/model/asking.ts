import type { AnswerMeter } from '../../src/contracts/meter.js';
import type { LanguageModel } from '../../src/contracts/model.js';
import { createBreaker } from '../../src/model/breaker.js';
import { type Allowance, createBudget, type Ledger } from '../../src/model/budget.js';
import { createLanguageModel, type ModelLimits } from '../../src/model/language-model.js';
import { openAiStream } from '../../src/model/openai.js';
import { loadPrompts } from '../../src/model/prompts.js';
import { FAR } from '../fakes/far.js';
import type { Behaviour } from '../fakes/model-server.js';

/** Limits that are never come to: what a server says is heard, however long it takes to get here. */
export const PATIENT: ModelLimits = { whole: FAR, pauseUnit: 5 };

/** Limits for a server that behaves so: short where it is silent, which is found out at once; what it says is heard. */
export function limitsFor(behaviour: Behaviour): ModelLimits {
  switch (behaviour) {
    case 'never answers':
    case 'only keeps alive':
    case 'stalls after a piece':
    case 'one byte at a time':
      return { ...PATIENT, whole: 200 };
    default:
      return PATIENT;
  }
}

export const QUESTION = {
  task: 'point' as const,
  variables: {
    ...{ language: '中文', translations: '', headings: '数量', question: '收到多少件？', mark: '=====' },
    pieces: '[1]收到9件。',
  },
  chat: 'c1',
};

export type Rig = {
  model: LanguageModel;
  logged: { level: string; fields: Record<string, unknown>; said: string }[];
  spent: number[];
  /** How often the server was called on, whether the call came there or not. */
  tries(): number;
};

/** The program's model over a server's address, with what it logs and spends laid open. */
export function modelOver({
  baseUrl,
  limits = PATIENT,
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
  const stream = openAiStream({ key: 'sk-canary', baseUrl, model: 'test-model' });
  let tries = 0;
  const sum = () => spent.reduce((total, tokens) => total + tokens, 0);
  const ledger: Ledger = {
    spent: async () => ({ day: sum(), chat: sum() }),
    spend: async ({ tokens }) => void spent.push(tokens),
  };
  const write = (level: string) => (fields: Readonly<Record<string, unknown>>, said: string) =>
    void logged.push({ level, fields, said });
  const model = createLanguageModel({
    name: 'test-model',
    open: (...asked) => {
      tries += 1;
      return stream(...asked);
    },
    prompts: loadPrompts(),
    limits,
    breaker: createBreaker({ now }),
    budget: createBudget({ ledger, allowance, now: () => new Date(now()) }),
    price: { input: 2, output: 8 },
    log: { info: write('info'), error: write('error') },
    meter,
    now,
  });
  return { model, logged, spent, tries: () => tries };
}
