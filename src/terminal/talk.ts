import type { Answer, Ask } from '../answer/answer.js';
import type { LanguageId } from '../contracts/language.js';
import { awaitedIn, isAwaited } from '../conversation/awaiting.js';
import { answerMessage } from '../conversation/message.js';
import { type Asked, type Attachment, plainly, type Reply, type Said } from '../conversation/reply.js';
import { type Choice, choiceMessage, choicesOn, choicesUnder } from './choices.js';
import { CONVERSATION, createTerminalFeatures, type TerminalServices } from './features.js';
import { saveFile } from './saving.js';
import type { Screen } from './screen.js';

/** One person's conversation in the terminal, a line at a time. */
export type Talk = {
  /** Resolves when what the line asks for is on the screen; rejects where that fails. `stop` ends a model's work, `signal` all of it. */
  take(line: string, ending: Ending): Promise<void>;
  greet(ending: Ending): Promise<void>;
  /** The words of the language that is spoken now. */
  wording(): Asked['wording'];
  /** The commands that begin so. */
  commandsLike(begun: string): string[];
};

export type Ending = { stop: AbortSignal; signal: AbortSignal };

const SEAT = { chat: 0, thread: 0, person: 0 };

/** Answers lines by the features that the bot has, and by `ask`; files go into `folder`. */
export function createTalk({
  ask,
  services,
  screen,
  language,
  folder,
}: {
  ask: Ask;
  services: TerminalServices;
  screen: Screen;
  /** What is spoken before a question shows another language. */
  language: LanguageId;
  folder: string;
}): Talk {
  const { register, wordings, now } = services;
  let spoken = language;
  let chosen: LanguageId | null = null;
  let choices: readonly Choice[] = [];
  let cited: string | undefined;
  const features = createTerminalFeatures(services, { cited: () => cited });
  const has = (name: string) => Object.hasOwn(features.buttons, name);
  const wording = () => wordings[chosen ?? spoken];

  async function askedBy(): Promise<Asked> {
    chosen = (await register.preferences(SEAT.person)).language;
    const speaks = chosen ?? spoken;
    return {
      incoming: { ...SEAT, update: 0, at: now() },
      conversation: CONVERSATION,
      isPrivate: true,
      language: speaks,
      chosen,
      preset: language,
      wording: wordings[speaks],
    };
  }

  async function replyTo(line: string, asked: Asked): Promise<Reply> {
    const choice = /^\d+$/.test(line) ? choices[Number(line) - 1] : undefined;
    switch (choice?.kind) {
      case 'words':
        return { question: choice.text, language: choice.language };
      case 'button':
        return (await features.buttons[choice.name]?.(asked, choice.argument)) ?? null;
      case 'text':
        return plainly(choice.text);
      case undefined:
        return replyToWords(line, asked);
      default:
        return choice satisfies never;
    }
  }

  async function replyToWords(line: string, asked: Asked): Promise<Reply> {
    const [, typed, argument = ''] = /^[/／](\S+)\s*(.*)$/su.exec(line) ?? [];
    const name = /^原表$/.test(line) ? 'source' : typed?.toLowerCase();
    if (name !== undefined) {
      if (name === 'help' || (name === 'start' && argument === '')) return features.help(asked, name === 'help');
      return features.commands[name]
        ? features.commands[name].run(asked, argument)
        : features.unknown(asked, `/${name}`);
    }
    const awaited = awaitedIn(await register.expected(SEAT, now()));
    const run = awaited && isAwaited({ text: line }, awaited) ? features.awaited[awaited.topic] : undefined;
    if (!awaited || !run) return { question: line, ...(asked.chosen && { language: asked.chosen }) };
    await register.expect(SEAT, null);
    return run(asked, { text: line, about: awaited.about });
  }

  async function respond(reply: Reply, ending: Ending): Promise<void> {
    if (reply === null) return;
    if (!('question' in reply)) return show(reply);
    const { question: text, language: named, chart = false, figure, glance, below } = reply;
    const { looking, terminal } = wording();
    const making = screen.making({ looking, stop: terminal.stop });
    const pointed = { ...(figure && { figure }), ...(glance && { glance }) };
    const question = { chat: CONVERSATION, text, ...(named && { language: named }), ...pointed };
    const answer = await ask({ ...question, ...ending, progress: making.progress }).finally(making.end);
    await showAnswer(answer, { chart, below });
  }

  async function showAnswer(
    answer: Answer,
    { chart, below }: { chart: boolean; below: string | undefined },
  ): Promise<void> {
    spoken = answer.language;
    const id = answer.citations.length > 0 ? await register.keepAnswer({ answer, seat: SEAT, at: now() }) : null;
    if (id !== null || answer.kind !== 'help') cited = id ?? undefined;
    const words = wordings[answer.language];
    screen.say(answerMessage(answer, words));
    if (below) screen.line(below);
    choices = choicesUnder(answer, { id, wording: words, has });
    const draws = chart && id !== null ? await features.buttons.draw?.(await askedBy(), id) : null;
    if (draws && !('question' in draws)) await show(draws);
    showChoices();
  }

  async function show({ message, keyboard, files = [], replaces }: Said): Promise<void> {
    if (message.text !== '' && replaces !== 'keyboard') screen.say(message);
    for (const file of files) await save(file);
    if (!keyboard) return;
    choices = choicesOn(keyboard.flat(), has);
    const rows = choices.find((choice) => choice.kind === 'button' && choice.name === 'row');
    if (rows?.kind === 'button') cited = rows.argument;
    showChoices();
  }

  function showChoices(): void {
    const message = choiceMessage(choices, { heading: wording().terminal.choose, columns: screen.columns() });
    if (message) screen.say(message);
  }

  async function save(file: Attachment): Promise<void> {
    const { terminal } = wording();
    try {
      screen.line([file.caption, terminal.saved(await saveFile(file, folder))].filter(Boolean).join('\n'));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
      screen.line(terminal.notSaved({ name: file.name, why: error.message }), 'yellow');
    }
  }

  return {
    take: async (line, ending) => respond(await replyTo(line, await askedBy()), ending),
    greet: (ending) => respond({ question: wording().help, language }, ending),
    wording,
    commandsLike: (begun) =>
      Object.keys(features.commands)
        .map((name) => `/${name}`)
        .filter((name) => name.startsWith(begun)),
  };
}
