import { PassThrough } from 'node:stream';
import type { Ask } from '../../../src/answer/answer.js';
import type { LanguageId } from '../../../src/contracts/language.js';
import { openChatMemory } from '../../../src/store/queue/queue.js';
import { openMemoryStore } from '../../../src/store/sqlite.js';
import type { TerminalServices } from '../../../src/terminal/features.js';
import { runTerminal } from '../../../src/terminal/terminal.js';
import { worksOver } from '../../fakes/works.js';
import { wordings } from '../../telegram/serving.js';

type Setting = {
  colour: boolean;
  language: LanguageId;
  folder: string;
  services: Partial<TerminalServices>;
  input: NodeJS.ReadableStream;
  output: PassThrough;
  logged: unknown[];
};

/** The terminal over an empty store; resolves when the conversation is over. */
export async function talk(ask: Ask, setting: Partial<Setting> = {}): Promise<void> {
  const store = setting.services?.store ?? (await openMemoryStore());
  const log = { info() {}, warn() {}, error: (fields: unknown) => void setting.logged?.push(fields) };
  const { queue, register } = openChatMemory();
  await runTerminal({
    ask,
    services: {
      ...{ store, register, wordings, now: Date.now, beside: worksOver(store) },
      forgetConversation: async () => {},
      reviewing: {
        documents: { read: () => Promise.reject(new Error('not scripted')) },
        drafts: { turnTo() {}, storeOf: async () => store, overOf: async () => undefined },
        fileNamed: async () => undefined,
        refused: () => '',
      },
      ...setting.services,
    },
    input: setting.input ?? new PassThrough().end(),
    output: setting.output ?? new PassThrough(),
    colour: setting.colour ?? false,
    language: setting.language ?? 'zh',
    folder: setting.folder ?? '/nowhere',
    log,
  });
  await queue.close();
}

/** What is written while these lines are typed into a pipe. */
export async function screen(typed: readonly string[], ask: Ask, setting: Partial<Setting> = {}): Promise<string> {
  const output = new PassThrough();
  const written = output.toArray();
  const input = PassThrough.from([typed.map((line) => `${line}\n`).join('')]);
  await talk(ask, { ...setting, input, output });
  output.end();
  return Buffer.concat(await written).toString();
}
