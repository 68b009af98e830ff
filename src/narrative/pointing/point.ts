import { type Desk, endOf, isStopped } from '../../answer/desk.js';
import { groupBy } from '../../answer/group-by.js';
import { ModelError, type ModelFault } from '../../contracts/errors.js';
import type { LanguageModel, Written } from '../../contracts/model.js';
import type { Report } from '../../report/report.js';
import type { Piece } from '../pieces.js';
import { HEADINGS, type Pointing, pointingOf, pointsSoFar, type Refusal } from './pointing.js';

/** What stands around the pieces, so that they cannot seem to end before their end. */
const MARK = '=====';
/** What the prompt calls the languages. */
const LANGUAGES = { zh: '中文', en: '英文' } as const;
const TRANSLATIONS = {
  zh: '',
  en: '\ntranslations：[{"from":编号,"text":"…"}]，points里每个句子的英文全译。',
} as const;

/** A choice of the model, or why there is none: what was wrong with it, or the fault of the model. `ending` is `stopped` where the person did. */
export type Pointed =
  | { pointing: Pointing; ending: 'whole' | 'stopped' }
  | { refused: Refusal }
  | { fault: ModelFault };

/**
 * Has a model point at the pieces that answer; it writes none of them. What it has pointed at while it still writes is told to `onPoints`.
 * A question that was withdrawn rejects.
 */
export async function pointWithModel(
  question: string,
  {
    pieces,
    reports,
    desk,
    model,
    onPoints,
  }: {
    pieces: readonly Piece[];
    reports: readonly Report[];
    desk: Desk;
    model: LanguageModel;
    onPoints?: (points: Pointing['points']) => void;
  },
): Promise<Pointed> {
  let soFar: Pointing['points'] = [];
  function hear(text: string): void {
    const points = pointsSoFar(text, pieces.length);
    // Another try that says something else is shown when it is over.
    if (points.length <= soFar.length || !startsWith(points, soFar)) return;
    soFar = points;
    onPoints?.(points);
  }
  let written: Written;
  try {
    written = await ask(question, { pieces, reports, desk, model, onText: hear });
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    if (error.fault !== 'stopped') return { fault: error.fault };
    if (!isStopped(desk)) throw error;
    return soFar.length > 0 ? { pointing: only(soFar), ending: 'stopped' } : { fault: 'stopped' };
  }
  // What was cut off for length points as far as it goes.
  const cut = written.whole ? [] : pointsSoFar(written.text, pieces.length);
  if (cut.length > 0) return { pointing: only(cut), ending: 'whole' };
  const pointing = pointingOf(written.text, pieces.length);
  return typeof pointing === 'string' ? { refused: pointing } : { pointing, ending: 'whole' };
}

function only(points: Pointing['points']): Pointing {
  return { points, summary: [], translations: [] };
}

function startsWith(points: Pointing['points'], before: Pointing['points']): boolean {
  return before.every((point, at) => point.from.join() === points[at]?.from.join());
}

async function ask(
  question: string,
  {
    pieces,
    reports,
    desk,
    model,
    onText,
  }: {
    pieces: readonly Piece[];
    reports: readonly Report[];
    desk: Desk;
    model: LanguageModel;
    onText: (text: string) => void;
  },
): Promise<Written> {
  const language = desk.wording.modelLanguage;
  const write = (most: number) =>
    model.write({
      task: 'point',
      variables: {
        language: LANGUAGES[language],
        translations: TRANSLATIONS[language],
        headings: HEADINGS.join('、'),
        question: plain(question),
        mark: MARK,
        pieces: listed(pieces.slice(0, most), reports),
      },
      chat: desk.chat ?? '',
      signal: endOf(desk),
      onText,
    });
  try {
    return await write(pieces.length);
  } catch (error) {
    if (error instanceof ModelError && error.fault === 'too_long' && pieces.length > 1)
      return write(Math.ceil(pieces.length / 2));
    throw error;
  }
}

/** The pieces by their numbers, under whose report of which year they stand in and which chapter. */
function listed(pieces: readonly Piece[], reports: readonly Report[]): string {
  const numbered = pieces.map((piece, at) => ({ ...piece, n: at + 1 }));
  return groupBy(numbered, ({ paragraph }) => `${paragraph.report}|${paragraph.headings[0] ?? ''}`)
    .flatMap((group) => {
      const [first] = group;
      const report = reports.find(({ id }) => id === first?.paragraph.report);
      const place = [report?.agency, report && `${report.year}年`, first?.paragraph.headings[0]].filter(Boolean);
      return [`（${plain(place.join(' '))}）`, ...group.map(({ n, text }) => `[${n}]${plain(text)}`)];
    })
    .join('\n');
}

/** Neither a report nor a question may close the block that it stands in, or number a piece of its own. */
export function plain(text: string): string {
  return text
    .replaceAll(/={3,}/g, '')
    .replaceAll(/[[【［](\d+)[\]】］]/g, '（$1）')
    .replaceAll(/\s+/g, (blanks) => (blanks.includes('\n') ? ' ' : blanks));
}
