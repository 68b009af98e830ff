import type { AnswerBody } from '../answer/answer.js';
import { readingOf, sourcesOf } from '../answer/compose.js';
import { type Desk, endOf, isStopped } from '../answer/desk.js';
import { inBlocks } from '../answer/in-blocks.js';
import { createSheet } from '../answer/sheet.js';
import { ModelError, type ModelFault } from '../errors.js';
import type { LanguageModel, Written } from '../model.js';
import type { Assumption } from '../query/query.js';
import { speaksToModel } from '../report/instructions.js';
import type { Paragraph, Report } from '../report/report.js';
import { follow } from './follow.js';
import { type Grounding, ground, type Source } from './grounding.js';
import type { Passage } from './passages.js';
import { isWhole, printedOf, sentencesOf, splitSentences } from './sentences.js';
import { renderedIn } from './translated.js';

const MOST_PASSAGES = 5;
/** Given in the second try, after the first was too long for the model or cut off by it. */
const FEWER_PASSAGES = 2;
const LONGEST_PASSAGE = 800;
/** A passage that answers this part as well as the best does not help. */
const HELPFUL = 0.35;
const WORTH = 0.3;
/** What stands around the passages, so that they cannot seem to end before their end. */
const MARK = '=====摘录=====';
const NONE = /^[\s“"]*(?:无|none)[。.”"\s]*$/i;
/** What the prompt calls the languages. */
const LANGUAGES = { zh: '简体中文', en: '英文' } as const;

/** A model's answer, or why there is none: its fault, or `null` where it had nothing to say that the passages say. */
export type Worded = { body: AnswerBody } | { body: null; fault: ModelFault | null };

/**
 * Has a model word an answer from the passages and lets through only what they say. Where the person stops it, what was checked by
 * then is the answer; a question that was withdrawn rejects.
 */
export async function answerInWords(
  assumptions: readonly Assumption[],
  {
    reports,
    paragraphs,
    passages,
    desk,
    model,
  }: {
    reports: readonly Report[];
    /** All that were ranked, for the neighbours of a passage. */
    paragraphs: readonly Paragraph[];
    passages: readonly Passage[];
    desk: Desk;
    model: LanguageModel;
  },
): Promise<Worded> {
  const given = helpful(passages, { reports, paragraphs });
  if (given.length === 0) return { body: null, fault: null };
  const evidence = {
    sources: given,
    names: desk.agencies ?? (await desk.store.agencies()),
    language: desk.wording.modelLanguage,
  };
  const body = (kept: Grounding['kept'], ending: Ending) =>
    compose(assumptions, { kept, ending, given, reports, desk });
  const following = follow(evidence, (kept) => desk.progress?.(body(kept, 'unfinished').text));
  let written: Written & { sources: Given[] };
  try {
    written = await write(given, { desk, model, onText: following.hear });
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    if (error.fault !== 'stopped') return { body: null, fault: error.fault };
    if (!isStopped(desk)) throw error;
    const { kept, rejected } = following.grounding();
    desk.heard?.({ kept, rejected });
    return kept.length > 0 ? { body: body(kept, 'stopped') } : { body: null, fault: 'stopped' };
  }
  if (NONE.test(written.text)) return { body: null, fault: null };
  const grounding = ground(written, { ...evidence, sources: written.sources });
  desk.heard?.(grounding);
  return grounding.kept.length === 0
    ? { body: null, fault: null }
    : { body: body(grounding.kept, written.whole ? 'whole' : 'cut') };
}

/** How a model's words end: finished, cut off for length, stopped by the person, or still being written. */
type Ending = 'whole' | 'cut' | 'stopped' | 'unfinished';

type Given = Source & { passage: Passage };

/** The best passages, numbered, without what in them speaks to a model. */
function helpful(
  passages: readonly Passage[],
  { reports, paragraphs }: { reports: readonly Report[]; paragraphs: readonly Paragraph[] },
): Given[] {
  const [best] = passages;
  const given: Given[] = [];
  for (const passage of passages) {
    const near = passage.score >= HELPFUL * (best?.score ?? 0) && passage.worth >= WORTH;
    if (given.length === MOST_PASSAGES) break;
    if (!near) continue;
    const report = reports.find(({ id }) => id === passage.paragraph.report);
    const text = harmless(passage.paragraph, paragraphs).slice(0, LONGEST_PASSAGE);
    if (report && text !== '')
      given.push({ n: given.length + 1, agency: report.agency, year: report.year, text, passage });
  }
  return given;
}

