import type { Answer } from '../answer/answer.js';
import { chartOf } from '../chart/chart-of.js';
import type { LanguageId } from '../contracts/language.js';
import type { ChatWording } from '../contracts/wording/chat.js';
import { actionRows, offersReadings } from '../conversation/actions.js';
import { clean } from '../conversation/clean.js';
import type { Message } from '../conversation/message.js';
import { type Button, button } from '../conversation/reply.js';
import { createWriting } from '../conversation/writing.js';
import { columnsOf } from './wrap.js';

const INDENT = '  ';
const GAP = '    ';

/** Something that can be chosen by its number: words as if typed, a feature's button, or something to be shown. */
export type Choice = { label: string; isListed?: boolean } & (
  | { kind: 'words'; text: string; language: LanguageId }
  | { kind: 'button'; name: string; argument: string }
  | { kind: 'text'; text: string }
);

/** What can be chosen under an answer: what it offers, then what can be done with it, kept under this id. */
export function choicesUnder(
  answer: Answer,
  { id, wording, has }: { id: string | null; wording: ChatWording; has: (button: string) => boolean },
): Choice[] {
  const { language, labels } = answer;
  const offered = answer.options.map((option, index): Choice => {
    // Labels mean that the text itself lists the choices, in the order of their numbers.
    return {
      kind: 'words',
      label: clean(labels?.[index] ?? option),
      text: option,
      language,
      isListed: labels !== undefined,
    };
  });
  if (id === null) return offered;
  const rows = actionRows(answer, { id, wording }).flat();
  const drawn = rows.some((one) => 'press' in one && one.press.kind === 'button' && one.press.name === 'draw');
  // No picture is written into a folder that nobody asked for, so what Telegram is sent by itself is a choice here.
  const canDraw = !drawn && chartOf(answer, { wording: wording.charts });
  const draw = canDraw ? [button(wording.actions.draw, 'draw', id)] : [];
  const readings = offersReadings(answer) ? 'readings' : '';
  const actions = choicesOn([...rows, ...draw], has);
  return [...offered, ...actions.filter((choice) => choice.kind !== 'button' || choice.name !== readings)];
}

/** The buttons of something said as choices, without those of features that the terminal has not. */
export function choicesOn(buttons: readonly Button[], has: (button: string) => boolean): Choice[] {
  return buttons.flatMap((one, index): Choice[] => {
    const { label } = one;
    if ('copies' in one) return [{ kind: 'text', label, text: one.copies }];
    // There is no other chat to pass it on to.
    if ('passes' in one) return [];
    const { press } = one;
    if (press.kind === 'confirmation' || (press.kind === 'button' && !has(press.name))) return [];
    // A button that is called by its number stands for a line of the text.
    return [{ label, ...press, ...(press.kind === 'button' && { isListed: label === `${index + 1}` }) }];
  });
}

/** The choices that the text does not list, numbered under a heading: questions a line each, what is short side by side. */
export function choiceMessage(
  choices: readonly Choice[],
  { heading, columns }: { heading: string; columns: number },
): Message | null {
  const shown = choices
    .map((choice, index) => ({ ...choice, number: `${index + 1}` }))
    .filter(({ isListed }) => !isListed);
  if (shown.length === 0) return null;
  const writing = createWriting().add(heading);
  let used: number | null = null;
  for (const { kind, number, label } of shown) {
    const width = columnsOf(`${GAP}${number}  ${label}`);
    const isBeside: boolean = kind !== 'words' && used !== null && used + width <= columns;
    used = kind === 'words' ? null : width + (isBeside ? (used ?? 0) : 0);
    writing
      .add(isBeside ? GAP : `\n${INDENT}`)
      .add(number, 'code')
      .add(`  ${label}`);
  }
  return writing.message();
}
