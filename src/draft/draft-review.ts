import { checkAcrossYears } from '../extract/checks-across-years.js';
import type { Fact, Finding } from '../report/fact.js';
import type { Filing, Paragraph, Report } from '../report/report.js';
import { type Deadline, deadlineOf } from './deadline.js';
import { type Repetition, repetition } from './repetition.js';
import { lackingSections, type SectionLack } from './sections.js';

/** A filed report that a draft is held against. */
export type Earlier = { report: Report; facts: readonly Fact[]; paragraphs: readonly Paragraph[] };

/** A draft, the filed report of the same agency that it is held against (used where it is of the year before), and the day, ISO. */
export type ToReview = { filing: Filing; previous: Earlier | null; today: string };

/** What a draft is like before it is published: everything its writer should look at, nothing of it filed. */
export type DraftReview = {
  report: Pick<Report, 'agency' | 'year' | 'form' | 'title' | 'source' | 'published' | 'reading'>;
  /** The checks of the draft's own tables and text. */
  findings: Finding[];
  /** The report of the year before, and how the draft follows on it; `null` where none is filed. */
  previous: {
    title: string;
    year: number;
    /** The checks between the two years; empty where they share no row that follows on. */
    findings: Finding[];
    /** `null` where one of the two has hardly any text. */
    repetition: Repetition | null;
  } | null;
  sections: SectionLack[];
  deadline: Deadline;
};

/** Reviews a draft. */
export function draftReview({ filing, previous, today }: ToReview): DraftReview {
  const { agency, year, form, title, source, published, reading } = filing.report;
  const before = previous && previous.report.agency === agency && previous.report.year === year - 1 ? previous : null;
  return {
    report: { agency, year, form, title, source, published, reading },
    findings: filing.findings,
    previous: before && {
      title: before.report.title,
      year: before.report.year,
      findings: checkAcrossYears(before.facts, filing.facts),
      repetition: repetition(
        { year, paragraphs: filing.paragraphs },
        { ...before.report, paragraphs: before.paragraphs },
      ),
    },
    sections: lackingSections(filing),
    deadline: deadlineOf(filing.report, today),
  };
}
