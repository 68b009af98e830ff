import { fileURLToPath } from 'node:url';
import { type Logger, pino } from 'pino';
import { createBot } from '../chat/bot.js';
import { runLines } from '../chat/lines.js';
import { runTerminal } from '../chat/terminal.js';
import { ConfigError } from '../errors.js';
import { enChat } from '../language/chat.en.js';
import { zhChat, zhHantChat } from '../language/chat.zh.js';
import { type CommandContext, EXIT, filingWording } from './context.js';
import { ingest } from './ingest.js';

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
  const log = logger(config.log);
  if (json) await runLines({ ask: wenbao.ask, input: stdin, output: stdout, wording: wordings[lang], log });
  else {
    await runTerminal({
      ask: wenbao.ask,
      input: stdin,
      output: stdout,
      wordings,
      colour: stdout.isTTY && stdout.hasColors(),
      language: lang,
      log,
    });
  }
}

/** Serves Telegram until it is stopped or Telegram refuses; the status is that of `ServeStatus`. */
export async function bot({ wenbao, config }: CommandContext): Promise<number> {
  if (config.mode !== 'telegram') throw new ConfigError('TELEGRAM_BOT_TOKEN: set it in .env to serve Telegram.');
  const { token, apiRoot } = config;
  const telegram = createBot({ ask: wenbao.ask, token, apiRoot, wordings, log: logger(config.log) });
  const stop = () => void telegram.stop();
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  return telegram.serve();
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

const wordings = { zh: zhChat, 'zh-Hant': zhHantChat, en: enChat };

/** Logs go to standard error: standard output belongs to the answers. */
function logger(level: string): Logger {
  return pino({ level }, pino.destination({ dest: 2, sync: true }));
}
