import { z } from 'zod';
import { proxyAddress } from '../config/proxy.js';

const tokens = (most: number) =>
  z.coerce.number('is not a number of tokens').int('is not a whole number').min(0, 'is below zero').max(most);

/** The variables about models, in the order of `.env.example`. */
export const modelVariables = {
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_API_KEY_FILE: z.string().optional(),
  OPENAI_BASE_URL: z
    .url({ protocol: /^https?$/, error: 'is not an address such as https://api.openai.com/v1' })
    .default('https://api.openai.com/v1'),
  OPENAI_PROXY: proxyAddress.optional(),
  OPENAI_MODEL: z.string().optional(),
  OPENAI_EMBEDDING_MODEL: z.string().optional(),
  OPENAI_TIMEOUT_MS: z.coerce
    .number('is not a number of milliseconds')
    .int('is not a whole number')
    .min(1000, 'is below 1000')
    .max(600_000, 'is above 600000')
    .default(60_000),
  WENBAO_MODEL_TOKENS_A_DAY: tokens(1_000_000_000).default(2_000_000),
  WENBAO_MODEL_TOKENS_A_CHAT: tokens(1_000_000_000).default(100_000),
  WENBAO_MODEL_TOKENS_A_QUESTION: tokens(1_000_000).default(6000),
  WENBAO_MODEL_PRICE: z
    .string()
    .regex(/^\d+(\.\d+)?\/\d+(\.\d+)?$/, 'is not a price in and out per million tokens such as 2/8')
    .optional(),
};

/** Where the models are and what they may cost. */
export type ModelConfig = {
  key: string;
  baseUrl: string;
  proxy?: string | undefined;
  /** The model that points at the sentences that answer; without it the program does. */
  chat: string | undefined;
  /** The model that embeds; without it the offline embedder does. */
  embedding: string | undefined;
  /** Milliseconds that all calls for one question may take together, with all their tries. */
  timeout: number;
  allowance: { day: number; chat: number; question?: number };
  /** Per million tokens. */
  price: { input: number; output: number } | null;
};

/** The models as configured; undefined without a key, or without the name of any model. */
export function modelConfigOf(read: z.infer<z.ZodObject<typeof modelVariables>>): ModelConfig | undefined {
  const { OPENAI_API_KEY: key, OPENAI_MODEL: chat, OPENAI_EMBEDDING_MODEL: embedding } = read;
  if (!key || !(chat || embedding)) return undefined;
  const [input, output] = read.WENBAO_MODEL_PRICE?.split('/').map(Number) ?? [];
  return {
    key,
    baseUrl: read.OPENAI_BASE_URL,
    proxy: read.OPENAI_PROXY,
    chat,
    embedding,
    timeout: read.OPENAI_TIMEOUT_MS,
    allowance: {
      ...{ day: read.WENBAO_MODEL_TOKENS_A_DAY, chat: read.WENBAO_MODEL_TOKENS_A_CHAT },
      question: read.WENBAO_MODEL_TOKENS_A_QUESTION,
    },
    price: input === undefined || output === undefined ? null : { input, output },
  };
}
