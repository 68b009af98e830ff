import type { Expected, Register, Seat } from '../contracts/register.js';
import { keyOf } from './agency-key.js';
import type { Said } from './reply.js';

/** Minutes within which what is asked for can be said. */
export const ANSWER_MINUTES = 15;

/** What is waited for: a reply to the words of which `prompt` is the key; where it is empty, the next message that asks nothing by itself. */
export type Awaited = { topic: string; about: string; prompt: string };

/** What asks something by itself. */
const ASKS =
  /[?？]|吗|嗎|多少|几[件个個份项項]|幾|哪|谁|誰|什么|什麼|怎么|怎麼|为何|为什|為何|為什|\b(?:how|what|which|who|where|why|when)\b/iu;

/** Has a person's reply to these words mean this for some minutes; `isLoose` where the words that are missing may come as a message of their own. */
export async function awaitReply(
  words: Said,
  {
    register,
    seat,
    topic,
    about = '',
    isLoose = false,
    now,
  }: { register: Register; seat: Seat; topic: string; about?: string; isLoose?: boolean; now: number },
): Promise<Said> {
  const prompt = isLoose ? '' : keyOf(words.message.text.trim());
  const until = now + ANSWER_MINUTES * 60_000;
  await register.expect(seat, { topic, about: JSON.stringify([prompt, about]), until });
  return words;
}

/** What was written down as expected; undefined where nothing is. */
export function awaitedIn(expected: Expected | null): Awaited | undefined {
  if (!expected) return undefined;
  // Written by `awaitReply`; by an older version a quarter of an hour ago at most.
  const parts: unknown = /^\[/.test(expected.about) ? JSON.parse(expected.about) : [];
  const [prompt, about] = Array.isArray(parts) ? parts : [];
  if (typeof prompt !== 'string' || typeof about !== 'string') return undefined;
  return { topic: expected.topic, about, prompt };
}

/** Whether words ask something. */
export function asksSomething(text: string): boolean {
  return ASKS.test(text);
}

/** Whether a message is what is waited for; `replied` are the words that it replies to. */
export function isAwaited(
  { text, replied }: { text: string; replied?: string | undefined },
  { prompt }: Awaited,
): boolean {
  return prompt === '' ? !asksSomething(text) : replied !== undefined && keyOf(replied.trim()) === prompt;
}
