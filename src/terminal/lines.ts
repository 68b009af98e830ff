import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { Answer, Ask } from '../answer/answer.js';
import { type Log, loggable } from '../contracts/log.js';
import type { ChatWording } from '../contracts/wording/chat.js';

const askedSchema = z.object({ chat: z.coerce.string().default('default'), text: z.string() });

/**
 * Answers each line of the input with one line of JSON, in the order asked; resolves when the input has ended and every answer is
 * out, or nobody reads them any more. A line that cannot be read, or that answering fails on, is answered with kind `error`.
 */
export async function runLines({
  ask,
  input,
  output,
  wording,
  log,
}: {
  ask: Ask;
  input: NodeJS.ReadableStream;
  output: NodeJS.WritableStream;
  wording: ChatWording;
  log: Log;
}): Promise<void> {
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });

  async function* answers(): AsyncGenerator<string> {
    for await (const line of lines) yield `${JSON.stringify(await answerLine(line.replace(/^\uFEFF/, '')))}\n`;
  }

  async function answerLine(line: string): Promise<Answer> {
    const asked = readLine(line);
    if (!asked) return refusal({ chat: 'default', question: line, text: wording.unreadableLine });
    try {
      return await ask(asked);
    } catch (error) {
      log.error(loggable(error), 'a question was not answered');
      return refusal({ chat: asked.chat, question: asked.text, text: wording.failed });
    }
  }

  try {
    await pipeline(answers, output, { end: false });
  } catch (error) {
    // The reader of the answers has left (`| head`), so nobody waits for the rest.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error;
  }
}

/** A plain line is a question of the chat `default`; undefined where a line begins as JSON and is no question. */
function readLine(line: string): z.infer<typeof askedSchema> | undefined {
  if (!/^\s*[{[]/.test(line)) return { chat: 'default', text: line };
  try {
    return askedSchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

function refusal({ chat, question, text }: { chat: string; question: string; text: string }): Answer {
  return {
    chat,
    question,
    language: 'zh',
    kind: 'error',
    answered_by: 'rules',
    text,
    figures: [],
    citations: [],
    options: [],
    warnings: [],
    elapsed_ms: 0,
  };
}
