import type { Fact } from '../report/fact.js';
import type { Paragraph, Report } from '../report/report.js';
import type { Citation, StatedFigure } from './answer.js';

/** What an answer has stated so far: its figures and its citations, each row or sentence cited once. */
export type Sheet = {
  figures: StatedFigure[];
  citations: Citation[];
  facts: Fact[];
  /** Takes the fact up as a stated figure; comes back with the mark to print beside it, "[1]". */
  state: (fact: Fact) => string;
  /** Cites the fact's row or sentence without stating a figure. */
  cite: (fact: Fact) => string;
  /** Cites words of a paragraph. */
  quote: (paragraph: Paragraph, quote: string) => string;
};

/** An empty sheet over the reports that may be cited. */
export function createSheet(reports: readonly Report[]): Sheet {
  const byId = new Map(reports.map((report) => [report.id, report]));
  const figures: StatedFigure[] = [];
  const citations: Citation[] = [];
  const facts: Fact[] = [];

  function number(cited: Omit<Citation, 'n'>): number {
    const same = citations.find(
      (citation) =>
        citation.report === cited.report && citation.section === cited.section && citation.quote === cited.quote,
    );
    if (same) return same.n;
    citations.push({ n: citations.length + 1, ...cited });
    return citations.length;
  }

  function cite(fact: Fact): number {
    const { report, agency, year, section, quote, file } = fact;
    const title = byId.get(report)?.title ?? file;
    const source = byId.get(report)?.source ?? file;
    return number({ report, agency, year, title, section, quote, source, ...printOf(report) });
  }

  function printOf(report: string): Pick<Citation, 'fingerprint'> {
    const hash = byId.get(report)?.hash;
    return hash ? { fingerprint: hash.slice(0, 8) } : {};
  }

  return {
    figures,
    citations,
    facts,
    state(fact) {
      const citation = cite(fact);
      const { agency, year, metric, applicant, value, unit, correction } = fact;
      const printed = correction && { printed: correction.printed };
      if (!facts.includes(fact)) {
        facts.push(fact);
        figures.push({ agency, year, metric, applicant, value, ...printed, unit, citation });
      }
      return `[${citation}]`;
    },
    cite: (fact) => `[${cite(fact)}]`,
    quote(paragraph, quote) {
      const report = byId.get(paragraph.report);
      return `[${number({
        report: paragraph.report,
        agency: report?.agency ?? '',
        year: report?.year ?? 0,
        title: report?.title ?? '',
        section: paragraph.headings.join(' · '),
        quote,
        source: report?.source ?? '',
        ...printOf(paragraph.report),
      })}]`;
    },
  };
}

/** The marks of several citations, each once, in order, runs of three and more drawn together: "[1][2]", "[2]–[9]". */
export function marksOf(marks: readonly string[]): string {
  const numbers = [...new Set(marks.map((mark) => Number(mark.slice(1, -1))))].sort((a, b) => a - b);
  const runs: number[][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run?.at(-1) === number - 1) run.push(number);
    else runs.push([number]);
  }
  return runs
    .map((run) => (run.length > 2 ? `[${run[0]}]–[${run.at(-1)}]` : run.map((n) => `[${n}]`).join('')))
    .join('');
}
