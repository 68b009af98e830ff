import type { Answer } from '../answer/answer.js';
import type { BlockOf } from '../answer/blocks.js';
import { chartOf } from '../chart/chart-of.js';
import type { ChatWording } from '../contracts/wording/chat.js';
import { readingButtons } from './choices.js';
import { clean } from './clean.js';
import { type Button, button } from './reply.js';

type Kept = { id: string; wording: ChatWording };

/** What can be done with an answer that is kept under this id, and was sent with its picture or without: at most three rows of buttons. */
export function actionRows(answer: Answer, { id, wording, drawn = false }: Kept & { drawn?: boolean }): Button[][] {
  const { actions, charts, filed } = wording;
  const card = cardOf(answer);
  if (card) return glanceRows(card, { id, wording });
  const [first] = answer.citations;
  const rows: Button[][] = [];
  if (first) {
    const label = answer.figures.length > 0 || first.quote.includes('|') ? actions.row : actions.passage;
    const figure = answer.figures.find(({ citation }) => citation === first.n);
    const told = figure && {
      name: wording.answers.label(figure),
      amount:
        figure.value === null
          ? wording.answers.table.blank
          : wording.answers.amount({ ...figure, value: figure.value }),
    };
    const copy = { label: actions.copy, copies: clean(actions.citation(first, told ?? null)) };
    const whole = answer.figures.length > 0 ? [button(filed.overview, 'overview', first.report)] : [];
    rows.push([button(label, 'row', id), copy, ...whole]);
  }
  if (first && answer.figures.length > 0) {
    // What is worth a picture without asking was sent with one.
    const canDraw =
      !drawn && !chartOf(answer, { wording: charts }) && chartOf(answer, { wording: charts, asked: true });
    const draw = canDraw ? [button(actions.draw, 'draw', id)] : [];
    rows.push([button(actions.export, 'export', id), ...draw, button(actions.wrong, 'wrong', id)]);
  }
  const { feedback } = wording;
  if (first && answer.kind === 'narrative')
    rows.push([button(feedback.good, 'good', id), button(feedback.bad, 'bad', id)]);
  if (answer.wanted)
    rows.push([button(feedback.request, 'request', id), button(wording.watch.buttons.begin, 'await', id)]);
  const doubted = answer.figures.length > 0 && first && answer.warnings.some((said) => said.includes(filed.checkAll));
  if (doubted) rows.push([button(filed.checkAll, 'check', first.report)]);
  if (offersReadings(answer)) rows.push([button(actions.readings, 'readings', id)]);
  return rows;
}

/** What can be done with a report at a glance; its rows and what it cites only where the answer is kept. */
export function glanceRows(
  { report, others }: BlockOf<'card'>,
  { id, wording }: { id: string | null; wording: ChatWording },
): Button[][] {
  const { glance, filed, actions } = wording;
  return [
    [
      ...(others.length > 0 ? [button(glance.years, 'agency', report)] : []),
      button(glance.problems, 'problems', report),
      button(glance.compare, 'contrast', report),
    ],
    [button(glance.tables, 'gather', `xlsx.r.${report}`), button(glance.original, 'original', report)],
    [button(filed.check, 'check', report), ...(id === null ? [] : [button(actions.row, 'row', id)])],
  ];
}

/** The report at a glance that an answer tells; undefined for any other. */
export function cardOf({ blocks = [] }: Pick<Answer, 'blocks'>): BlockOf<'card'> | undefined {
  return blocks.find((block) => block.kind === 'card');
}

/** The other readings of the question, a row each, and the way back. */
export function readingRows(answer: Answer, { id, wording }: Kept): Button[][] {
  return [...readingButtons(answer, id), [button(wording.actions.back, 'back', id)]];
}

/** The formats of an export, and the way back. */
export function formatRows({ id, wording }: Kept): Button[][] {
  const { csv, xlsx, back } = wording.actions;
  return [[button(xlsx, 'save', `xlsx.${id}`), button(csv, 'save', `csv.${id}`)], [button(back, 'back', id)]];
}

/** Whether the answer stands on one reading of several, so that the others wait behind a button; what can be asked next does not wait. */
export function offersReadings({ kind, options, query, parts = [] }: Answer): boolean {
  if ((kind !== 'figure' && kind !== 'narrative') || options.length === 0) return false;
  const queries = [query, ...parts.map((part) => part.query)].flatMap((one) => one ?? []);
  const others = queries.flatMap(({ assumed = [] }) => assumed.flatMap((assumption) => assumption.others));
  return queries.length === 0 || options.every((option) => others.includes(option));
}
