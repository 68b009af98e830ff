import type { AnswerBody } from '../../answer/answer.js';
import type { Desk } from '../../answer/desk.js';
import type { ModelFault } from '../../contracts/errors.js';
import type { LanguageModel } from '../../contracts/model.js';
import type { Report } from '../../report/report.js';
import { type Choice, choicePointedAt, inShort, piecesIn, translationsOf } from '../choice.js';
import type { Piece } from '../pieces.js';
import { judged } from './judge.js';
import { pointWithModel } from './point.js';
import type { Pointing, Refusal } from './pointing.js';

/** What a model chose, and whether the person stopped it there; or why there is nothing of it. */
export type Asked = { choice: Choice; isStopped: boolean } | { fault: ModelFault } | { refused: Refusal };

/**
 * Has a model choose among the offered pieces, and lets what it says in short stand only where every check and a second look pass. `making`
 * words what it has chosen so far, for those who follow it.
 */
export async function chosenByModel(
  question: string,
  {
    pieces,
    offered,
    reports,
    desk,
    model,
    making,
  }: {
    pieces: readonly Piece[];
    /** The places of the pieces that it may point at. */
    offered: readonly number[];
    reports: readonly Report[];
    desk: Desk;
    model: LanguageModel;
    making?: (choice: Choice) => Pick<AnswerBody, 'text'>;
  },
): Promise<Asked> {
  const of = { pieces, offered };
  const given = offered.flatMap((at) => pieces[at] ?? []);
  const pointed = await pointWithModel(question, {
    ...{ pieces: given, reports, desk, model },
    ...(making && {
      onPoints: (points) => desk.progress?.(making(choicePointedAt({ points }, of).choice).text),
    }),
  });
  if ('fault' in pointed) return pointed;
  if ('refused' in pointed) {
    desk.heard?.({ kept: 0, refused: [pointed.refused] });
    return pointed;
  }
  const { pointing, ending } = pointed;
  const { choice, refused } = choicePointedAt(pointing, of);
  const translated = translationsOf(pointing, { ...of, choice });
  const summary = ending === 'whole' ? await summaryOf(pointing, { ...of, choice, reports, desk, model }) : [];
  const why = typeof summary === 'string' ? [summary] : [];
  desk.heard?.({ kept: piecesIn(choice).length, refused: [...refused, ...translated.refused, ...why] });
  const told = { summary: typeof summary === 'string' ? [] : summary, translations: translated.translations };
  return { choice: { ...choice, ...told }, isStopped: ending === 'stopped' };
}

async function summaryOf(
  pointing: Pointing,
  {
    pieces,
    offered,
    choice,
    reports,
    desk,
    model,
  }: {
    pieces: readonly Piece[];
    offered: readonly number[];
    choice: Choice;
    reports: readonly Report[];
    desk: Desk;
    model: LanguageModel;
  },
): Promise<Choice['summary'] | Refusal> {
  if (pointing.summary.length === 0) return [];
  const facts = await desk.store.facts({
    reports: [...new Set(piecesIn(choice).map(({ paragraph }) => paragraph.report))],
  });
  const names = desk.agencies ?? (await desk.store.agencies());
  const short = inShort(pointing, {
    ...{ pieces, offered, choice, reports, facts, names },
    language: desk.wording.modelLanguage,
  });
  if (typeof short === 'string') return short;
  return (await judged(short.pairs, { desk, model })) ? short.summary : 'judge';
}