/** The paragraph without its sentences that speak to a model, alone or together with the one before or after them. */
function harmless(paragraph: Paragraph, paragraphs: readonly Paragraph[]): string {
  const beside = (order: number) =>
    paragraphs.find((other) => other.report === paragraph.report && other.order === order)?.text ?? '';
  const sentences = splitSentences(paragraph.text);
  const before = splitSentences(beside(paragraph.order - 1)).at(-1) ?? '';
  const after = splitSentences(beside(paragraph.order + 1))[0] ?? '';
  const around = [before, ...sentences, after];
  return sentences
    .filter((sentence, at) => {
      const [previous = '', next = ''] = [around[at], around[at + 2]];
      return (
        !speaksToModel(sentence) &&
        ((isWhole(previous) && speaksToModel(previous)) || !speaksToModel(previous + sentence)) &&
        (speaksToModel(next) || !speaksToModel(sentence + next))
      );
    })
    .join('');
}

async function write(
  given: readonly Given[],
  { desk, model, onText }: { desk: Desk; model: LanguageModel; onText: (text: string) => void },
): Promise<Written & { sources: Given[] }> {
  const ask = async (sources: readonly Given[]) => ({
    ...(await model.write({
      task: 'answer',
      variables: {
        language: LANGUAGES[desk.wording.modelLanguage],
        question: unmarked(desk.question),
        mark: MARK,
        passages: sources
          .map(({ n, agency, year, text }) => `[${n}] ${agency} ${year}年：${unmarked(text)}`)
          .join('\n'),
      },
      chat: desk.chat ?? '',
      signal: endOf(desk),
      onText,
    })),
    sources: [...sources],
  });
  try {
    const first = await ask(given);
    return first.whole ? first : await ask(given.slice(0, FEWER_PASSAGES));
  } catch (error) {
    if (error instanceof ModelError && error.fault === 'too_long' && given.length > FEWER_PASSAGES)
      return ask(given.slice(0, FEWER_PASSAGES));
    throw error;
  }
}

/** Neither a report nor a question may close the block that it stands in, or number a passage of its own. */
function unmarked(text: string): string {
  return text
    .replaceAll(/={3,}/g, '')
    .replaceAll(/[[【［](\d+)[\]】］]/g, '（$1）')
    .replaceAll(/\s+/g, (blanks) => (blanks.includes('\n') ? ' ' : blanks));
}

function compose(
  assumptions: readonly Assumption[],
  {
    kept,
    ending,
    given,
    reports,
    desk,
  }: {
    kept: Grounding['kept'];
    ending: Ending;
    given: readonly Given[];
    reports: readonly Report[];
    desk: Desk;
  },
): AnswerBody {
  const sheet = createSheet(reports);
  const { wording } = desk;
  const isTranslated = wording.modelLanguage === 'en';
  const sentences = kept.map(({ text, cites }) => {
    const marks = cites.flatMap((n) => {
      const paragraph = given.find((source) => source.n === n)?.passage.paragraph;
      if (!paragraph) return [];
      return [sheet.quote(paragraph, isTranslated ? originalOf(text, paragraph) : paragraph.printed)];
    });
    return `${text}${marks.join('')}`;
  });
  const after = { whole: [], unfinished: [], cut: [wording.cutShort], stopped: [wording.stopped] }[ending];
  const label = [wording.modelLabel, ...after];
  const under = {
    notes: [...label, ...readingOf(assumptions, desk)],
    sources: sourcesOf(sheet, desk, isTranslated),
  };
  return {
    kind: 'narrative',
    answered_by: 'model',
    // The label ends what is shown of an answer that is still being written.
    ...inBlocks({ paragraphs: [sentences], ...(ending === 'unfinished' ? { notes: label } : under) }, desk),
    figures: [],
    citations: sheet.citations,
    options: [...new Set(assumptions.flatMap((assumption) => assumption.others))],
    warnings: [wording.modelLabel],
  };
}

/** The sentences that an English one renders, for those who cannot compare the languages; the paragraph where none stands out. */
function originalOf(text: string, paragraph: Paragraph): string {
  const rendered = renderedIn(text, paragraph.text);
  const printed = sentencesOf([paragraph]).flatMap((sentence) =>
    rendered.includes(sentence.text) ? [printedOf(sentence)] : [],
  );
  return [...new Set(printed)].join('') || paragraph.printed;
}
