import { fileURLToPath } from 'node:url';
import { runLines } from '../chat/lines.js';
import { runTerminal } from '../chat/terminal.js';
import { createLogger } from '../log.js';
import { bot } from './bot.js';
import { type CommandContext, chatWordings, EXIT, filingWording } from './context.js';
import { fileDocuments } from './ingest.js';

const SAMPLES = fileURLToPath(new URL('../../reports/samples', import.meta.url));

const { stdin, stdout, stderr } = process;

/** Answers one question; 3 where the answer is that there is none. */
export async function askOnce(
  { wenbao }: CommandContext,
  { json }: { json?: boolean },
  [question = '']: string[],
): Promise<number> {
  const answer = await wenbao.ask({ chat: `ask:${process.pid}`, text: question });
  stdout.write(json ? `${JSON.stringify(answer)}\n` : `${answer.text}\n`);
  return ['not_found', 'clarification', 'error'].includes(answer.kind) ? EXIT.unanswered : 0;
}

/** A conversation on standard input and output, for a person or, with `json`, for a program. */
export async function chat({ wenbao, config, lang }: CommandContext, { json }: { json?: boolean }): Promise<undefined> {
  const log = createLogger({ level: config.log });
  if (json) await runLines({ ask: wenbao.ask, input: stdin, output: stdout, wording: chatWordings[lang], log });
  else {
    await runTerminal({
      ask: wenbao.ask,
      input: stdin,
      output: stdout,
      wordings: chatWordings,
      colour: stdout.isTTY && stdout.hasColors(),
      language: lang,
      log,
    });
  }
}

/** The first run files the sample reports; then Telegram where a token is set, else the terminal. */
export async function start(context: CommandContext): Promise<number | undefined> {
  const { wenbao, config } = context;
  if ((await wenbao.store.reports()).length === 0) {
    stderr.write(`${filingWording(context).filingSamples()}\n`);
    await fileDocuments(context, {}, [SAMPLES]);
  }
  return config.mode === 'telegram' ? bot(context, {}) : chat(context, {});
}
