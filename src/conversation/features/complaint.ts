import type { Complaint } from '../../contracts/register.js';
import type { ReportStore } from '../../contracts/store.js';
import type { ChatWording } from '../../contracts/wording/chat.js';
import type { FigureTold } from '../../contracts/wording/feedback.js';
import type { Fact } from '../../report/fact.js';
import { LOCAL, STATEMENT } from '../../report/metrics.js';
import { button, plainly, type Said, shown } from '../reply.js';

/** Characters that are kept of what a person writes. */
const LONGEST_WORDS = 1000;
const LONGEST_ROW = 300;

/** What a person wrote, as much of it as is kept. */
export function keptWords(text: string): string {
  return text
    .trim()
    .slice(0, LONGEST_WORDS)
    .replace(/[\uD800-\uDBFF]$/, '');
}

/** The figure as a complaint names it. */
export function figureKept({ report, metric, applicant, row, column }: Fact): NonNullable<Complaint['figure']> {
  return { report, metric, applicant, row, column };
}

/** The figure that a complaint is about, as it is filed now; `null` where it is not. */
export async function figureOf({ figure }: Pick<Complaint, 'figure'>, store: ReportStore): Promise<Fact | null> {
  if (!figure) return null;
  const facts = await store.facts({ reports: [figure.report], metrics: [figure.metric] });
  return (
    facts.find(
      ({ applicant, row, column }) => applicant === figure.applicant && row === figure.row && column === figure.column,
    ) ?? null
  );
}

/** What a figure is called, with agency and year where they do not stand above it. */
export function nameOf(
  { agency, year, metric, form, applicant, labels }: Fact,
  { answers }: ChatWording,
  { isPlaced = false } = {},
): string {
  const place = isPlaced ? {} : { agency, year };
  const isOwn = metric === LOCAL || metric === STATEMENT;
  if (!isOwn) return shown(answers.label({ ...place, metric, form, applicant }));
  return shown([answers.label(place), ...labels].filter(Boolean).join(' · '));
}

/** A value in its unit, or that the cell is blank. */
export function valueTold({ value, unit }: Pick<Fact, 'value' | 'unit'>, { answers }: ChatWording): string {
  return value === null ? answers.table.blank : answers.amount({ value, unit });
}

/** The figure with its value, and the row it stands in as printed. */
export function figureTold(fact: Fact, wording: ChatWording): FigureTold {
  const row = shown(fact.quote).replaceAll(/\s+/g, ' ').slice(0, LONGEST_ROW);
  return { figure: wording.answers.line(nameOf(fact, wording), valueTold(fact, wording)), row };
}

/** A complaint as administrators are told of it, with what they can do. */
export async function complaintSaid(
  complaint: Complaint,
  { store, wording }: { store: ReportStore; wording: ChatWording },
): Promise<Said> {
  const { feedback } = wording;
  const { number, words } = complaint;
  const fact = await figureOf(complaint, store);
  const about = fact && figureTold(fact, wording);
  const argument = String(number);
  const first = fact ? [button(feedback.correct, 'correct', argument)] : [];
  const decline = button(fact ? feedback.decline : feedback.dismiss, 'decline', argument);
  return plainly(feedback.complaint({ number, about, words: shown(words) }), {
    keyboard: [[...first, decline, button(feedback.reply, 'reply', argument)]],
  });
}
