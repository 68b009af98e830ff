import { fileURLToPath } from 'node:url';
import { runLines } from '../chat/lines.js';
import { runTelegram } from '../chat/telegram.js';
import { runTerminal } from '../chat/terminal.js';
import { ConfigError } from '../errors.js';
import { enChat } from '../language/chat.en.js';
import { zhChat } from '../language/chat.zh.js';
import { type CommandContext, EXIT, filingWording } from './context.js';
import { ingest } from './ingest.js';

const SAMPLES = fileURLToPath(new URL('../../reports/samples', import.meta.url));

const { stdout, stderr } = process;

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
export async function chat({ wenbao, lang }: CommandContext, { json }: { json?: boolean }): Promise<undefined> {
  const io = { ask: wenbao.ask, input: process.stdin, output: stdout };
  if (json) await runLines(io);
  else await runTerminal({ ...io, wording: lang === 'en' ? enChat : zhChat, language: lang });
}

/** Serves Telegram until it is stopped. */
export async function bot({ wenbao, config }: CommandContext): Promise<number> {
  if (config.mode !== 'telegram') throw new ConfigError('TELEGRAM_BOT_TOKEN: set it in .env to serve Telegram.');
  return runTelegram({ ...config, ask: wenbao.ask, wordings: { zh: zhChat, en: enChat } });
}

/** The first run files the sample reports; then Telegram where a token is set, else the terminal. */
export async function start(context: CommandContext): Promise<number | undefined> {
  const { wenbao, config } = context;
  if ((await wenbao.store.reports()).length === 0) {
    stderr.write(`${filingWording(context).filingSamples()}\n`);
    await ingest(context, {}, [SAMPLES]);
  }
  return config.mode === 'telegram' ? bot(context) : chat(context, {});
}
