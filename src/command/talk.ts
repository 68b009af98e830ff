import { randomUUID } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Ask } from '../answer/answer.js';
import { createLogger } from '../config/log.js';
import type { LanguageId } from '../contracts/language.js';
import type { Sent } from '../filing/sources.js';
import type { Refusal } from '../parse/document.js';
import { openChatMemory } from '../store/queue/queue.js';
import { runLines } from '../terminal/lines.js';
import { type CommandContext, EXIT } from './context.js';
import { explainLines } from './explain.js';
import { fileDocuments } from './ingest.js';
import { chatWordings, explainedWordings, filingWording } from './wordings.js';

const SAMPLES = fileURLToPath(new URL('../../reports/samples', import.meta.url));

const LOOKS_LIKE_A_FILE = /^[~.]?\/|\.(?:pdf|docx?|xlsx?|html?|txt|md|zip)$/i;

const { stdin, stdout, stderr } = process;

/** Answers one question, with how it was read before it where that is wanted; 3 where the answer is that there is none. */
export async function askOnce(
  { wenbao, lang }: CommandContext,
  { json, explain }: { json?: boolean; explain?: boolean },
  [question = '']: string[],
): Promise<number> {
  const answer = await wenbao.ask({ chat: `ask:${randomUUID()}`, text: question, ...(explain && { explain }) });
  const wording = explainedWordings[lang];
  const read = answer.explain ? [...explainLines(answer.explain, wording), '', wording.answer] : [];
  stdout.write(json ? `${JSON.stringify(answer)}\n` : `${[...read, answer.text].join('\n')}\n`);
  return ['not_found', 'clarification', 'error'].includes(answer.kind) ? EXIT.unanswered : 0;
}

/** A conversation on standard input and output, for a person or, with `json`, for a program. */
export async function chat(context: CommandContext, { json }: { json?: boolean }): Promise<undefined> {
  const { wenbao, config, lang } = context;
  const log = createLogger({ level: config.log });
  if (json) {
    await runLines({ ask: inThisRun(wenbao.ask), input: stdin, output: stdout, wording: chatWordings[lang], log });
    return;
  }
  const { runTerminal } = await import('../terminal/terminal.js');
  const { queue, register } = openChatMemory();
  const { store, works, documents, forgetConversation } = wenbao;
  const drafts = wenbao.draftsOf(register);
  const refused = (name: string, refusal: Refusal, language: LanguageId) =>
    filingWording({ lang: language === 'en' ? 'en' : 'zh' }).refused(name, refusal);
  await runTerminal({
    ask: drafts.ask,
    services: {
      ...{ store, register, forgetConversation, wordings: chatWordings, now: Date.now },
      beside: works,
      reviewing: { documents, drafts, fileNamed, refused },
    },
    input: stdin,
    output: stdout,
    colour: stdout.isTTY && stdout.hasColors(),
    language: lang,
    folder: process.cwd(),
    log,
  });
  await queue.close();
}

/** Keeps chats by the names that lines give them to this run: what was spoken of in an earlier one is none of theirs. */
function inThisRun(ask: Ask): Ask {
  const run = randomUUID();
  return async (question) => ({
    ...(await ask({ ...question, chat: `${run}:${question.chat}` })),
    chat: question.chat,
  });
}

/** The file that some words name, as typed, or as a terminal puts in what is dragged into it. */
async function fileNamed(words: string): Promise<Sent | null | undefined> {
  const bare = words
    .replace(/^(['"])(.*)\1$/s, '$2')
    .replaceAll('\\ ', ' ')
    .replace(/^~(?=\/)/, homedir());
  const isFile = await stat(bare).then(
    (found) => found.isFile(),
    () => false,
  );
  if (isFile) return { source: basename(bare), bytes: await readFile(bare) };
  return LOOKS_LIKE_A_FILE.test(bare) ? null : undefined;
}

/** The first run files the sample reports; then Telegram where a token is set, else the terminal. */
export async function start(context: CommandContext): Promise<number | undefined> {
  const { wenbao, config } = context;
  if ((await wenbao.store.reports({ limit: 1 })).length === 0) {
    stderr.write(`${filingWording(context).filingSamples()}\n`);
    await fileDocuments(context, {}, [SAMPLES]);
  }
  if (config.mode === 'terminal') return chat(context, {});
  const { bot } = await import('./bot.js');
  return bot(context, {});
}
