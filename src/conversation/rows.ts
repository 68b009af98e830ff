import type { Answer, Citation } from '../answer/answer.js';
import { groupBy } from '../answer/group-by.js';
import type { ReportStore } from '../contracts/store.js';
import type { ChatWording } from '../contracts/wording/chat.js';
import { exportedAnswer } from '../export/exported.js';
import type { Fact } from '../report/fact.js';
import type { Paragraph, Report } from '../report/report.js';
import { inert } from './inert.js';
import type { Message } from './message.js';
import { shown } from './reply.js';
import { cellsOf, type MarkedRow, markRow } from './row-cells.js';
import { createWriting, type Writing } from './writing.js';

const MOST_ROWS = 6;
const MOST_PASSAGES = 3;

/**
 * What an answer rests on as its reports print it: the rows of its figures, each with its cell marked, or the paragraphs it quotes;
 * `null` where nothing of it is filed any more.
 */
export async function rowsMessage(
  answer: Answer,
  { store, wording }: { store: ReportStore; wording: ChatWording },
): Promise<Message | null> {
  const { facts, reports, quotes } = await exportedAnswer(answer, store);
  const stated = inOrder(facts, answer);
  if (stated.length === 0 && (quotes.length === 0 || reports.length === 0)) return null;
  const rows = await Promise.all(
    stated.slice(0, MOST_ROWS).map(async (fact, at) => {
      const others = await store.facts({ reports: [fact.report] });
      return { fact, marked: markRow(fact, others), number: at + 1 };
    }),
  );
  const writing = createWriting();
  const about = { writing, wording };
  for (const row of rows) tellFigure(row, about);
  const left = stated.length - rows.length;
  if (left > 0) writing.add(`${wording.rows.more(left)}\n\n`);
  for (const warning of answer.warnings) writing.add(`${shown(wording.answers.warning(warning))}\n`);
  if (answer.warnings.length > 0) writing.add('\n');
  writing.add(`${wording.answers.sourcesHead}\n`);
  const ofReport = (id: string | undefined) => reports.find((report) => report.id === id);
  for (const group of groupBy(rows, ({ fact }) => fact.report)) {
    tellReport(ofReport(group[0]?.fact.report), about);
    for (const row of group) tellRow(row, about);
  }
  const cited = rows.length > 0 ? [] : answer.citations.filter(({ report }) => ofReport(report));
  for (const group of groupBy(cited.slice(0, MOST_PASSAGES), ({ report }) => report)) {
    const report = ofReport(group[0]?.report);
    tellReport(report, about);
    const paragraphs = report ? await store.paragraphs([report.id]) : [];
    for (const citation of group) tellPassage(citation, { paragraphs, writing });
  }
  const { text, marks } = writing.message();
  return { text: text.trimEnd(), marks };
}

/** In the order in which the answer states them. */
function inOrder(facts: readonly Fact[], { figures }: Answer): Fact[] {
  const placeOf = (fact: Fact) =>
    figures.findIndex(
      ({ agency, year, metric, applicant, value }) =>
        agency === fact.agency &&
        year === fact.year &&
        metric === fact.metric &&
        applicant === fact.applicant &&
        value === fact.value,
    );
  return [...facts].sort((a, b) => placeOf(a) - placeOf(b));
}

type About = { writing: Writing; wording: ChatWording };
type Row = { fact: Fact; marked: MarkedRow; number: number };

function tellFigure({ fact, marked, number }: Row, { writing, wording }: About): void {
  const { answers, rows, exports } = wording;
  const { agency, year, metric, form, applicant, value, unit, status, labels, cell, correction } = fact;
  const isNamed = exports.item(fact) !== '';
  const label = isNamed
    ? answers.label({ agency, year, metric, form, applicant })
    : [answers.label({ agency, year }), ...labels].join(' · ');
  const amount = value === null ? answers.table.blank : answers.amount({ value, unit });
  writing.add(shown(answers.line(label, amount)), 'bold').add(` [${number}]\n`);
  if (status !== 'text') {
    const [column, ...row] = labels.toReversed();
    if (row.length > 0) writing.add(`${shown(rows.row(row.toReversed().join(' → ')))}\n`);
    if (column) writing.add(`${shown(rows.column(column))}\n`);
    // Where the row cannot be marked its place is counted, unless the source lost it or ran the table together.
    if (!marked && status !== 'placed' && fact.column <= cellsOf(fact).length) writing.add(`${rows.at(fact)}\n`);
  }
  const bare = cell.replaceAll(/[,，\s]/g, '');
  if (value !== null && !correction && bare !== '' && bare !== String(value))
    writing.add(`${shown(rows.readFrom(cell, amount))}\n`);
  if (status !== 'reported') writing.add(`${rows.state(exports.origin(status))}\n`);
  for (const note of fact.notes) writing.add(`${shown(answers.warning(answers.note(note)))}\n`);
  writing.add('\n');
}

/** Title, agency and year, the file with its fingerprint, and the address where there is one. */
function tellReport(report: Report | undefined, { writing, wording }: About): void {
  if (!report) return;
  const { title, agency, year, source, hash, published } = report;
  const { answers, rows } = wording;
  const named = answers.source({ n: 0, report: '', agency, year, title, section: '', quote: '', source });
  const parts = [source, rows.fingerprint(hash.slice(0, 8)), published ? rows.published(published) : ''];
  writing.add(`${shown(named)}\n${inert(parts.filter(Boolean).join(' · '), [source])}\n`);
}

function tellRow({ fact, marked, number }: Row, { writing }: About): void {
  writing.add(`[${number}] ${shown(fact.section)} · `);
  if (marked) {
    writing.add(`${onOneLine(shownPiece(marked.before))}【`);
    writing.add(shownPiece(marked.marked), 'bold').add(`】${onOneLine(shownPiece(marked.after))}\n`);
  } else writing.add(`${onOneLine(shown(fact.quote))}\n`);
}

/** The whole paragraph that is quoted, folded, what the answer took from it in bold. */
function tellPassage(
  { n, section, quote }: Citation,
  { paragraphs, writing }: { paragraphs: readonly Paragraph[]; writing: Writing },
): void {
  writing.add(`[${n}] ${shown(section)}\n`);
  const whole = paragraphs.find(({ printed }) => printed.includes(quote))?.printed ?? quote;
  const at = whole.indexOf(quote);
  writing.within('folded', () => {
    writing.add(shownPiece(whole.slice(0, at)));
    writing.add(shownPiece(quote), whole === quote ? undefined : 'bold');
    writing.add(shownPiece(whole.slice(at + quote.length)));
  });
  writing.add('\n');
}

/** Made fit to be shown like the rest, with the spaces at its ends, which stand between two pieces. */
function shownPiece(text: string): string {
  const before = text.slice(0, text.length - text.trimStart().length);
  return before + shown(text) + text.slice(before.length + text.trim().length);
}

function onOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}
