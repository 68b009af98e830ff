import type { Desk } from '../../answer/desk.js';
import { EVERY_AGENCY, type ReadingOf, type Subject } from '../../question/reading.js';
import { speaksToModel } from '../../report/instructions.js';
import type { Paragraph, Report } from '../../report/report.js';
import { contentWords } from '../../text/content-words.js';
import { findLocalRow, type LocalRow } from '../local-row.js';
import { asksWhoDoesNot, withoutNot } from '../not-told.js';
import { keyOf, type Sentence } from '../sentences.js';
import { chooseSentences } from './choose-sentences.js';
import { filedReports } from './filed-reports.js';
import { asksForPlans } from './kinds-asked.js';
import { nearestTo } from './passages.js';
import { scopeOf } from './scope.js';
import { searchText } from './search-text.js';

/** Reports whose paragraphs are all read; beyond that the store's search chooses which, so many of each on average. */
const READ_WHOLE = 200;
const OF_EACH = 6;
const MOST_SEARCHED = 12_000;

/** What the reports' texts hold for a question. */
export type Looked = {
  /** The reading with the words that were looked for. */
  asked: ReadingOf<'text'>;
  /** The reports asked for; of very many only those that the paragraphs are from. */
  reports: Report[];
  /** How many reports were asked for. */
  searched: number;
  paragraphs: Paragraph[];
  /** The sentences that answer, in reading order; none where none does for certain. */
  chosen: Sentence[];
  /** A row that the agency added to the form, where no sentence answers and its labels are what is asked for. */
  row: LocalRow | null;
  /** How well the best passage answers: 0 nothing … 1 for certain. */
  sure: number;
};

/** Looks for the sentences that answer in the reports asked for; asks no model. */
export async function lookInText(reading: ReadingOf<'text'>, desk: Desk): Promise<Looked> {
  const said = searchText(reading, desk.question);
  const subjects = asksForPlans(desk.question) ? await whereItIsPlanned(reading, desk) : reading.subjects;
  const asked = { ...reading, subjects, search: asksWhoDoesNot(desk.question) ? withoutNot(said) : said };
  const { reports, searched, paragraphs } = await found(asked, desk);
  const { question, meanings } = desk;
  const { sentences, sure } = chooseSentences(asked, { paragraphs, question, meanings });
  const chosen = sentences.filter(({ text }) => !speaksToModel(text));
  if (chosen.length > 0) return { asked, reports, searched, paragraphs, chosen, row: null, sure };
  const row = searched === reports.length ? await findLocalRow(asked, { reports, desk }) : null;
  return { asked, reports, searched, paragraphs, chosen, row, sure: row ? 1 : sentences.length > 0 ? 0 : sure };
}

/** The years asked for; what is planned for one that is not filed stands in the report of the year before. */
async function whereItIsPlanned({ subjects }: ReadingOf<'text'>, { store }: Desk): Promise<Subject[]> {
  const filed = await store.filed();
  const has = (agency: string, year: number) => filed.some((one) => one.agency === agency && one.year === year);
  return subjects.map(({ agency, year }) => {
    const isMoved = year !== 'all' && !has(agency, year) && has(agency, year - 1);
    return { agency, year: isMoved ? year - 1 : year };
  });
}

/**
 * How well the text answers: 1 for certain, a sentence that is quoted as the answer; below 0.7 how near the best passage comes; below 0.3
 * it is about something else. Asks no model; costs reading the paragraphs of the reports asked for.
 */
export async function textScore(reading: ReadingOf<'text'>, desk: Desk): Promise<number> {
  return (await lookInText(reading, desk)).sure;
}

/** The reports and what is to be read of them; of everybody's the search chooses first, and only what it found is loaded. */
async function found(
  asked: ReadingOf<'text'>,
  desk: Desk,
): Promise<Pick<Looked, 'reports' | 'searched' | 'paragraphs'>> {
  const { subjects } = asked;
  if (subjects.every(({ agency }) => agency === EVERY_AGENCY)) {
    const { byYear, agencyOf } = await filedReports(desk.store);
    const years = new Set(subjects.flatMap(({ year }) => (year === 'all' ? [...byYear.keys()] : [year])));
    const searched = [...years].reduce((sum, year) => sum + (byYear.get(year) ?? 0), 0);
    if (searched > READ_WHOLE) {
      const paragraphs = await searchedParagraphs(asked, searched, desk);
      const agencies = new Set(paragraphs.flatMap(({ report }) => agencyOf.get(report) ?? []));
      const ids = new Set(paragraphs.map(({ report }) => report));
      const reports = await desk.store.reports({ agencies: [...agencies] });
      return { reports: reports.filter(({ id }) => ids.has(id)), searched, paragraphs };
    }
  }
  const reports = await reportsOf(asked, desk);
  return { reports, searched: reports.length, paragraphs: await paragraphsToRead(asked, { reports, desk }) };
}

async function reportsOf({ subjects }: ReadingOf<'text'>, { store }: Desk): Promise<Report[]> {
  const named = subjects.map((subject) => subject.agency);
  const reports = await store.reports(named.includes(EVERY_AGENCY) ? {} : { agencies: named });
  return reports.filter((report) =>
    subjects.some(
      ({ agency, year }) =>
        (agency === EVERY_AGENCY || agency === report.agency) && (year === 'all' || year === report.year),
    ),
  );
}

/** All paragraphs of a few reports; of many those that share words with the question, and those that are near in meaning. */
async function paragraphsToRead(
  asked: ReadingOf<'text'>,
  { reports, desk }: { reports: Report[]; desk: Desk },
): Promise<Paragraph[]> {
  if (reports.length <= READ_WHOLE) return desk.store.paragraphs(reports.map((report) => report.id));
  return searchedParagraphs(asked, reports.length, desk);
}

async function searchedParagraphs(
  { search, subjects }: ReadingOf<'text'>,
  reports: number,
  desk: Desk,
): Promise<Paragraph[]> {
  // What is counted are reports: the search must come to each of them.
  const within = { limit: Math.min(MOST_SEARCHED, OF_EACH * reports), ...scopeOf({ subjects }) };
  const [byWords, byMeaning] = await Promise.all([
    desk.store.search({ text: contentWords(search).join(' '), ...within }),
    nearestTo({ text: search, ...within }, desk),
  ]);
  return [...new Map([...byWords, ...byMeaning.hits].map((paragraph) => [keyOf(paragraph), paragraph])).values()];
}
