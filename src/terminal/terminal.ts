import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { Ask } from '../answer/answer.js';
import type { LanguageId } from '../contracts/language.js';
import { type Log, loggable } from '../contracts/log.js';
import type { TerminalServices } from './features.js';
import { createScreen, type Output } from './screen.js';
import { createTalk, type Ending } from './talk.js';
import { terminalWordings } from './wordings.js';

const LEAVES = /^[/／](?:quit|exit|q)$/i;

/** A conversation in the terminal; resolves when the person leaves or the input ends. */
export async function runTerminal({
  ask,
  services,
  input,
  output,
  colour,
  language,
  folder,
  log,
}: {
  ask: Ask;
  services: TerminalServices;
  input: NodeJS.ReadableStream & { isTTY?: boolean };
  output: Output;
  /** Whether the output shows colours: a terminal, and NO_COLOR is not set. */
  colour: boolean;
  /** What the greeting is in; answers are in the language of their question. */
  language: LanguageId;
  /** Where files are written to. */
  folder: string;
  log: Log;
}): Promise<void> {
  const screen = createScreen(output, { colour });
  const wordings = terminalWordings(services.wordings);
  const talk = createTalk({ ask, services: { ...services, wordings }, screen, language, folder });
  let stopping: AbortController | undefined;
  const leaving = new AbortController();
  const echo = echoTo(output, () => stopping === undefined);
  const isEdited = Boolean(output.isTTY && input.isTTY);
  const lines = createInterface({
    input,
    output: output.isTTY ? echo : undefined,
    terminal: isEdited,
    prompt: screen.paint('› ', 'cyan'),
    completer: (begun: string) => [begun.startsWith('/') ? talk.commandsLike(begun) : [], begun],
  });
  // Taken before the first answer, so that no line that comes meanwhile is lost.
  const typed = lines[Symbol.asyncIterator]();
  // Lines that are not on the screen where they are answered: those typed ahead, and those that nobody typed.
  let ahead = 0;
  const unseen: boolean[] = [];
  lines.on('line', () => {
    unseen.push(!isEdited || stopping !== undefined || ahead > 0);
    ahead += 1;
  });
  // Whoever read the answers has left (`| head`): there is no one to talk to.
  output.on('error', leave);
  lines.on('SIGINT', () => {
    if (stopping && !stopping.signal.aborted) stopping.abort();
    else leave();
  });

  function leave(): void {
    leaving.abort();
    lines.close();
  }

  async function answering(work: (ending: Ending) => Promise<void>): Promise<void> {
    stopping = new AbortController();
    try {
      await work({ stop: stopping.signal, signal: leaving.signal });
    } catch (error) {
      if (leaving.signal.aborted) return;
      log.error(loggable(error), 'a question was not answered');
      screen.line(talk.wording().failed, 'yellow');
    } finally {
      stopping = undefined;
    }
  }

  let isOpen = false;
  function prompt(): void {
    if (leaving.signal.aborted) return;
    lines.prompt();
    isOpen = Boolean(output.isTTY);
  }

  await answering(talk.greet);
  screen.line(talk.wording().terminal.hint, 'dim');
  prompt();
  for await (const line of { [Symbol.asyncIterator]: () => typed }) {
    const said = line.trim();
    isOpen = false;
    ahead -= 1;
    if (unseen.shift() && output.isTTY) output.write(`${line}\n`);
    if (LEAVES.test(said) || leaving.signal.aborted) break;
    if (said !== '') await answering((ending) => talk.take(said, ending));
    prompt();
  }
  lines.close();
  if (isOpen) output.write('\n');
  output.write(`${talk.wording().terminal.farewell}\n`);
}

/** The output as the line editor sees it: what is typed while an answer is being made is kept, and not written into the answer. */
function echoTo(output: Output, isOpen: () => boolean): Writable {
  const echo = new Writable({
    write(chunk: Uint8Array, _encoding, written) {
      if (isOpen()) output.write(chunk);
      written();
    },
  });
  output.on('resize', () => echo.emit('resize'));
  return Object.defineProperty(echo, 'columns', { get: () => output.columns });
}
