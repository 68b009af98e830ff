import type { AgencyNames } from '../report/agency.js';
import type { Fact } from '../report/fact.js';
import type { Report } from '../report/report.js';
import { toSimplified } from '../text/script.js';
import { asPieces, type Piece, wholeOf } from './pieces.js';
import { passes } from './pointing/in-short.js';
import { numbersIn } from './pointing/numbers.js';
import type { Heading, Pointing, Refusal } from './pointing/pointing.js';
import { givesReason } from './search/kinds-asked.js';
import { holdsQuantity } from './search/quantities.js';
import { topicOfSentence } from './search/section-five.js';
import type { Sentence } from './sentences.js';

/** What an answer from the text tells, whoever chose it: the reports' own sentences, and a model's above and beneath them. */
export type Choice = {
  points: { heading: Heading | null; pieces: Piece[] }[];
  /** At most two sentences, each telling a piece in short, with the figures of tables that it states. */
  summary: { text: string; piece: Piece; facts: Fact[] }[];
  translations: { text: string; piece: Piece }[];
};

/** Sentences that the program chose, as such a choice. */
export function choiceOf(sentences: readonly Sentence[]): Choice {
  const pieces = asPieces(sentences);
  return { points: pieces.length > 0 ? [{ heading: null, pieces }] : [], summary: [], translations: [] };
}

/** The sentences of a choice. */
export function piecesIn({ points }: Choice): Piece[] {
  return points.flatMap(({ pieces }) => pieces);
}

/**
 * What a model pointed at among the offered places, each piece with what must be told with it and none twice; a heading that its sentence does
 * not bear out is left away.
 */
export function choicePointedAt(
  { points }: Pick<Pointing, 'points'>,
  { pieces, offered }: { pieces: readonly Piece[]; offered: readonly number[] },
): { choice: Choice; refused: Refusal[] } {
  const refused: Refusal[] = [];
  const told = new Set<number>();
  const own = points.flatMap(({ heading = null, from }) => {
    const pointed = from.flatMap((n) => offered[n - 1] ?? []);
    const places = [...new Set(pointed.flatMap((at) => wholeOf(pieces, at)))].filter((at) => !told.has(at));
    for (const at of places) told.add(at);
    const said = places.flatMap((at) => pieces[at] ?? []);
    if (said.length === 0) return [];
    const fits = heading === null || pointed.every((at) => bearsOut(heading, pieces[at]));
    if (!fits) refused.push('heading');
    return [{ heading: fits ? heading : null, pieces: said }];
  });
  return { choice: { points: own, summary: [], translations: [] }, refused };
}

const SHOWN_BY: Readonly<Record<Heading, (text: string, topic: ReturnType<typeof topicOfSentence>) => boolean>> = {
  问题: (_, topic) => topic === 'problems',
  措施: (text, topic) =>
    topic === 'improvements' ||
    (topic === null &&
      /建立|完善|加强|推[进行动]|开展|组织|制定|强化|规范|落实|明确|配[备齐]|抽查|培训|纳入|将/.test(text)),
  计划: (text, topic) => topic === 'improvements' || /将|拟|计划|打算|今后/.test(text),
  原因: (text) => givesReason(text),
  结果: (text, topic) => topic === null && !/拟|打算|下一步|今后/.test(text),
  工作: (text, topic) => topic === null && !/拟|打算|下一步|今后/.test(text),
  人员: (text) => /人|组长|主任|书记|领导|干部|[员长]/.test(text),
  数量: (text) => holdsQuantity(text),
  时间: (text) => /[年月日期季周天时]|底前/.test(text),
  方式: (text) => /式|法|渠道|途径|通过|利用|采[取用]|机制|制度|网|栏|公告|电话|窗口|[以用由]/.test(text),
};

function bearsOut(heading: Heading, piece: Piece | undefined): boolean {
  return piece !== undefined && SHOWN_BY[heading](piece.text, topicOfSentence(piece));
}

const MOST_IN_SHORT = 2;
const PLANNED = /下一步|打算|今后|计划|改进(?:措施|方向)|整改措施/;

/** What is to be told in short of chosen pieces; refused as a whole where one sentence does not pass. */
export function inShort(
  { summary }: Pick<Pointing, 'summary'>,
  {
    pieces,
    offered,
    choice,
    reports,
    facts,
    names,
    language,
  }: {
    pieces: readonly Piece[];
    offered: readonly number[];
    choice: Choice;
    reports: readonly Report[];
    facts: readonly Fact[];
    names: readonly AgencyNames[];
    language: 'zh' | 'en';
  },
): { pairs: { original: string; told: string }[]; summary: Choice['summary'] } | Refusal {
  if (summary.length > MOST_IN_SHORT) return 'form';
  const told = new Set(piecesIn(choice));
  const pairs: { original: string; told: string }[] = [];
  const sentences: Choice['summary'] = [];
  for (const { from, text } of summary) {
    const at = offered[from - 1];
    const piece = at === undefined ? undefined : pieces[at];
    const report = reports.find(({ id }) => id === piece?.paragraph.report);
    if (at === undefined || !piece || !report || !told.has(piece)) return 'unknown_number';
    const original = wholeOf(pieces, at)
      .map((one) => pieces[one]?.text ?? '')
      .join('');
    const { agency, year } = report;
    const isPlanned =
      PLANNED.test(piece.paragraph.headings.at(-1) ?? '') && !/问题|不足/.test(piece.paragraph.headings.at(-1) ?? '');
    const own = facts.filter((fact) => fact.report === report.id);
    const said = toSimplified(text.trim());
    const passed = passes(said, {
      original: { text: original, agency, year, isPlanned, facts: own },
      language,
      names,
    });
    if (typeof passed === 'string') return passed;
    pairs.push({ original: `${agency}${year}年：${original}`, told: said });
    sentences.push({ text: said, piece, facts: passed.facts });
  }
  return { pairs, summary: sentences };
}

/** Translations of chosen pieces that state no number of their own; they are shown as unchecked. */
export function translationsOf(
  { translations }: Pick<Pointing, 'translations'>,
  { pieces, offered, choice }: { pieces: readonly Piece[]; offered: readonly number[]; choice: Choice },
): { translations: Choice['translations']; refused: Refusal[] } {
  const told = new Set(piecesIn(choice));
  const refused: Refusal[] = [];
  const own = translations.flatMap(({ from, text }) => {
    const piece = pieces[offered[from - 1] ?? -1];
    if (!piece || !told.has(piece)) return [];
    const known = numbersIn(piece.text).map(({ value }) => value);
    const said = (text.match(/\d[\d,]*(?:\.\d+)?/g) ?? []).map((digits) => Number(digits.replaceAll(',', '')));
    const isTrue = said.every((value) => known.includes(value) || piece.text.includes(`${value}`));
    if (!isTrue || /https?:|@\w|\n/.test(text)) refused.push('translation');
    return isTrue && !/https?:|@\w|\n/.test(text) ? [{ text: text.trim(), piece }] : [];
  });
  return { translations: own, refused };
}
