import { createInterface } from 'node:readline';
import type { Answer, Ask, Question } from '../answer/answer.js';
import type { ChatWording } from '../chat-wording.js';
import type { LanguageId } from '../language.js';
import { clean } from './clean.js';
import { type Log, loggable } from './log.js';

const CHAT = 'terminal';

/** A conversation in the terminal; resolves when the person leaves or the input ends. */
export async function runTerminal({
  ask,
  input,
  output,
  wordings,
  colour,
  language,
  log,
}: {
  ask: Ask;
  input: NodeJS.ReadableStream;
  output: NodeJS.WritableStream & { isTTY?: boolean };
  wordings: Readonly<Record<LanguageId, ChatWording>>;
  /** Whether the output shows colours: a terminal, and NO_COLOR is not set. */
  colour: boolean;
  /** What the greeting is in; answers are in the language of their question. */
  language: LanguageId;
  log: Log;
}): Promise<void> {
  const lines = createInterface({
    input,
    output: output.isTTY ? output : undefined,
    prompt: paint('› ', 'cyan', colour),
  });
  // Taken before the first answer, so that no line that comes meanwhile is lost.
  const typed = lines[Symbol.asyncIterator]();
  let last: Answer | undefined;
  // Whoever read the answers has left (`| head`): there is no one to talk to.
  output.on('error', () => lines.close());

  const write = (text: string) => output.write(`${text}\n\n`);
  const wording = () => wordings[last?.language ?? language];

  async function reply(question: Omit<Question, 'chat'>): Promise<void> {
    try {
      last = await ask({ chat: CHAT, ...question });
      write(showAnswer(last, { wording: wording(), colour }));
    } catch (error) {
      log.error(loggable(error), 'a question was not answered');
      write(paint(wording().failed, 'yellow', colour));
    }
  }

  await reply({ text: wording().help, language });
  write(paint(wording().terminal.hint, 'dim', colour));
  lines.prompt();
  for await (const line of { [Symbol.asyncIterator]: () => typed }) {
    const said = line.trim();
    const choice = /^\d+$/.test(said) ? last?.options[Number(said) - 1] : undefined;
    if (/^\/(quit|exit|q)$/i.test(said)) break;
    if (/^\/help$/i.test(said)) await reply({ text: wording().help, language: last?.language ?? language });
    else if (/^(\/source|原表)$/i.test(said)) write(showSources(last, { wording: wording(), colour }));
    else if (choice !== undefined) await reply({ text: choice, language: last?.language });
    else if (said.startsWith('/')) write(wording().unknownCommand(said));
    else if (said !== '') await reply({ text: said });
    lines.prompt();
  }
  lines.close();
  output.write(`${wording().terminal.farewell}\n`);
}

function showAnswer(answer: Answer, { wording, colour }: { wording: ChatWording; colour: boolean }): string {
  const [first = '', ...rest] = clean(answer.text).split('\n');
  const body = rest.map((line) => (/^\[\d+\]/.test(line) ? paint(line, 'dim', colour) : line));
  const options = answer.options.map((option, index) => `  ${paint(`${index + 1}`, 'cyan', colour)}  ${clean(option)}`);
  // Labels mean that the text itself lists the choices, in the order of their numbers.
  const choices = options.length > 0 && !answer.labels ? ['', wording.terminal.choose, ...options] : [];
  return [paint(first, 'bold', colour), ...body, ...choices].join('\n');
}

/** Every citation of the answer in full, the row or sentence as the report prints it. */
function showSources(
  answer: Answer | undefined,
  { wording, colour }: { wording: ChatWording; colour: boolean },
): string {
  if (!answer || answer.citations.length === 0) return wording.terminal.noSource;
  return answer.citations
    .map(({ n, agency, year, title, section, quote, source }) =>
      [
        paint(`[${n}] ${clean(agency)} ${year}`, 'bold', colour),
        `    ${clean(title)} · ${clean(section)}`,
        ...clean(quote)
          .split('\n')
          .map((line) => `    ${line}`),
        paint(`    ${clean(source)}`, 'dim', colour),
      ].join('\n'),
    )
    .join('\n\n');
}

const STYLES = { bold: '1', dim: '2', yellow: '33', cyan: '36' } as const;

function paint(text: string, style: keyof typeof STYLES, colour: boolean): string {
  return colour ? `\u001B[${STYLES[style]}m${text}\u001B[0m` : text;
}
